import { type ReactNode, useId } from 'react';
import type { Fact } from '../../api/types.js';
import { type Answers, NOT_DOCUMENTED } from '../../store/case.js';

const RATING = /^assessment\.asam([34])\.d([1-6])([a-z]?)$/;
const ROW = 26;
const BAR = 150;
const LEFT = 46;

interface Rating {
  readonly label: string;
  readonly value: string | undefined;
  /** Share of the way from none to the most severe. */
  readonly share: number;
  readonly steps: number;
}

/** How severe each dimension is rated: a bar for each, from none to the most severe the edition knows. */
export function Profile({
  answers,
  facts,
}: {
  readonly answers: Answers;
  readonly facts: ReadonlyMap<string, Fact>;
}): ReactNode {
  const title = useId();
  const ratings = ratingsOf(answers, facts);
  if (ratings.length === 0) return null;
  const y = (row: number): number => 14 + row * ROW;
  return (
    <svg className="profile" viewBox={`0 0 ${LEFT + BAR + 64} ${y(ratings.length)}`} role="img" aria-labelledby={title}>
      <title
        id={title}
      >{`Ratings by dimension: ${ratings.map(({ label, value }) => `${label} ${value ?? 'not rated'}`).join(', ')}.`}</title>
      {ratings.map(({ label, value, share, steps }, row) => (
        <g key={label}>
          <text className="profile__label" x={LEFT - 10} y={y(row) + 5} textAnchor="end">
            {label}
          </text>
          <rect className="profile__track" x={LEFT} y={y(row) - 7} width={BAR} height={14} />
          {value !== undefined && (
            <rect className="profile__bar" x={LEFT} y={y(row) - 7} width={Math.max(share * BAR, 3)} height={14} />
          )}
          {Array.from({ length: steps - 1 }, (_, step) => (
            <path key={step} className="profile__step" d={`M${LEFT + ((step + 1) * BAR) / steps} ${y(row) - 7}v14`} />
          ))}
          <text className="profile__value" x={LEFT + BAR + 8} y={y(row) + 5}>
            {value ?? 'not rated'}
          </text>
        </g>
      ))}
    </svg>
  );
}

function ratingsOf(answers: Answers, facts: ReadonlyMap<string, Fact>): readonly Rating[] {
  const rated = [...facts.values()].filter(({ name }) => RATING.test(name) && name in answers);
  const edition = rated.map(({ name }) => RATING.exec(name)?.[1]).at(0);
  if (edition === undefined) return [];
  const wanted = [...facts.values()].filter(({ name }) => {
    const match = RATING.exec(name);
    if (match?.[1] !== edition) return false;
    // Parts of Dimension 3 of the third edition only where they are stated.
    return edition === '4' || match[3] === '' || name in answers;
  });
  const inOrder = wanted.toSorted((one, other) => one.name.localeCompare(other.name));
  return inOrder.map((fact) => ratingOf(fact, answers[fact.name]));
}

function ratingOf({ name, values, maximum = 4 }: Fact, value: unknown): Rating {
  const label = `D${name.split('.d')[1] ?? ''}`;
  const known = value === undefined || value === NOT_DOCUMENTED ? undefined : String(value);
  if (values === undefined) return { label, value: known, share: Number(known ?? 0) / maximum, steps: maximum };
  const codes = Object.keys(values).toSorted((one, other) => rank(one) - rank(other));
  const steps = Math.max(codes.length - 1, 1);
  return { label, value: known, share: known === undefined ? 0 : Math.max(codes.indexOf(known), 0) / steps, steps };
}

/** Codes of the fourth edition that set no level come between none and those that do. */
const rank = (code: string): number => (code === '0' ? 0 : code === 'ANY' || code === 'EVAL' ? 0.5 : 1 + ordinal(code));

/** `1A` before `1C` before `2`; `A` before `E`. */
const ordinal = (code: string): number =>
  /^\d/.test(code) ? Number(code.charAt(0)) * 10 + (code.charCodeAt(1) || 64) - 64 : code.charCodeAt(0) - 64;
