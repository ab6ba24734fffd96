import type { Request } from './workload.js';

/** The whole pipeline: request in, cited decision out. */
export type Decide = (body: Request['body']) => unknown;

export type Pipeline = { readonly decide: Decide; readonly decided: number } | { readonly absent: string };

/** The pipeline over the rulesets on disk, tried on every request first; or why it cannot be measured. */
export async function createPipeline(root: string, requests: readonly Request[]): Promise<Pipeline> {
  try {
    const { loadLibrary } = await import('../src/library.js');
    const { review } = await import('../src/review.js');
    const loaded = loadLibrary(root);
    if (!loaded.ok) return { absent: `the rulesets have ${loaded.faults.length} faults` };
    const decided = requests.filter(({ body }) => review(body, loaded.library).ok).length;
    return { decide: (body) => review(body, loaded.library), decided };
  } catch (error) {
    return { absent: error instanceof Error ? (error.message.split('\n')[0] as string) : String(error) };
  }
}
