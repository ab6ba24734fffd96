import type { CitedCriterion } from '../../domain/determination.js';
import { against } from '../../explanation/narrate.js';
import type { Case } from '../case.js';
import { isAdverse, isOpen } from '../case.js';
import type { Block, Section, Text } from '../letter.js';

/** Which rules and criteria decided, who owns them, where they can be looked up, and how to have a copy. */
export function criteriaSection(one: Case): Section | undefined {
  const { determination, speaker } = one;
  const { say } = speaker;
  const cited = citedIn(one);
  if (cited.length === 0 && !isAdverse(one)) return undefined;
  const blocks: Block[] = [];
  if (cited.length > 0) {
    const english = speaker.language === 'en' ? '' : ` ${say('criteria.titles-in-english')}`;
    blocks.push({ kind: 'paragraph', text: `${say('criteria.intro')}${english}` });
    if (speaker.audience === 'provider') blocks.push(byCriterion(one, cited));
    blocks.push(bySource(one, cited));
  }
  if (isAdverse(one)) {
    const free = determination.rights?.rights.some(({ kind }) => kind === 'free-copies') === true;
    blocks.push({
      kind: 'paragraph',
      text: `${say(free ? 'criteria.free' : 'criteria.ask')} ${say('criteria.codes')}`,
    });
  }
  return { id: 'criteria', title: say('section.criteria'), blocks };
}

/** Those that decided; for the provider also those of the level asked for that are not met. */
function citedIn(one: Case): readonly CitedCriterion[] {
  const { criteria, requested } = one.determination;
  const deciding = criteria.filter(({ deciding, kind }) => deciding && kind !== 'entailment');
  if (one.speaker.audience === 'member' || isOpen(one)) return deciding;
  const asked = new Set([requested.level.treatment, requested.level.withdrawal]);
  return criteria.filter(
    (one) => deciding.includes(one) || (one.kind === 'clinical' && one.result === 'not-met' && asked.has(one.level)),
  );
}

type Table = Extract<Block, { readonly kind: 'table' }>;

/** One row for each book, law or manual, with the places in it. */
function bySource(one: Case, cited: readonly CitedCriterion[]): Table {
  const { speaker } = one;
  const { say } = speaker;
  const titles = titlesOf(cited);
  return {
    kind: 'table',
    caption: say('criteria.caption'),
    columns: [say('criteria.what'), say('criteria.owner'), say('criteria.where')],
    rows: titles.map((title, index) => {
      const here = cited.filter(({ source }) => source.title === title);
      const sections = [...new Set(here.flatMap(({ source }) => source.section?.split('; ') ?? []))];
      const url = here.find(({ source }) => source.url !== undefined)?.source.url;
      return [
        foreign(one, { text: `${index + 1}. ${title}` }),
        { text: ownerOf(one, here[0] as CitedCriterion) },
        foreign(one, { text: sections.join('; ') || '–', ...(url === undefined ? {} : { url }) }),
      ];
    }),
  };
}

const titlesOf = (cited: readonly CitedCriterion[]): readonly string[] => [
  ...new Set(cited.map(({ source }) => source.title)),
];

/** One row for each criterion; its source stands in the table of sources under the same number. */
function byCriterion(one: Case, cited: readonly CitedCriterion[]): Table {
  const { quote, speaker } = one;
  const { say } = speaker;
  const titles = titlesOf(cited);
  return {
    kind: 'table',
    caption: say('criteria.caption-results'),
    columns: [say('criteria.criterion'), say('criteria.result'), say('criteria.needed'), say('criteria.place')],
    rows: cited.map((criterion) => {
      const { because, id, result, satisfiedBy, source, title } = criterion;
      const wanted = result === 'met' && because === undefined ? undefined : satisfiedBy;
      return [
        quote(title, id),
        { text: say(applies(criterion) ? 'result.applies' : `result.${result}`) },
        wanted === undefined ? { text: '–' } : quote(wanted, id),
        foreign(one, { text: [`${titles.indexOf(source.title) + 1}.`, source.section ?? ''].join(' ').trim() }),
      ];
    }),
  };
}

/** A rule against the request that is met has not been fulfilled by anybody: it applies. */
const applies = (criterion: CitedCriterion): boolean =>
  criterion.result === 'met' && against({ criteria: [{ ...criterion, deciding: true }] }).length > 0;

/** Titles of sources stand as they were published. */
const foreign = ({ speaker }: Case, text: Text): Text => (speaker.language === 'en' ? text : { ...text, lang: 'en' });

function ownerOf({ speaker }: Case, { basis, edition, kind }: CitedCriterion): string {
  if (edition !== undefined) return speaker.say('owner.asam');
  if (kind === 'overlay' || basis === 'statute') return speaker.say('owner.law');
  if (kind === 'payer' || kind === 'coverage') return speaker.say('owner.plan');
  return speaker.say('owner.source');
}
