import { CONDITION_FAULTS } from '../conditions/condition-faults.js';

/**
 * Everything that can be wrong with the rulesets folder, in one table. Conditions bring their own. The text of a
 * ruleset is its author's, so messages may quote it.
 */
// One row for each code, to be read as the table it is.
// prettier-ignore
export const RULESET_FAULTS = {
  ...CONDITION_FAULTS,

  'root-missing': { title: 'the rulesets folder cannot be read', hint: 'check the path of the rulesets folder' },
  'root-other': { title: 'this is not a rulesets folder', hint: 'name the folder that holds `facts.json` and `payers`' },
  'file-missing': { title: 'a file is missing', hint: 'add the file; see docs/authoring-reference.md for the layout of the folder' },
  'file-stray': { title: 'a file or folder does not belong here', hint: 'move it elsewhere; only README.md files and the documents of the layout may be here' },
  'file-unreadable': { title: 'a file cannot be read', hint: 'check that it is there and that its permissions allow reading' },
  'file-too-large': { title: 'a file is too large', hint: 'a document is at most 5 MB and 100,000 values; split it' },
  'link-leaves-root': { title: 'a symbolic link leads out of the rulesets folder', hint: 'copy the file into the folder' },

  'text-not-utf8': { title: 'the file is not UTF-8', hint: 'save it as UTF-8' },
  'text-byte-order-mark': { title: 'the file begins with a byte order mark', hint: 'save it as UTF-8 without a byte order mark' },
  'text-empty': { title: 'the file is empty', hint: 'write the document or remove the file' },
  'json-invalid': { title: 'the file is not valid JSON', hint: 'look here and at the end of the line above: a comma stands between two entries, none after the last. JSON has no comments; a remark goes under "$comment" at the top' },
  'json-too-deep': { title: 'the file is nested too deeply', hint: 'flatten it' },
  'key-duplicate': { title: 'a key is written twice', hint: 'remove one: only the last would count' },
  'key-forbidden': { title: 'a key has a name that is not allowed', hint: 'rename it' },

  'key-unknown': { title: 'a key does not belong here', hint: 'remove or rename it' },
  'key-missing': { title: 'a key is missing', hint: 'add it' },
  'key-malformed': { title: 'a key does not have the form wanted', hint: 'rename it' },
  'type-wrong': { title: 'a value has the wrong type', hint: 'see the schema of the document in schemas/' },
  'value-not-allowed': { title: 'a value is not one of those allowed', hint: 'use one of the values listed' },
  'value-malformed': { title: 'a value does not have the form wanted', hint: 'see the schema of the document in schemas/' },
  'number-out-of-range': { title: 'a number is outside its range', hint: 'see the schema of the document in schemas/' },
  'size-wrong': { title: 'something has too few or too many parts', hint: 'see the schema of the document in schemas/' },
  'shape-unclear': { title: 'an object has none of the keys that say what it is', hint: 'give it one of them' },

  'citation-unresolved': { title: 'a citation names no reference', hint: 'add the source to `references`, or name one that is there' },
  'date-not-real': { title: 'a date is not a day of the calendar', hint: 'write a day that exists as YYYY-MM-DD' },
  'date-absurd': { title: 'a date is far from our time', hint: 'check the year' },
  'dates-out-of-order': { title: 'a span ends before it begins', hint: 'check the first and last day' },
  'id-duplicate': { title: 'an id or name is given twice', hint: 'give each its own: answers, cases and diffs name it' },
  'folder-mismatch': { title: 'the document names another folder than the one it is in', hint: 'make the two equal' },

  'fact-name-nested': { title: 'the name of a fact lies below another fact', hint: 'a request cannot hold both a value and an object at the same path; rename one' },
  'fact-derivation': { title: 'a derived fact is not fully described', hint: 'a fact under `derived.` has `derivedFrom` and `derivedBy` and no `question`; no other fact has them' },
  'fact-question': { title: 'a fact that is asked has no question', hint: 'write the question to ask a person' },
  'fact-values': { title: 'the values of a fact do not fit its type', hint: 'a fact of type code lists its `values`; no other does' },
  'fact-range': { title: 'the range of a fact does not fit', hint: 'only numbers have `minimum` and `maximum`, the first no greater than the second' },
  'catalogue-incomplete': { title: 'no request schema can be made from the fact catalogue', hint: 'put back the fact that src/facts/request-schema.ts reads by name, such as `review.type`' },
  'fact-not-asked': { title: 'a fact is named that nobody can be asked', hint: 'name a fact of rulesets/facts.json with a question' },

  'criteria-unknown': { title: 'there is no such criteria set', hint: 'name a folder of rulesets/criteria, `stated:<tool>` or `certification`' },
  'criteria-population': { title: 'the criteria do not fit the population', hint: 'name each population once, with a criteria set made for it' },
  'tool-unknown': { title: 'the tool is not one a caller can state', hint: 'name a value of the fact `assessment.stated.tool`' },
  'binds-by-care': { title: 'whom a ruleset binds depends on the care of a person', hint: 'read facts of the plan, the provider and the member here, and make a rule of the rest' },
  'coverage-incomplete': { title: 'the coverage table leaves out a level', hint: 'list every level of the edition; `unstated` is an answer' },
  'coverage-without-source': { title: 'a level is excluded without a source', hint: 'give `cite` and `evidence`: a denial rests on them' },
  'parameter-value': { title: 'the parameter cannot have this value', hint: 'use one of the `values` of the parameter' },
  'published-changed': { title: 'a file of a published version is not as it was published', hint: 'put it back: a published version is never edited. Correct it in a new version that names this one in `supersedes`, publish that, and withdraw this one with `ur rulesets withdraw`' },
  'published-missing': { title: 'the folder of a published version is not there', hint: 'put it back: answers name it, and stays that began under it stay on it. To let it decide no more, use `ur rulesets withdraw`' },
  'published-dependency': { title: 'what a published version rests on has changed', hint: 'put the criteria back, or, when the change is meant, check every published version that rests on them again with `ur rulesets renew`' },
  'published-record': { title: 'a record of published.json contradicts itself', hint: 'put it back as `ur rulesets publish` wrote it' },
  'published-end': { title: 'a published version cannot end on this day', hint: 'an end only shortens: name a day from its first day on and before the end it was published with' },
  'version-overlap': { title: 'two versions are in force on the same day', hint: 'end the earlier one the day before (a published one with `ur rulesets end`), or let the later name it in `supersedes`' },
  'version-unknown': { title: 'the payer has no such version', hint: 'name the folder of another version of this payer' },
  'version-circle': { title: 'versions supersede each other in a circle', hint: 'only the later one names the earlier in `supersedes`' },
  'gap-undeclared': { title: 'no version is in force between two others, or in place of one that was withdrawn', hint: 'declare the gap with its reason in payer.json, or let a version cover its days: requests of those days then wait for a person, with that reason' },
  'gap-overlap': { title: 'a declared gap has a day that is already spoken for', hint: 'shorten the gap: no version is known on its days' },

  'overlay-unknown': { title: 'there is no such overlay', hint: 'name a folder of rulesets/overlays as `id@version#digest`; `ur rulesets pin` writes the entry' },
  'overlay-digest': { title: 'an overlay is not the text that was pinned', hint: 'read what changed, then pin it again with `ur rulesets pin`; a published version keeps its pin: put the overlay back and give the change a version of its own' },
  'overlay-window': { title: 'an overlay does not hold on every day of the version that imports it', hint: 'import a version of the overlay that does, or leave it out' },
  'overlay-override': { title: 'the rule of an overlay is defined a second time', hint: 'rename the other rule: imported rules cannot be overridden' },
  'overlay-adverse': { title: 'the rule of an overlay stands against a request', hint: 'an overlay holds protective rules and advice only; an adverse rule belongs to a payer' },

  'reason-unknown': { title: 'there is no such reason', hint: 'use a code of rulesets/reasons.json, or add one there' },
  'limit-without-amount': { title: 'a limit limits nothing', hint: 'give `days`, `hoursPerWeek`, or `units` together with `unit`' },
  'condition-never-met': { title: 'no facts can meet the condition', hint: 'a rule that can never be met hides a mistake: its parts exclude each other' },
  'condition-always-met': { title: 'all facts meet the condition', hint: 'a rule that is met by everyone hides a mistake: one of its parts takes over what another leaves' },
  'window-unclear': { title: 'the window of an exemption is not clear', hint: 'give `days` or `businessDays`, counted from the first day asked for or from the date fact `from`, or `visits`; `used` names an integer fact of the days or visits had before' },
  'counting-missing': { title: 'a rule counts without saying how', hint: 'add `counting`: which day is day 1, what is included, what is left out' },
  'rule-without-case': { title: 'no case names this rule', hint: 'add a case whose `expect.cites` has the id of the rule' },

  'case-invalid': { title: 'a case is not a valid request', hint: 'a case is an API body after its change; see rulesets/facts.json' },
  'case-other-payer': { title: 'a case asks another payer', hint: 'write the payer of this folder in `base`' },
  'case-cites-unknown': { title: 'a case cites a rule or criterion that does not exist', hint: 'use the id of a rule of this version or of a criterion it decides by' },

  'combination-missing': { title: 'a level has no combination', hint: 'add it: without one the level is never indicated' },
  'cell-missing': { title: 'a combination names a dimension without a criterion', hint: 'add the criterion of that dimension at this level' },
  'order-incomplete': { title: 'a treatment level is missing from the order', hint: 'put every treatment level in `order`' },
  'domain-open': { title: 'a criteria set reads a fact with too many values', hint: 'a criteria set reads booleans, codes, short ranges of integers and derived facts: unknown ones are tried value by value' },
  'value-outside-domain': { title: 'the fact cannot have this value', hint: 'use a value of the fact in rulesets/facts.json' },
  'withdrawal-mismatch': { title: 'the withdrawal axis does not fit its fact or levels', hint: 'the order begins with `none`, holds every withdrawal level and every value of the fact' },
  'ratings-differ': { title: 'the ratings differ from the values of the fact', hint: 'list each value of the fact exactly once' },
  'join-not-unique': { title: 'two levels have no single least level that covers both', hint: 'correct the capabilities' },

  'theme-order': { title: 'the order of a theme does not fit the fact', hint: 'numbers and booleans are `ascending` or `descending`; a code lists each of its values once, from least to most; other facts have no themes' },
  'law-unknown': { title: 'there is no such body of law', hint: 'name a key of `bodies` in rulesets/lint-law.json, or add one there with its laws and sources' },
  'law-line-missing': { title: 'a line of business is left out', hint: 'list every value of `plan.line`: a line without rules is a gap to be stated' },
  'clock-start': { title: 'a clock starts with something that is no moment', hint: 'name `receipt` or a fact of type instant' },
  'clock-tolling': { title: 'a clock that can be stopped has no extension', hint: 'add the `extension`: a request for missing information uses it' },

  'name-not-normal': { title: 'a level name is not written as names are compared', hint: 'lower case, single spaces, without the words that every level name may carry' },
  'name-twice': { title: 'a level name stands in two lists', hint: 'keep one reading' },
  'crosswalk-same-edition': { title: 'a level is translated into its own edition', hint: 'translate into the other edition' },

  'rule-shadowed': { severity: 'warning', title: 'another rule says as much whenever this one speaks', hint: 'remove it, or narrow the other: it can never change an answer' },
  'rule-dead': { severity: 'warning', title: 'the rule can never speak', hint: 'remove it, or correct what keeps it out' },
  'date-test-constant': { severity: 'warning', title: 'a test of a date comes out the same on every day of the version', hint: 'remove it: the window of the version says it already' },
  'condition-undecided': { severity: 'warning', title: 'too many ways to try whether the condition can be met', hint: 'split the rule; nothing is known against it' },
  'downgrade-not-lower': { severity: 'warning', title: 'a downgrade leads to a level that is not lower', hint: 'at such a level it is ignored: name a lower level, or leave the level out of `appliesTo`' },
  'downgrade-not-covered': { severity: 'warning', title: 'a downgrade leads to a level that is not covered', hint: 'name a covered level: this one only brings the request to a clinician' },
  'limit-below-floor': { severity: 'warning', title: 'a limit allows less than is guaranteed whenever it speaks', hint: 'raise the limit to the floor, or limit the guarantee: the number is never given' },
  'guarantee-idle': { severity: 'warning', title: 'a guarantee is no more than every limit allows', hint: 'check the number: a floor below the limits lifts nothing' },
  'floor-as-cap': { severity: 'warning', title: 'the number of a legal floor is used as a cap', hint: 'a floor says how much there is at least; care beyond it is judged by need' },
  'reference-unused': { severity: 'warning', title: 'nothing cites a source that is listed', hint: 'cite it, remove it, or say in its `note` why it is listed' },
  'verified-long-ago': { severity: 'warning', title: 'nobody has held the version against its sources for a year', hint: 'read the sources again and set `lastVerified`' },
} as const satisfies Record<string, RulesetFaultEntry>;

interface RulesetFaultEntry {
  readonly title: string;
  readonly hint: string;
  /** An error where absent. Only the author's check looks for warnings; they stop nothing. */
  readonly severity?: 'warning';
}

export type RulesetFaultCode = keyof typeof RULESET_FAULTS;

export type Severity = 'error' | 'warning';

const severityOf = (code: RulesetFaultCode): Severity =>
  (RULESET_FAULTS[code] as RulesetFaultEntry).severity ?? 'error';

export interface RulesetFault {
  readonly code: RulesetFaultCode;
  readonly severity: Severity;
  /** Relative to the root, with forward slashes. */
  readonly file: string;
  readonly pointer: string;
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly hint: string;
}

/** `file:line:column  code  message`, and the hint on a line of its own. */
export const describeFault = ({ file, line, column, code, message, hint }: RulesetFault): string =>
  `${file}:${line}:${column}  ${code}  ${message}\n    ${hint}`;

/** Places of one file, for faults that name them by pointer. */
export interface Placed {
  readonly path: string;
  place(pointer: string): { readonly line: number; readonly column: number };
}

/** Collects faults; every check adds to it and none stops another. */
export interface Faults {
  add(file: Placed, code: RulesetFaultCode, pointer: string, message?: string, hint?: string): void;
  /** For a file of which nothing but its name is known. */
  addFile(
    path: string,
    code: RulesetFaultCode,
    message?: string,
    place?: { readonly line: number; readonly column: number },
  ): void;
  has(code: RulesetFaultCode): boolean;
  /** By file, then place; the same fault once. */
  list(): readonly RulesetFault[];
}

const START = { line: 1, column: 1 };

export function createFaults(most = Infinity): Faults {
  const faults = new Map<string, RulesetFault>();
  const keep = (fault: RulesetFault): void => {
    const key = `${fault.file} ${fault.pointer} ${fault.line}:${fault.column} ${fault.code} ${fault.message}`;
    if (!faults.has(key)) faults.set(key, fault);
    if (faults.size >= most) throw new EnoughFaults();
  };
  return {
    add(file, code, pointer, message = RULESET_FAULTS[code].title, hint = RULESET_FAULTS[code].hint) {
      keep({ code, severity: severityOf(code), file: file.path, pointer, ...file.place(pointer), message, hint });
    },
    addFile(path, code, message = RULESET_FAULTS[code].title, place = START) {
      keep({
        code,
        severity: severityOf(code),
        file: path,
        pointer: '',
        ...place,
        message,
        hint: RULESET_FAULTS[code].hint,
      });
    },
    has: (code) => [...faults.values()].some((fault) => fault.code === code),
    list: () => [...faults.values()].sort(byPlace),
  };
}

class EnoughFaults extends Error {}

/** The faults that somebody else's files have, up to so many: a file of nothing but faults takes no longer to refuse. */
export function faultsUpTo(most: number, look: (faults: Faults) => void): readonly RulesetFault[] {
  const faults = createFaults(most);
  try {
    look(faults);
  } catch (error) {
    if (!(error instanceof EnoughFaults)) throw error;
  }
  return faults.list();
}

function byPlace(a: RulesetFault, b: RulesetFault): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
