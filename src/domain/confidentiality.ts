/**
 * Marks a record carries wherever it goes: that federal law protects it as a record of substance use treatment (42 CFR
 * Part 2), and how confidential it is. Codes of HL7's ActCode and Confidentiality
 * (https://terminology.hl7.org/CodeSystem-v3-ActCode.html, https://terminology.hl7.org/CodeSystem-v3-Confidentiality.html).
 */
export const CONFIDENTIALITY = ['42CFRPart2', 'R', 'V'] as const;

export type Confidentiality = (typeof CONFIDENTIALITY)[number];

/** What a caller gives only to get it back: it plays no part in an answer and is never logged. */
export interface Echoed {
  readonly reference?: string;
  readonly confidentiality?: readonly Confidentiality[];
}

/** The part of a request that comes back as it came. */
export const echoOf = ({ confidentiality, reference }: Echoed): Echoed => ({
  ...(reference === undefined ? {} : { reference }),
  ...(confidentiality === undefined ? {} : { confidentiality }),
});
