import type { RulesetsOption } from '../rulesets-folder.js';

export interface DecideOptions extends RulesetsOption {
  readonly json?: boolean;
  readonly detail?: 'summary' | 'full';
  readonly ndjson?: boolean;
  readonly engine: 'compiled' | 'json-rules-engine';
  readonly exitCodeByDecision?: boolean;
}
