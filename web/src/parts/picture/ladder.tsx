import { type ReactNode, useId } from 'react';
import type { Determination, Level } from '../../api/types.js';
import { axisOf, levelCodes, openCodes, openWords } from '../level-words.js';
import type { NamedLevel } from '../levels.js';

const LEFT = 84;
const COLUMNS = [34, 98, 162] as const;
const WIDTH = LEFT + 196;
/** Short ladders have room to breathe. */
const MANY = 12;

/** Levels of care as a ladder, with what was asked, what the criteria indicate and what the answer gives, side by side. */
export function Ladder({
  answer,
  levels,
}: {
  readonly answer: Determination;
  readonly levels: readonly NamedLevel[];
}): ReactNode {
  const title = useId();
  const axis = axisOf(answer.requested.level);
  const codeOf = (level: Level | undefined): string | undefined => level?.[axis];
  const asked = codeOf(answer.requested.level);
  const possible = openCodes(answer.findings.clinical.possible ?? [], axis);
  const indicated = codeOf(answer.findings.clinical.indicated) ?? (possible.length === 1 ? possible[0] : undefined);
  const given = codeOf(answer.authorized?.level);
  const rungs = levels.filter((level) => level.axis === axis).toReversed();
  if (rungs.length === 0) return null;
  const high = rungs.length > MANY ? 24 : 30;
  const rowOf = (code: string | undefined): number => rungs.findIndex((rung) => rung.code === code);
  const y = (row: number): number => 40 + row * high;
  const spread = [asked, indicated, given].map(rowOf).filter((row) => row >= 0);
  return (
    <svg className="ladder" viewBox={`0 0 ${WIDTH} ${y(rungs.length)}`} role="img" aria-labelledby={title}>
      <title id={title}>{pictureWords(answer)}</title>
      {spread.length > 1 && (
        <rect
          className="ladder__gap"
          x={LEFT - 14}
          width={WIDTH - LEFT + 10}
          y={y(Math.min(...spread)) - high / 2}
          height={(Math.max(...spread) - Math.min(...spread) + 1) * high}
        />
      )}
      {(['Asked', 'Indicated', answer.finality === 'final' ? 'Given' : 'Proposed'] as const).map((word, index) => (
        <text key={word} className="ladder__head" x={column(index as 0 | 1 | 2)} y={16} textAnchor="middle">
          {word}
        </text>
      ))}
      <path className="ladder__rail" d={`M${LEFT - 14} ${y(0) - 10}V${y(rungs.length - 1) + 10}`} />
      {rungs.map(({ code }, row) => (
        <g key={code}>
          <path className="ladder__rung" d={`M${LEFT - 14} ${y(row)}H${WIDTH - 6}`} />
          <text className="ladder__code" x={LEFT - 22} y={y(row) + 5} textAnchor="end">
            {code}
          </text>
          {code === asked && <circle className="ladder__asked" cx={column(0)} cy={y(row)} r={9} />}
          {code === indicated && <path className="ladder__indicated" d={diamond(column(1), y(row))} />}
          {code !== indicated && possible.includes(code) && (
            <path className="ladder__possible" d={diamond(column(1), y(row))} />
          )}
          {code === given && (
            <>
              <rect className="ladder__given" x={column(2) - 9} y={y(row) - 9} width={18} height={18} rx={2} />
              <path className="ladder__tick" d={`M${column(2) - 4} ${y(row)}l3 4 6-8`} />
            </>
          )}
        </g>
      ))}
    </svg>
  );
}

const column = (index: 0 | 1 | 2): number => LEFT + COLUMNS[index];
const diamond = (x: number, y: number): string => `M${x} ${y - 10}l10 10-10 10-10-10z`;

/** What the picture shows, in words. */
export function pictureWords({ requested, findings, authorized, finality }: Determination): string {
  const { indicated, possible } = findings.clinical;
  const clinical =
    indicated !== undefined
      ? `the criteria indicate ${levelCodes(indicated)}`
      : possible !== undefined
        ? `the criteria ${openWords(openCodes(possible, axisOf(requested.level)))}`
        : 'the criteria give no level';
  const given =
    authorized === undefined
      ? 'nothing is given yet'
      : `${finality === 'final' ? 'given' : 'proposed'} is ${levelCodes(authorized.level)}`;
  return `Asked is ${levelCodes(requested.level)}; ${clinical}; ${given}.`;
}
