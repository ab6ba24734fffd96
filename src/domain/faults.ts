/**
 * Every fault the service can report, in one table: HTTP status, title, what to do. Nobody writes an error text with a
 * status elsewhere. A fault never carries a value from a request; pointers name places only.
 */
export const FAULTS = {
  'body-not-json': { status: 400, title: 'the body is not valid JSON', hint: 'send one JSON object encoded as UTF-8' },
  'body-too-large': {
    status: 413,
    title: 'the body is too large',
    hint: 'a request is a few kilobytes; send many as NDJSON to the batch endpoint',
  },
  'body-too-deep': {
    status: 400,
    title: 'the body is nested too deeply',
    hint: 'a request is at most four levels deep',
  },
  'body-too-slow': { status: 408, title: 'the body took too long to arrive', hint: 'send the whole body at once' },
  'request-malformed': {
    status: 400,
    title: 'this is not a request of HTTP/1.1',
    hint: 'check the request line, the headers and the length of the body; most clients do this for you',
  },
  'headers-too-large': {
    status: 431,
    title: 'the address and the headers are too long',
    hint: 'leave out headers and cookies that are not for this service',
  },
  'request-too-slow': {
    status: 408,
    title: 'the request took too long to arrive',
    hint: 'send the whole request at once',
  },
  'line-too-long': { status: 413, title: 'the line is too long', hint: 'one request per line, a few kilobytes each' },
  'media-type-not-supported': {
    status: 415,
    title: 'the content type is not supported',
    hint: 'use application/json, or application/x-ndjson for batches',
  },
  'encoding-not-supported': {
    status: 415,
    title: 'the content encoding or character set is not supported',
    hint: 'send UTF-8, uncompressed',
  },
  'method-not-allowed': {
    status: 405,
    title: 'the method is not allowed here',
    hint: 'see /docs for the methods of each address',
  },
  'route-not-found': { status: 404, title: 'there is nothing at this address', hint: 'see /docs for the addresses' },
  'parameter-invalid': {
    status: 400,
    title: 'a query parameter is not valid',
    hint: 'see /docs for the parameters of each address',
  },
  'field-duplicate': {
    status: 400,
    title: 'a field is stated twice',
    hint: 'state each field once; the two could disagree',
  },
  'field-unknown': {
    status: 422,
    title: 'a field is not one a request has',
    hint: 'remove or rename the field; see GET /v1/facts for the facts',
  },
  'field-missing': { status: 422, title: 'a required field is missing', hint: 'add the field' },
  'field-type': {
    status: 422,
    title: 'a field has the wrong type',
    hint: 'see GET /v1/facts for the type; state "unknown" when it is not known',
  },
  'field-value': {
    status: 422,
    title: 'a field has a value outside its list or range',
    hint: 'see GET /v1/facts for the values; state "unknown" when it is not known',
  },
  'level-unknown': {
    status: 422,
    title: 'the level of care exists in no edition',
    hint: 'use a level code of the criteria edition in force',
  },
  'level-ambiguous': {
    status: 422,
    title: 'the name of the level has more than one reading',
    hint: 'use one of the level codes listed as candidates',
  },
  'level-missing': {
    status: 422,
    title: 'no level of care is asked for',
    hint: 'state requested.level, or a procedure or revenue code the payer maps to one level',
  },
  'code-unmapped': {
    status: 422,
    title: 'the payer maps this code to no single level',
    hint: 'state requested.level as well',
  },
  'edition-needed': {
    status: 422,
    title: 'it is not clear which edition of the criteria to place by',
    hint: 'give ratings of one edition, or name it in `criteria`',
  },
  'codes-disagree': {
    status: 422,
    title: 'the billing codes stand for different levels',
    hint: 'state requested.level, or codes of one level',
  },
  'payer-unknown': { status: 404, title: 'no such payer', hint: 'see GET /v1/payers' },
  'version-unknown': {
    status: 404,
    title: 'the payer has no such ruleset version',
    hint: 'see GET /v1/payers/{payer}/rulesets',
  },
  'ruleset-unknown': {
    status: 404,
    title: 'no ruleset with this digest is loaded',
    hint: 'see GET /v1/payers/{payer}/rulesets for the digests of those that are',
  },
  'criteria-unknown': { status: 404, title: 'no such criteria set', hint: 'see GET /v1/criteria' },
  'artifact-unknown': {
    status: 404,
    title: 'no such code system, value set or questionnaire',
    hint: 'see GET /fhir/CodeSystem, /fhir/ValueSet and /fhir/Questionnaire',
  },
  'no-version-in-force': {
    status: 422,
    title: 'no ruleset version of this payer is in force on that date',
    hint: 'check the date; see GET /v1/payers/{payer}/rulesets for the windows',
  },
  'ruleset-does-not-bind': {
    status: 422,
    title: 'this ruleset does not bind the plan described',
    hint: 'choose the payer whose ruleset binds the plan',
  },
  'dates-out-of-order': { status: 422, title: 'a span ends before it begins', hint: 'check the first and last day' },
  'attestation-criterion-unknown': {
    status: 422,
    title: 'the attestation speaks of a criterion that the answer does not cite',
    hint: 'name each by its `id` in `criteria`, with its `level` where it is cited at several; `detail=full` shows all',
  },
  'attestation-mismatch': {
    status: 409,
    title: 'the attestation is about another determination',
    hint: 'attest the digest of the determination this request gives now',
  },
  'determination-mismatch': {
    status: 409,
    title: 'the request gives another determination',
    hint: 'send the request that the determination was made from, and name the digest in its `provenance.determination`',
  },
  'not-acceptable': {
    status: 406,
    title: 'the answer cannot be had in that form',
    hint: 'see /docs for the media types of each address',
  },
  'cds-service-unknown': {
    status: 404,
    title: 'no such service of CDS Hooks',
    hint: 'see GET /cds-services',
  },
  'hook-mismatch': {
    status: 400,
    title: 'the service is called for another hook than its own',
    hint: 'see GET /cds-services for the hook of each service',
  },
  'prefetch-missing': {
    status: 412,
    title: 'the call came without what the service needs to know',
    hint: 'send the prefetch that GET /cds-services names; this service fetches nothing itself',
  },
  'payer-not-served': {
    status: 400,
    title: 'no coverage that was sent is of a payer whose rules are held here',
    hint: 'check the payor of the Coverage; see GET /v1/payers for the names it can have',
  },
  'bundle-expected': {
    status: 400,
    title: 'the body is not a request Bundle of PAS',
    hint: 'send one Bundle whose first entry is the Claim',
  },
  'bundle-empty': { status: 400, title: 'the Bundle has no entries', hint: 'the first entry has to be a Claim' },
  'element-missing': { status: 422, title: 'an element is missing', hint: 'add the element that is named' },
  'element-invalid': {
    status: 422,
    title: 'an element cannot be read',
    hint: 'correct the element that is named and send the Bundle again',
  },
  'reference-unresolved': {
    status: 422,
    title: 'a reference leads to no entry of the Bundle',
    hint: 'add the resource, or correct the reference or its fullUrl',
  },
  'operation-not-supported': {
    status: 404,
    title: 'the operation is not offered here',
    hint: 'see the CapabilityStatement under /metadata for what is',
  },
  'draft-faulty': {
    status: 422,
    title: 'the draft has a fault',
    hint: 'check its files with `ur rulesets check`; docs/errors.md explains each code',
  },
  'payer-twice': { status: 422, title: 'a payer is named twice', hint: 'name each payer once' },
  'credentials-refused': {
    status: 401,
    title: 'the caller is not known',
    hint: 'send a key or token that is valid now as `Authorization: Bearer …`; whoever runs the service sees in its log what was wrong with it',
  },
  'scope-missing': {
    status: 403,
    title: 'the caller may not do this',
    hint: 'ask whoever runs the service for the scope that /docs names for this address',
  },
  'payer-not-allowed': {
    status: 403,
    title: 'the caller may not ask about this payer',
    hint: 'see GET /v1/payers for those it may ask about',
  },
  'too-many-requests': {
    status: 429,
    title: 'too many requests in a short time',
    hint: 'wait for the seconds in Retry-After; send many requests as one batch',
  },
  overloaded: {
    status: 503,
    title: 'the service is busy',
    hint: 'wait for the seconds in Retry-After and send the request again: nothing of it was done',
  },
  'credentials-unverifiable': {
    status: 503,
    title: 'the caller’s token cannot be checked at the moment',
    hint: 'wait for the seconds in Retry-After and send the request again: the keys of its issuer cannot be had',
  },
  'batch-too-long': {
    status: 413,
    title: 'the batch has too many lines',
    hint: 'send the lines from the one named here on in another batch',
  },
  'batch-too-slow': {
    status: 408,
    title: 'the batch took too long',
    hint: 'send the lines from the one named here on in another batch',
  },
  internal: { status: 500, title: 'the service failed', hint: 'try again; report the instance id if it happens again' },
} as const satisfies Record<string, { status: number; title: string; hint: string }>;

export type FaultCode = keyof typeof FAULTS;

export interface Fault {
  readonly code: FaultCode;
  /** JSON pointer into the request; the parent's pointer for an unknown field. */
  readonly pointer?: string;
  /** Words of our own only: catalogue names, level codes, dates of versions. */
  readonly detail?: string;
  readonly candidates?: readonly string[];
}

export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: readonly Fault[] };

export const fail = (...faults: readonly Fault[]): { ok: false; faults: readonly Fault[] } => ({ ok: false, faults });
export const succeed = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });
