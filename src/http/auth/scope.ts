/** What a caller may be allowed to do, each with its meaning for whoever hands it out. */
export const SCOPES = {
  determine: 'decide, recommend and compare',
  attest: 'sign answers: attestations count',
  'rulesets:read': 'read rulesets, criteria, facts and payers',
  'rulesets:check': 'check rulesets and simulate their changes',
  admin: 'see how the service itself fares',
} as const;

export type Scope = keyof typeof SCOPES;

/** `public`: whoever asks. `probe`: whoever asks, and however busy the service is, since it is asked whether it is. */
export type Access = Scope | 'public' | 'probe';

export const SCOPE_NAMES = Object.keys(SCOPES) as readonly Scope[];
export const isScope = (word: unknown): word is Scope => typeof word === 'string' && Object.hasOwn(SCOPES, word);
