import { type Artifact, artifactsOf } from '../../fhir/artifacts/artifacts.js';
import { artifactCapability } from '../../fhir/artifacts/capability.js';
import type { ArtifactType } from '../../fhir/artifacts/head.js';
import { CANONICAL_BASE } from '../../fhir/canonical.js';
import { FHIR_JSON } from '../fhir-reply.js';
import type { Context, Operation, Reply } from '../operation.js';
import { refused } from '../operation.js';
import { object, text } from './schema.js';

const fhir = (value: object): Reply => ({ kind: 'fhir', value });

interface Words {
  readonly many: string;
  readonly one: string;
  readonly what: string;
  readonly example: string;
}

const WORDS: Readonly<Record<ArtifactType, Words>> = {
  CodeSystem: {
    many: 'code systems',
    one: 'code system',
    what: 'Levels of care per edition, the names of the facts, and the answers of the assessment forms.',
    example: 'asam-3e-level-of-care',
  },
  ValueSet: {
    many: 'value sets',
    one: 'value set',
    what: 'Levels of care per edition.',
    example: 'asam-3e-level-of-care',
  },
  Questionnaire: {
    many: 'questionnaires',
    one: 'questionnaire',
    what: 'An assessment form per edition, made from the fact catalogue: each link id is the name of a fact.',
    example: 'asam-3e-assessment',
  },
};

const RESOURCE = object('A FHIR R4 resource.', { resourceType: text('Type of the resource.') });

export const artifactMetadata: Operation = {
  id: 'artifactMetadata',
  method: 'get',
  path: '/fhir/metadata',
  scope: 'public',
  group: 'FHIR',
  summary: 'Read which artifacts are served',
  description: 'A CapabilityStatement that claims only what works; each version of PAS has its own.',
  parameters: [],
  answer: { status: 200, description: 'The CapabilityStatement.', mediaType: FHIR_JSON, schema: RESOURCE },
  faults: ['parameter-invalid'],
  handle: () => fhir(artifactCapability()),
};

/** `GET /fhir/{type}`: all of them, or the one with a canonical address. */
export const artifactSearch =
  (type: ArtifactType) =>
  ({ library }: Context): Operation => ({
    id: `search${type}`,
    method: 'get',
    path: `/fhir/${type}`,
    scope: 'rulesets:read',
    group: 'FHIR',
    summary: `Find ${WORDS[type].many} by canonical address`,
    description: `${WORDS[type].what} A Bundle of type searchset; all of them where no address is given.`,
    parameters: [
      { name: 'url', in: 'query', description: 'Canonical address, without a version.' },
      { name: 'version', in: 'query', description: 'Version of the artifact.' },
    ],
    answer: {
      status: 200,
      description: `The ${WORDS[type].many} found, none where there is no such one.`,
      mediaType: FHIR_JSON,
      schema: RESOURCE,
    },
    faults: ['parameter-invalid'],
    handle: ({ parameters: { url, version } }) =>
      fhir(
        searchset(
          type,
          artifactsOf(library)[type].filter(
            (one) => (url ?? one.url) === one.url && (version ?? one.version) === one.version,
          ),
        ),
      ),
  });

/** `GET /fhir/{type}/{id}`. */
export const artifactRead =
  (type: ArtifactType) =>
  ({ library }: Context): Operation => ({
    id: `read${type}`,
    method: 'get',
    path: `/fhir/${type}/{id}`,
    scope: 'rulesets:read',
    group: 'FHIR',
    summary: `Read one ${WORDS[type].one}`,
    description: WORDS[type].what,
    parameters: [
      {
        name: 'id',
        in: 'path',
        required: true,
        description: `Its id; see GET /fhir/${type}.`,
        example: WORDS[type].example,
      },
    ],
    answer: { status: 200, description: `The ${WORDS[type].one}.`, mediaType: FHIR_JSON, schema: RESOURCE },
    faults: ['parameter-invalid', 'artifact-unknown'],
    handle: ({ parameters }) => {
      const all = artifactsOf(library)[type];
      const found = all.find(({ id }) => id === parameters['id']);
      if (found !== undefined) return fhir(found);
      return refused({ code: 'artifact-unknown', detail: `see GET /fhir/${type} for those there are` });
    },
  });

const searchset = (type: ArtifactType, found: readonly Artifact[]): object => ({
  resourceType: 'Bundle',
  type: 'searchset',
  total: found.length,
  link: [{ relation: 'self', url: `${CANONICAL_BASE}/${type}` }],
  ...(found.length === 0
    ? {}
    : { entry: found.map((resource) => ({ fullUrl: resource.url, resource, search: { mode: 'match' } })) }),
});
