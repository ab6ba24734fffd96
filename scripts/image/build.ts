import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Stage } from './dockerfile.js';

/** What `docker build` would leave: a folder for the root of each stage, and how the last one is run. */
export interface Image {
  readonly root: string;
  readonly workdir: string;
  readonly env: Readonly<Record<string, string>>;
  readonly user: string;
  readonly command: readonly string[];
  readonly healthCheck: readonly string[];
}

const INSTALL_ALL = 'npm ci --ignore-scripts';

/**
 * Takes the steps of the Dockerfile, but for its base images: the Node that runs this stands in for theirs.
 * @param installed The context has its node_modules: they are used where everything is to be installed.
 */
export function buildImage(stages: readonly Stage[], context: string, work: string, installed: boolean): Image {
  const roots = new Map<string, string>();
  let image: Image | undefined;
  for (const stage of stages) {
    const root = join(work, stage.name);
    roots.set(stage.name, root);
    image = buildStage(stage, { context, roots, installed }, root);
  }
  if (image === undefined) throw new Error('the Dockerfile has no stage');
  return image;
}

interface Surroundings {
  readonly context: string;
  /** Roots of the stages so far. */
  readonly roots: ReadonlyMap<string, string>;
  readonly installed: boolean;
}

function buildStage({ instructions }: Stage, around: Surroundings, root: string): Image {
  const env: Record<string, string> = {};
  let image: Image = { root, workdir: root, env, user: 'root', command: [], healthCheck: [] };
  for (const { word, rest } of instructions) {
    switch (word) {
      case 'WORKDIR':
        image = { ...image, workdir: join(root, rest) };
        mkdirSync(image.workdir, { recursive: true });
        break;
      case 'COPY':
        copy(rest, image, around);
        break;
      case 'RUN':
        if (rest === INSTALL_ALL && around.installed)
          symlinkSync(join(around.context, 'node_modules'), join(image.workdir, 'node_modules'));
        else
          execFileSync('sh', ['-c', rest], { cwd: image.workdir, env: { ...process.env, ...env }, stdio: 'inherit' });
        break;
      case 'ENV':
        for (const pair of rest.split(' ')) env[pair.split('=')[0] as string] = pair.slice(pair.indexOf('=') + 1);
        break;
      case 'USER':
        image = { ...image, user: rest };
        break;
      case 'CMD':
        image = { ...image, command: JSON.parse(rest) as string[] };
        break;
      case 'HEALTHCHECK':
        image = { ...image, healthCheck: JSON.parse(rest.slice(rest.indexOf('['))) as string[] };
        break;
      case 'EXPOSE':
      case 'STOPSIGNAL':
        break;
      default:
        throw new Error(`scripts/image/build.ts does not know the instruction ${word}`);
    }
  }
  return image;
}

function copy(rest: string, { workdir }: Image, { context, roots }: Surroundings): void {
  const allowed = allowedIn(context);
  const words = rest.split(' ');
  const from = /^--from=(.+)$/.exec(words[0] as string)?.[1];
  const sources = words.slice(from === undefined ? 0 : 1, -1);
  const target = words.at(-1) as string;
  for (const source of sources) {
    if (from === undefined && !allowed.has(source)) throw new Error(`.dockerignore leaves out ${source}`);
    const origin = from === undefined ? join(context, source) : join(roots.get(from) as string, source);
    const isFolder = target.endsWith('/');
    cpSync(origin, resolve(workdir, isFolder ? join(target, basename(source)) : target), {
      recursive: true,
      verbatimSymlinks: true,
    });
  }
}

/** .dockerignore leaves everything out (`*`) and lets names in again (`!name`). */
const allowedIn = (context: string): ReadonlySet<string> =>
  new Set(
    readFileSync(join(context, '.dockerignore'), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1)),
  );
