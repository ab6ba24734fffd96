import type { ChangeSet } from '../../domain/would-change.js';
import { against, isPlain } from '../../explanation/narrate.js';
import type { Case } from '../case.js';
import { isAdverse, once } from '../case.js';
import type { Block, Section, Text } from '../letter.js';

/** What could change the answer, if it is so: never an instruction to say what is not. */
export function changeSection(one: Case): Section | undefined {
  const { determination, speaker } = one;
  const { say } = speaker;
  const items = once([
    ...(isAdverse(one) ? remedies(one) : []),
    ...(determination.wouldChange?.sets.map((set) => setText(one, set)) ?? []),
  ]);
  if (items.length === 0 && !isAdverse(one)) return undefined;
  const blocks: Block[] =
    items.length === 0
      ? []
      : [
          { kind: 'paragraph', text: say('change.intro') },
          { kind: 'list', items },
        ];
  return {
    id: 'change',
    title: say('section.change'),
    blocks: [...blocks, { kind: 'paragraph', text: say('change.send') }],
  };
}

/** What would satisfy the rules that decided against the request, as they say it. */
function remedies({ determination, quote, speaker }: Case): readonly Text[] {
  return against({ criteria: determination.criteria }).flatMap(({ effect, id, satisfiedBy }) =>
    effect !== 'pend' && satisfiedBy !== undefined && (speaker.audience === 'provider' || isPlain(satisfiedBy))
      ? [quote(satisfiedBy, id)]
      : [],
  );
}

function setText({ quote, speaker }: Case, { facts, kind }: ChangeSet): Text {
  const { list, say } = speaker;
  const quoted = facts.map(({ fact, question, shown }) => {
    const text = quote(question, fact);
    const wanted = wantedWords(shown, speaker.say);
    return wanted === undefined ? text : { ...text, text: say('change.fact', { question: text.text, wanted }) };
  });
  const key = kind === 'clinical-change' ? 'change.clinical' : 'change.evidence';
  const foreign = quoted.some(({ lang }) => lang !== undefined);
  return {
    text: say(key, { what: list(quoted.map(({ text }) => text)) }),
    ...(foreign ? { lang: 'en' as const } : {}),
  };
}

/** Codes of answers are explained by their question; numbers and yes or no are said. */
function wantedWords(shown: unknown, say: Case['speaker']['say']): string | undefined {
  if (typeof shown === 'boolean') return say(shown ? 'yes' : 'no');
  return typeof shown === 'number' ? String(shown) : undefined;
}
