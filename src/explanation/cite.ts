import { treatmentKey } from '../clinical/result.js';
import type { CriteriaDocument } from '../clinical/documents.js';
import type { CitedCriterion } from '../domain/determination.js';
import { codesOf } from '../domain/level.js';
import { factIndex } from '../facts/catalogue.js';
import type { Truth } from '../domain/truth.js';
import { fromBoolean, truthWord, UNDETERMINED } from '../domain/truth.js';
import { citable, citation, NOTHING_MORE } from './citable.js';
import { bestFitCriteria } from './cite-best-fit.js';
import { joinCriteria } from './cite-join.js';
import { coverageEntries, payerRules } from './cite-payer.js';
import { sourceOf } from './source.js';
import type { Subject } from './subject.js';

/** What was evaluated for a request, each with its source and result, as the determination cites it. */
export function cite(subject: Subject): readonly CitedCriterion[] {
  const cited: CitedCriterion[] = [];
  emergencyScreens(subject, cited);
  coverageEntries(subject, cited);
  payerRules(subject, cited);
  if (!subject.resolution.exempt) clinicalCriteria(subject, cited);
  return cited;
}

function clinicalCriteria(subject: Subject, cited: CitedCriterion[]): void {
  const { method } = subject.matter.finder;
  switch (method.kind) {
    case 'best-fit':
      principle(subject, method.set.document, cited);
      bestFitCriteria(subject, method.set, cited);
      return;
    case 'join':
      principle(subject, method.set.document, cited);
      cited.push(...joinCriteria(subject, method.set));
      return;
    case 'stated': {
      const title = `${method.tool.toUpperCase()} indicates the level asked for`;
      cited.push(statedLevel(subject, `stated.${method.tool}`, title, method.fact));
      return;
    }
    case 'certification': {
      const title = 'The certifying physician attests the level asked for';
      cited.push(statedLevel(subject, 'certification', title, method.fact));
    }
  }
}

/** A positive emergency screen comes before everything else. */
function emergencyScreens({ matter, drawn, resolution }: Subject, cited: CitedCriterion[]): void {
  const document = drawn.setting.emergency ? criteriaOf(matter) : undefined;
  if (document === undefined) return;
  const { title, cite: citation, status } = document.emergency;
  for (const fact of ['assessment.emergency.medical', 'assessment.emergency.psychiatric']) {
    if (drawn.values[factIndex(matter.catalogue, fact)] !== true) continue;
    cited.push({
      id: `${document.id}.${fact.slice('assessment.'.length)}`,
      title,
      kind: 'clinical',
      basis: 'clinical',
      edition: document.edition,
      version: document.version,
      source: sourceOf(document.references, citation),
      status,
      result: 'met',
      deciding: resolution.reason === 'urgent',
      trace: { fact, operator: 'equal', wanted: true, seen: true, origin: 'stated', result: 'met' },
    });
  }
}

/** The criteria set that computes, or that is at hand where a tool or a physician gives the level. */
function criteriaOf({ finder, comparison }: Subject['matter']): CriteriaDocument | undefined {
  for (const { method } of comparison === undefined ? [finder] : [finder, comparison])
    if (method.kind === 'best-fit' || method.kind === 'join') return method.set.document;
  return undefined;
}

/** More than is indicated is not granted: cited wherever a level was asked for and one is indicated. */
function principle(subject: Subject, document: CriteriaDocument, cited: CitedCriterion[]): void {
  const { matter, resolution } = subject;
  const asked = matter.asked.level.treatment;
  const found = indicatedTreatment(subject);
  if (asked === undefined || found === undefined) return;
  const more = matter.finder.scale.compareTreatment(asked, found) === 'more';
  const standsIn = resolution.standsInFor !== undefined;
  const rule = standsIn ? document.standIn : document.leastIntensive;
  const own = citable(document, `${standsIn ? 'stands-in' : 'least-intensive'} ${asked}`, () => ({
    id: `${document.id}.${standsIn ? 'stands-in' : 'least-intensive'}`,
    title: rule.title,
    kind: 'clinical',
    basis: 'clinical',
    level: asked,
    edition: document.edition,
    version: document.version,
    source: sourceOf(document.references, rule.cite),
    status: rule.status,
    satisfiedBy: `Facts by which no level below ${asked} fits: see the criteria of ${asked} that are not met.`,
  }));
  const deciding = standsIn || (more && resolution.decision === 'downgrade' && resolution.lowered);
  cited.push(citation(own, more && !standsIn ? 'not-met' : 'met', deciding, NOTHING_MORE));
}

/** The treatment level that every clinical answer left open gives, whatever else they differ in. */
function indicatedTreatment({ drawn: { results } }: Subject): string | undefined {
  const [first] = results;
  const same = results.every(
    ({ treatment }) => first !== undefined && treatmentKey(treatment) === treatmentKey(first.treatment),
  );
  return same && first?.treatment.kind === 'level' ? first.treatment.code : undefined;
}

/** A level that a tool or a physician gives supports the request when it is the level asked for. */
function statedLevel({ matter, stated, resolution }: Subject, id: string, title: string, fact: number): CitedCriterion {
  const said = stated[fact] as string | undefined;
  const asked = codesOf(matter.asked.level);
  const truth: Truth = said === undefined ? UNDETERMINED : fromBoolean(asked.includes(said));
  const { ruleset } = matter;
  return {
    id,
    title,
    kind: 'clinical',
    basis: 'clinical',
    ...(said === undefined ? {} : { level: said }),
    version: ruleset.version,
    source: sourceOf(ruleset.references, ruleset.binds.cite),
    status: 'interpretation',
    satisfiedBy: 'A stated level equal to the level asked for.',
    result: truthWord(truth),
    deciding: resolution.decision === 'approve',
    trace: {
      fact: matter.catalogue.facts[fact]?.name ?? '',
      operator: 'in',
      wanted: asked,
      seen: said ?? null,
      origin: said === undefined ? 'unknown' : 'stated',
      result: truthWord(truth),
    },
  };
}
