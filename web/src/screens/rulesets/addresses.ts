/** Addresses of the ruleset browser: names of payers and versions, which are public. */
export const payerAddress = (payer: string): string => `/desk/rulesets/${encodeURIComponent(payer)}`;

export const versionAddress = (payer: string, version: string): string =>
  `${payerAddress(payer)}/${encodeURIComponent(version)}`;

export const differencesAddress = (payer: string, version: string, earlier: string): string =>
  `${versionAddress(payer, version)}/differences/${encodeURIComponent(earlier)}`;
