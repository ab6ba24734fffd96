import { loadWorkload } from './workload.js';

/** Varied requests of a version's own cases, one a line. */
export const requestsAs = (root: string, ruleset: string, count: number): Buffer =>
  Buffer.from(
    loadWorkload(root, ruleset, count)
      .requests.map(({ body }) => `${JSON.stringify(body)}\n`)
      .join(''),
  );
