import type { Join } from '../clinical/join.js';
import { drivers, ratingsOf } from '../clinical/join.js';
import { createFindings, evaluate } from '../conditions/program.js';
import { traceOf } from '../conditions/trace.js';
import type { CitedCriterion } from '../domain/determination.js';
import { RECOVERY_RESIDENCE } from '../domain/level.js';
import type { Truth } from '../domain/truth.js';
import { fromBoolean, MET, truthWord, UNDETERMINED } from '../domain/truth.js';
import { citable, citation, NOTHING_MORE, seenAs } from './citable.js';
import { sourceOf } from './source.js';
import type { Subject } from './subject.js';
import { originOf, shows } from './subject.js';

/** Each rated subdimension with the minimum it points to: met when what was asked covers it. */
export function joinCriteria(subject: Subject, set: Join): readonly CitedCriterion[] {
  return [...ratings(subject, set), ...continuedTests(subject, set)];
}

function ratings(subject: Subject, set: Join): readonly CitedCriterion[] {
  const { matter, stated, resolution } = subject;
  const { document } = set;
  const driving = new Set(drivers(set, stated));
  const asked = matter.asked.level.treatment;
  return ratingsOf(set, stated).flatMap(({ subdimension, rating }): readonly CitedCriterion[] => {
    const minimum = rating?.minimum ?? undefined;
    const covered =
      minimum === undefined ||
      minimum === RECOVERY_RESIDENCE ||
      asked === undefined ||
      matter.finder.scale.dominates(asked, minimum);
    const truth: Truth = rating === undefined ? UNDETERMINED : fromBoolean(covered);
    const drives = driving.has(subdimension.fact);
    if (!drives && !shows(subject, undefined, truthWord(truth), false)) return [];
    const own = citable(set, `${subdimension.fact} ${rating?.code ?? ''}`, () => ({
      id: `asam4.${subdimension.fact.slice(subdimension.fact.lastIndexOf('.') + 1)}`,
      title: rating === undefined ? `${subdimension.title}: not rated` : titleOf(subdimension.title, minimum),
      kind: 'clinical',
      basis: 'clinical',
      ...(minimum === undefined ? {} : { level: minimum }),
      dimension: subdimension.dimension,
      edition: document.edition,
      version: document.version,
      source: sourceOf(document.references, rating?.cite ?? document.leastIntensive.cite),
      status: rating?.status ?? document.leastIntensive.status,
      ...(rating === undefined ? {} : { because: rating.meaning }),
    }));
    return [
      citation(own, truthWord(truth), drives && resolution.decision !== 'pend', NOTHING_MORE, () => ({
        fact: subdimension.fact,
        operator: 'equal',
        wanted: rating?.code ?? null,
        seen: rating?.code ?? null,
        origin: rating === undefined ? 'unknown' : 'stated',
        result: truthWord(truth),
      })),
    ];
  });
}

function titleOf(title: string, minimum: string | undefined): string {
  if (minimum === undefined) return `${title}: no level is needed for it`;
  return minimum === RECOVERY_RESIDENCE
    ? `${title}: a recovery residence is needed`
    : `${title}: Level ${minimum} or more is needed, and the level asked for gives it`;
}

function continuedTests(subject: Subject, set: Join): readonly CitedCriterion[] {
  if (subject.drawn.question.stay === undefined) return [];
  const { document, continuedProgram } = set;
  const findings = evaluate(continuedProgram, subject.stated, createFindings(continuedProgram));
  return set.continued.flatMap((test, index): readonly CitedCriterion[] => {
    const truth = findings.conditions[index] as Truth;
    const deciding = truth === MET && subject.resolution.decision !== 'pend';
    if (!shows(subject, undefined, truthWord(truth), deciding)) return [];
    const own = citable(set, test.id, () => ({
      id: test.id,
      title: test.title,
      kind: 'clinical',
      basis: 'clinical',
      edition: document.edition,
      version: document.version,
      source: sourceOf(document.references, test.cite),
      status: test.status,
    }));
    const seen = seenAs(subject, continuedProgram.reads[index] as readonly number[], subject.stated);
    return [
      citation(own, truthWord(truth), deciding, seen, () =>
        traceOf(continuedProgram, index, findings, subject.stated, originOf(subject)),
      ),
    ];
  });
}
