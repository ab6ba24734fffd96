import type { Ruleset } from '../../library.js';
import { list, object, text } from './schema.js';

/** All that can decide a request under one version. */
export const RULESET = object('One ruleset version.', {
  digest: text('SHA-256 of its content, as answers name it.'),
  ruleset: {
    type: 'object',
    description: 'The document `ruleset.json`: scope, window, criteria, coverage per level, policy, references.',
  },
  rules: list('Every rule, in the order of its files.', {
    type: 'object',
    description: 'A rule: id, title, where it applies, its condition, effect, basis, citation and status.',
  }),
  imports: list(
    'The overlays it imports, whose rules it cannot override.',
    object('One overlay.', {
      id: text('Identifier.'),
      version: text('Version.'),
      title: text('What it is.'),
      digest: text('SHA-256 of its content, as answers name it.'),
      references: { type: 'object', description: 'The sources its rules cite.' },
      rules: list('Its rules.', { type: 'object', description: 'A rule, protective or advising.' }),
    }),
  ),
});

export const rulesetView = ({ digest, document, imports, rules }: Ruleset): object => ({
  digest,
  ruleset: document,
  rules,
  imports: imports.map((overlay) => ({
    id: overlay.document.overlay,
    version: overlay.document.version,
    title: overlay.document.title,
    digest: overlay.digest,
    references: overlay.document.references,
    rules: overlay.rules,
  })),
});
