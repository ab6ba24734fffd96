/** The manifests against the schemas of Kubernetes, without a cluster, and against what the service itself says. */
import { readdirSync, readFileSync } from 'node:fs';
import { loadAll } from 'js-yaml';
import { Deployment, type IDeployment } from 'kubernetes-models/apps/v1';
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2';
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1';
import { Secret, Service, type IService } from 'kubernetes-models/v1';
import { describe, expect, test } from 'vitest';
import { SETTINGS } from '../../src/config/settings.js';
import { USUAL_LIMITS } from '../../src/config/read.js';
import { ENGINE } from '../../src/http/engine.js';
import { operationsOf } from '../../src/http/operations.js';
import { createMetrics } from '../../src/observe/prometheus.js';
import { NEVER_RELOADED } from '../../src/http/reload.js';
import { DOCUMENTS, LIBRARY } from '../http/fake-service.js';
import { unreadKeys } from './unread-keys.js';

const FOLDER = new URL('../../deploy/kubernetes/', import.meta.url);
const MODELS = [Deployment, HorizontalPodAutoscaler, NetworkPolicy, PodDisruptionBudget, Secret, Service];

interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly labels?: Readonly<Record<string, string>> };
}

const files = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));
const manifests = files.flatMap((file) =>
  (loadAll(readFileSync(new URL(file, FOLDER), 'utf8')) as Manifest[]).map((manifest) => ({ file, manifest })),
);
const only = <T>(kind: string): T => {
  const found = manifests.filter(({ manifest }) => manifest.kind === kind);
  expect([kind, found.length]).toEqual([kind, 1]);
  return found[0]?.manifest as T;
};

describe.each(manifests)('$file', ({ manifest }) => {
  const model = MODELS.find(({ apiVersion, kind }) => apiVersion === manifest.apiVersion && kind === manifest.kind);

  test('is of a kind that Kubernetes has, and valid', () => {
    expect(model).toBeDefined();
    if (model !== undefined) new model(manifest as never).validate();
  });

  test('has no key that Kubernetes would drop in silence', () => {
    expect(unreadKeys(manifest, (watched) => model?.prototype.validate.call(watched))).toEqual([]);
  });

  test('carries the name that the others select by', () => {
    expect(manifest.metadata.labels).toEqual({ 'app.kubernetes.io/name': 'utilization-review' });
  });
});

test('a misspelt key is seen', () => {
  const wrong = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'x' }, spec: { port: [{ port: 80 }] } };
  expect(unreadKeys(wrong, (watched) => Service.prototype.validate.call(watched))).toEqual(['/spec/port']);
});

const { spec } = only<IDeployment>('Deployment');
const pod = spec?.template.spec;
const container = pod?.containers[0];
const env = new Map(container?.env?.map(({ name, value }) => [name, value ?? '']));
const seconds = (name: string): number => Number(env.get(name));

test('the settings are those that the service reads', () => {
  const known = new Set(
    Object.values(SETTINGS).flatMap((table) => Object.values(table).map(({ name }) => name as string)),
  );
  expect([...env.keys()].filter((name) => name !== 'NODE_OPTIONS' && !known.has(name))).toEqual([]);
});

test('probes ask at addresses that the service has, at the port it listens on', () => {
  const state = {
    ready: () => true,
    reload: () => NEVER_RELOADED,
    limits: USUAL_LIMITS,
    metrics: createMetrics(),
    held: () => [],
  };
  const paths = operationsOf({ library: LIBRARY, engine: ENGINE, ...state }, DOCUMENTS)
    .all.filter(({ method }) => method === 'get')
    .map(({ path }) => path);
  const probes = [container?.startupProbe, container?.readinessProbe, container?.livenessProbe];
  for (const probe of probes) {
    expect(paths).toContain(probe?.httpGet?.path);
    expect(probe?.httpGet?.port).toBe('http');
  }
  expect(container?.ports).toEqual([{ name: 'http', containerPort: Number(env.get('UR_PORT')) }]);
  expect(only<IService>('Service').spec?.ports?.map(({ targetPort }) => targetPort)).toEqual(['http']);
});

test('a stopping pod has failed its readiness probe before it takes no more, and has time to end', () => {
  const { periodSeconds = 10, failureThreshold = 3 } = container?.readinessProbe ?? {};
  expect(seconds('UR_STOP_DELAY_SECONDS')).toBeGreaterThan(periodSeconds * failureThreshold);
  expect(pod?.terminationGracePeriodSeconds).toBeGreaterThan(
    seconds('UR_STOP_DELAY_SECONDS') + seconds('UR_STOP_DEADLINE_SECONDS'),
  );
});

test('nothing runs as root, writes to its image or keeps a capability', () => {
  expect(pod?.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
  for (const one of [...(pod?.containers ?? []), ...(pod?.initContainers ?? [])]) {
    expect(one.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    expect(one.resources?.limits?.['memory']).toBeDefined();
  }
});

test('what is mounted is there, and read-only for the service', () => {
  const volumes = new Set(pod?.volumes?.map(({ name }) => name));
  for (const { name, readOnly } of container?.volumeMounts ?? [])
    expect([volumes.has(name), readOnly]).toEqual([true, true]);
  const mounted = container?.volumeMounts?.map(({ mountPath }) => mountPath) ?? [];
  for (const name of ['UR_RULESETS', 'UR_API_KEYS'])
    expect([name, mounted.some((path) => env.get(name)?.startsWith(path))]).toEqual([name, true]);
});
