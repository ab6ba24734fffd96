/** What is read of a Bundle, from where, and what happens where two places disagree or a place cannot be read. */
import { describe, expect, test } from 'vitest';
import { FACT_SYSTEM, LEVEL_SYSTEMS } from '../../src/fhir/canonical.js';
import { REAL_LIBRARY, requestOf } from '../http/real-service.js';
import { requestsIn } from '../../src/fhir/from-bundle.js';
import { actionOn, answerTo, bundleFor, claimResponseOf, type Members, textsOf } from './answers.js';

type Bundle = Members & { entry: { fullUrl: string; resource: Members }[] };

/** An approved request of a payer whose codes are verified. */
const fresh = (change: (request: Members) => void = () => undefined): Bundle => {
  const request = requestOf('procedure-code');
  change(request);
  return bundleFor(request) as Bundle;
};
const resource = (bundle: Bundle, type: string): Members =>
  bundle.entry.find((one) => one.resource['resourceType'] === type)?.resource as Members;
const itemOf = (bundle: Bundle): Members => (resource(bundle, 'Claim')['item'] as Members[])[0] as Members;
const answersOf = (bundle: Bundle): Members[] => resource(bundle, 'QuestionnaireResponse')['item'] as Members[];
const answer = (bundle: Bundle, linkId: string): Members =>
  answersOf(bundle).find((one) => one['linkId'] === linkId) as Members;

const codeOf = (bundle: Bundle): string =>
  claimResponseOf(answerTo(bundle).bundle)
    .item?.map((item) => actionOn(item).join(' '))
    .join() ?? 'none';
const notesOf = (bundle: Bundle): string => {
  const response = claimResponseOf(answerTo(bundle).bundle);
  return (response.item ?? []).flatMap((item) => textsOf(item, response)).join('\n');
};
const errorsOf = (bundle: Bundle): unknown => {
  const { outcome, error = [] } = claimResponseOf(answerTo(bundle).bundle);
  return [outcome, JSON.stringify(error)];
};
const requestIn = (bundle: Bundle): Members => {
  const outcome = requestsIn(bundle, REAL_LIBRARY);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  return outcome.value[0]?.request as Members;
};
const level = (code: string, edition: '3' | '4' = '3') => ({ system: LEVEL_SYSTEMS[edition], code });
const codings = (bundle: Bundle): Members[] => (itemOf(bundle)['productOrService'] as { coding: Members[] }).coding;
const add = (bundle: Bundle, fullUrl: string, added: Members): number =>
  bundle.entry.push({ fullUrl, resource: added });

test('the ground: a code the payer maps to one level', () => {
  expect(codeOf(fresh())).toBe('A1');
});

describe('the level asked for', () => {
  test('coded beside the billing code, in our system or in one known to hold the same numbers', () => {
    for (const system of [
      LEVEL_SYSTEMS['3'],
      LEVEL_SYSTEMS['3'].replace('http:', 'https:'),
      'http://bha.colorado.gov/fhir/bha-ig/CodeSystem/bha-asam-level-of-care-cs',
    ]) {
      const bundle = fresh();
      codings(bundle).push({ system, code: '2.1' });
      expect([codeOf(bundle), (requestIn(bundle)['requested'] as Members)['level']]).toEqual(['A1', '2.1']);
    }
  });

  test('coded on the order, or said in the form', () => {
    const ordered = fresh();
    codings(ordered).length = 0;
    add(ordered, 'urn:uuid:11111111-1111-4111-8111-111111111111', {
      resourceType: 'ServiceRequest',
      code: { coding: [level('2.1')] },
    });
    (itemOf(ordered)['extension'] as unknown[]).push({
      url: 'http://hl7.org/fhir/us/davinci-pas/StructureDefinition/extension-requestedService',
      valueReference: { reference: 'urn:uuid:11111111-1111-4111-8111-111111111111' },
    });
    expect(codeOf(ordered)).toBe('A1');
    const said = fresh();
    codings(said).length = 0;
    answersOf(said).push({ linkId: 'requested.level', answer: [{ valueString: 'intensive outpatient' }] });
    expect(codeOf(said)).toBe('A1');
  });

  test('said twice is one when it is the same, whatever the words', () => {
    const bundle = fresh();
    codings(bundle).push(level('2.1'));
    answersOf(bundle).push({ linkId: 'requested.level', answer: [{ valueString: 'IOP' }] });
    expect(codeOf(bundle)).toBe('A1');
  });

  test.each<[string, (bundle: Bundle) => unknown]>([
    ['two codes on the item', (b) => codings(b).push(level('2.1'), level('2.5'))],
    ['two editions on the item', (b) => codings(b).push(level('2.1'), level('2.1', '4'))],
    ['the item and the form', (b) => { codings(b).push(level('2.1')); answersOf(b).push({ linkId: 'requested.level', answer: [{ valueCoding: level('2.5') }] }); }],
    ['the form twice', (b) => answersOf(b).push({ linkId: 'requested.level', answer: [{ valueString: '2.1' }, { valueString: '2.5' }] })],
  ])('in two ways by %s is asked for again', (_, change) => {
    const bundle = fresh();
    change(bundle);
    expect(codeOf(bundle)).toBe('A4 0U');
    expect(notesOf(bundle)).toMatch(/Stated in two ways.*requested\.(level|edition)/);
  }); // prettier-ignore

  test('of a code that stands for several is asked for, with those it may be', () => {
    const bundle = fresh();
    codings(bundle)[0] = { system: codings(bundle)[0]?.['system'], code: 'H0014' };
    expect(codeOf(bundle)).toBe('A4 0U');
    expect(notesOf(bundle)).toContain('1-WM, 2-WM');
  });

  test('of a code that the payer does not know: nothing here speaks of it', () => {
    const bundle = fresh();
    codings(bundle)[0] = { system: codings(bundle)[0]?.['system'], code: 'G0154' };
    itemOf(bundle)['category'] = { coding: [{ system: 'https://codesystem.x12.org/005010/1365', code: '42' }] };
    expect(codeOf(bundle)).toBe('CT');
    // Where it says that it is for substance use, the level is what is missing.
    itemOf(bundle)['category'] = { coding: [{ system: 'https://codesystem.x12.org/005010/1365', code: 'AI' }] };
    expect(codeOf(bundle)).toBe('A4 0U');
  });

  test('by revenue code, in three digits or four', () => {
    for (const code of ['0906', '906']) {
      const bundle = fresh();
      codings(bundle).length = 0;
      itemOf(bundle)['revenue'] = { coding: [{ system: 'https://www.nubc.org/CodeSystem/RevenueCodes', code }] };
      expect((requestIn(bundle)['requested'] as Members)['revenueCode']).toBe('0906');
      expect(codeOf(bundle)).toBe('A1');
    }
  });

  test('on several axes at once', () => {
    const bundle = fresh();
    codings(bundle).push(level('2.1'), level('OTP'), level('1-WM'));
    expect(requestIn(bundle)['requested']).toMatchObject({ level: '2.1', otp: true, withdrawalLevel: '1-WM' });
  });

  test('of a stay, coded in an edition the payer does not speak, is not read as another level', () => {
    const bundle = fresh();
    answersOf(bundle).push({ linkId: 'stay.currentLevel', answer: [{ valueCoding: level('2.5', '4') }] });
    expect([codeOf(bundle), notesOf(bundle).includes('stay.currentLevel')]).toEqual(['A4 0U', true]);
  });
});

describe('forms and observations', () => {
  test.each<[string, string, (bundle: Bundle) => unknown]>([
    ['unfinished', 'not finished', (b) => (resource(b, 'QuestionnaireResponse')['status'] = 'in-progress')],
    ['entered in error', 'not finished', (b) => (resource(b, 'QuestionnaireResponse')['status'] = 'entered-in-error')],
    ['about another person', 'another person', (b) => { add(b, 'urn:uuid:22222222-2222-4222-8222-222222222222', { resourceType: 'Patient', id: 'x' }); resource(b, 'QuestionnaireResponse')['subject'] = { reference: 'Patient/x' }; }],
    ['modified', 'modifier', (b) => (resource(b, 'QuestionnaireResponse')['modifierExtension'] = [{ url: 'urn:x', valueBoolean: true }])],
  ])('%s are not read, and the answer says so', (_, words, change) => {
    const bundle = fresh();
    change(bundle);
    expect(codeOf(bundle)).toBe('A4 0U');
    expect(notesOf(bundle)).toContain(words);
  }); // prettier-ignore

  test('an answer with a modifier is none', () => {
    const bundle = fresh();
    answer(bundle, 'assessment.asam3.d5')['modifierExtension'] = [{ url: 'urn:x', valueBoolean: true }];
    expect(requestIn(bundle)['assessment']).not.toHaveProperty('asam3.d5');
  });

  test('a rating may come as an observation; beside a form it must say the same', () => {
    const observed = (value: number, status = 'final'): Bundle => {
      const bundle = fresh();
      answersOf(bundle).splice(answersOf(bundle).indexOf(answer(bundle, 'assessment.asam3.d5')), 1);
      add(bundle, 'urn:uuid:33333333-3333-4333-8333-333333333333', {
        resourceType: 'Observation',
        status,
        code: { coding: [{ system: FACT_SYSTEM, code: 'assessment.asam3.d5' }] },
        valueInteger: value,
      });
      (resource(bundle, 'Claim')['supportingInfo'] as unknown[]).push({
        sequence: 2,
        valueReference: { reference: 'urn:uuid:33333333-3333-4333-8333-333333333333' },
      });
      itemOf(bundle)['informationSequence'] = [1, 2];
      return bundle;
    };
    expect(codeOf(observed(2))).toBe('A1');
    expect(codeOf(observed(2, 'preliminary'))).toBe('A4 0U');
    const both = observed(3);
    answersOf(both).push({ linkId: 'assessment.asam3.d5', answer: [{ valueInteger: 2 }] });
    expect([codeOf(both), notesOf(both).includes('assessment.asam3.d5')]).toEqual(['A4 0U', true]);
    // An item reads what it names and nothing else.
    const named = observed(2);
    itemOf(named)['informationSequence'] = [1];
    expect(codeOf(named)).toBe('A4 0U');
  });

  test('what is not documented is unknown; what was not asked is too', () => {
    const bundle = fresh();
    const d5 = answer(bundle, 'assessment.asam3.d5');
    const [{ valueCoding }] = d5['answer'] as [{ valueCoding: Members }];
    for (const answers of [[{ valueCoding: { ...valueCoding, code: 'unknown' } }], []]) {
      d5['answer'] = answers;
      expect([codeOf(bundle), notesOf(bundle).includes('(assessment.asam3.d5)')]).toEqual(['A4 0U', true]);
    }
  });

  test('a rating out of range, or of another kind, is an error at its place and no decision', () => {
    for (const value of [{ valueInteger: 9 }, { valueBoolean: true }, { valueAttachment: {} }]) {
      const bundle = fresh();
      answer(bundle, 'assessment.asam3.d5')['answer'] = [value];
      const place = `item[${answersOf(bundle).indexOf(answer(bundle, 'assessment.asam3.d5'))}].answer[0]`;
      expect(errorsOf(bundle)).toEqual(['error', expect.stringContaining(place)]);
      expect(codeOf(bundle)).toBe('none');
    }
  });
});

describe('the Claim', () => {
  test('says that it is urgent by its priority or its level of service; whoever says so is heard', () => {
    const stat = fresh();
    resource(stat, 'Claim')['priority'] = {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/processpriority', code: 'stat' }],
    };
    expect((requestIn(stat)['review'] as Members)['urgent']).toBe(true);
    const level = fresh();
    resource(level, 'Claim')['extension'] = [
      {
        url: 'http://hl7.org/fhir/us/davinci-pas/StructureDefinition/extension-levelOfServiceCode',
        valueCodeableConcept: { coding: [{ system: 'https://codesystem.x12.org/005010/1338', code: 'U' }] },
      },
    ];
    expect((requestIn(level)['review'] as Members)['urgent']).toBe(true);
  });

  test.each([
    ['1981-12-07', 45],
    ['1981-12-08', 44],
    ['1981', undefined],
    ['2030-01-01', undefined],
  ])('born on %s, a person is %s on the first day of care', (birthDate, age) => {
    const bundle = fresh((request) => delete request['member']);
    resource(bundle, 'Patient')['birthDate'] = birthDate;
    expect((requestIn(bundle)['member'] as Members | undefined)?.['age']).toBe(age);
  });

  test.each([
    ['I', 'prior-authorization'],
    ['S', 'prior-authorization'],
    ['R', 'concurrent'],
    ['4', 'concurrent'],
  ])('certification type %s is a review of type %s', (code, type) => {
    const bundle = fresh();
    certify(bundle, code);
    expect((requestIn(bundle)['review'] as Members)['type']).toBe(type);
  });

  test.each([
    ['3', 'C'],
    ['1', 'CT'],
    ['2', 'CT'],
    ['X', 'CT'],
  ])('certification type %s is answered by %s', (code, action) => {
    const bundle = fresh();
    certify(bundle, code);
    expect(codeOf(bundle)).toBe(action);
  });

  test('with the day of admission of a stay that goes on, and of no other', () => {
    const admitted = (code: string): unknown => {
      const bundle = fresh();
      certify(bundle, code);
      (resource(bundle, 'Claim')['supportingInfo'] as unknown[]).push({
        sequence: 2,
        category: {
          coding: [{ system: 'http://hl7.org/fhir/us/davinci-pas/CodeSystem/PASTempCodes', code: 'admissionDates' }],
        },
        timingPeriod: { start: '2026-12-01T10:00:00Z' },
      });
      return (requestIn(bundle)['stay'] as Members | undefined)?.['admittedOn'];
    };
    expect([admitted('4'), admitted('I')]).toEqual(['2026-12-01', undefined]);
  });

  test('one diagnosis that cannot be read leaves the list unsaid', () => {
    const bundle = fresh();
    (resource(bundle, 'Claim')['diagnosis'] as unknown[]).push({
      sequence: 2,
      diagnosisCodeableConcept: { coding: [{ system: 'http://snomed.info/sct', code: '1' }] },
    });
    expect(requestIn(bundle)).not.toHaveProperty('diagnoses');
  });

  test('days the wrong way round are an error of dates', () => {
    const bundle = fresh();
    itemOf(bundle)['servicedPeriod'] = { start: '2026-12-20', end: '2026-12-07' };
    expect(errorsOf(bundle)).toEqual(['error', expect.stringContaining('"code":"57"')]);
  });

  test('a unit that nobody knows is asked for, not guessed', () => {
    const bundle = fresh();
    itemOf(bundle)['quantity'] = { value: 24, unit: 'bundles' };
    expect(requestIn(bundle)['requested']).not.toHaveProperty('unit');
  });

  const certify = (bundle: Bundle, code: string): unknown =>
    (itemOf(bundle)['extension'] = [
      {
        url: 'http://hl7.org/fhir/us/davinci-pas/StructureDefinition/extension-certificationType',
        valueCodeableConcept: { coding: [{ system: 'https://codesystem.x12.org/005010/1322', code }] },
      },
    ]);
});

describe('the insurer', () => {
  const named = (change: Members): Bundle => {
    const bundle = fresh((request) => (request['payer'] = 'va-medicaid-arts'));
    const insurer = bundle.entry.find(({ resource: one }) => JSON.stringify(one).includes('profile-insurer'))?.resource;
    Object.assign(insurer as Members, { identifier: [], name: 'x' }, change);
    return bundle;
  };

  test.each<[string, Members]>([
    ['its identifier', { identifier: [{ system: 'urn:x', value: 'va-medicaid-arts' }] }],
    ['its name', { name: 'Virginia Medicaid: Addiction and Recovery Treatment Services (ARTS)' }],
    ['an alias', { name: '  dmas   ARTS ' }],
    ['an alias as identifier', { identifier: [{ value: 'DMAS ARTS' }] }],
  ])('is known by %s', (_, change) => {
    expect(requestIn(named(change))['payer']).toBe('va-medicaid-arts');
  });

  test('that is none of ours is to be asked itself', () => {
    expect([codeOf(named({})), notesOf(named({}))]).toEqual([
      'CT',
      expect.stringContaining('No rules of this insurer'),
    ]);
  });

  test('with the names of two is neither', () => {
    expect(codeOf(named({ name: 'DMAS ARTS', identifier: [{ value: 'example-health' }] }))).toBe('CT');
  });
});

test('what is wrong with one item stops no other', () => {
  const bundle = fresh();
  const claim = resource(bundle, 'Claim') as { item: Members[] };
  const wrong: Members = { ...structuredClone(claim.item[0] as Members), sequence: 2 };
  wrong['servicedPeriod'] = { start: '2026-12-20', end: '2026-12-07' };
  claim.item.push(wrong);
  const response = claimResponseOf(answerTo(bundle).bundle);
  expect([
    response.outcome,
    response.item?.map(({ itemSequence }) => itemSequence),
    response.error?.map((one) => one['itemSequence']),
  ]).toEqual(['partial', [1], [2]]);
});
