import type { Include } from '../../include.js';
import type { Detail } from '../../explanation/subject.js';
import type { RulesetsOption } from '../rulesets-folder.js';

export interface DecideOptions extends RulesetsOption {
  readonly json?: boolean;
  readonly detail: Detail;
  readonly include: readonly Include[];
  readonly ndjson?: boolean;
  readonly engine: 'compiled' | 'json-rules-engine';
  readonly exitCodeByDecision?: boolean;
  /** How many threads decide lines. */
  readonly threads: number;
}
