import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ROOT, ur } from './harness.js';

type Json = Record<string, unknown>;

/** All of them, and random ones, go there and back in tests/fhir/round-trip.test.ts. */
const EXAMPLES = ['downgrade-attested', 'everyday-name', 'fourth-edition-join', 'continued-stay', 'procedure-code'];
const fileOf = (name: string): string => `${ROOT}examples/${name}/request.json`;
const read = (path: string): Json => JSON.parse(readFileSync(path, 'utf8')) as Json;

describe('ur fhir', () => {
  it.each(EXAMPLES)('%s goes into a Bundle and comes back, but for an attestation', async (name) => {
    const there = await ur(['fhir', 'to-bundle', fileOf(name), '--member-id', 'M1', '--provider-npi', '1999999976']);
    expect(there.code).toBe(0);
    const back = await ur(['fhir', 'from-bundle', '-'], { stdin: there.out });
    expect(back.code).toBe(0);
    const { attestation, ...request } = read(fileOf(name));
    expect(JSON.parse(back.out)).toEqual(request);
    expect(there.err.includes('the attestation is left out')).toBe(attestation !== undefined);
  });

  it('gives the requests of several items one a line, as `ur decide` takes them, and none that is withdrawn', async () => {
    const { out } = await ur(['fhir', 'to-bundle', fileOf('procedure-code')]);
    const bundle = JSON.parse(out) as { entry: { resource: { item: Json[] } }[] };
    const claim = bundle.entry[0]?.resource as { item: Json[] };
    const [item] = claim.item as [Json];
    const withdrawn = {
      ...item,
      sequence: 3,
      modifierExtension: [
        {
          url: 'http://hl7.org/fhir/us/davinci-pas/StructureDefinition/modifierextension-infoCancelled',
          valueBoolean: true,
        },
      ],
    };
    claim.item = [item, { ...item, sequence: 2 }, withdrawn];
    const many = await ur(['fhir', 'from-bundle', '-'], { stdin: JSON.stringify(bundle) });
    expect(
      many.out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Json),
    ).toEqual([read(fileOf('procedure-code')), read(fileOf('procedure-code'))]);
    const decided = await ur(['decide', '-', '--ndjson', '--json'], { stdin: many.out });
    expect(decided.out.match(/"decision":"approve"/g)).toHaveLength(2);
    claim.item = [withdrawn];
    expect((await ur(['fhir', 'from-bundle', '-'], { stdin: JSON.stringify(bundle) })).code).toBe(5);
  });

  it('says what is wrong with a request or a Bundle: exit code 1, with --json a problem document', async () => {
    const request = await ur(['fhir', 'to-bundle', '-', '--json'], { stdin: '{"payer":"example-health"}' });
    expect([request.code, (JSON.parse(request.out) as { status: number }).status]).toEqual([1, 422]);
    const bundle = await ur(['fhir', 'from-bundle', '-'], { stdin: '{"resourceType":"Bundle","entry":[]}' });
    expect([bundle.code, bundle.out]).toEqual([1, '']);
    expect(bundle.err).toContain('bundle-empty at /entry');
  });
});
