import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const WORKER = 'service-worker.js';
const SERVICE = here('../src/');

/** Tells the service worker which files the desk is made of, and a name for this set of them. */
const filesForWorker: Plugin = {
  name: 'files-for-worker',
  generateBundle(_options, bundle) {
    const files = Object.keys(bundle)
      .filter((name) => name.startsWith('assets/'))
      .sort()
      .map((name) => `/${name}`);
    const worker = bundle[WORKER];
    if (worker?.type !== 'chunk') throw new Error(`${WORKER} is not in the bundle`);
    const version = createHash('sha256').update(files.join()).digest('hex').slice(0, 16);
    worker.code = worker.code
      .replaceAll('DESK_FILES', JSON.stringify(files))
      .replaceAll('DESK_VERSION', JSON.stringify(version));
  },
};

export default defineConfig({
  root: here('./'),
  plugins: [react(), filesForWorker],
  // The browser may load nothing that is written into a page or a style sheet (Content-Security-Policy).
  build: {
    outDir: here('../dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    license: { fileName: 'licences.md' },
    rolldownOptions: {
      checks: { pluginTimings: false },
      // Of the service some words are used; what stands beside them in its files is left out.
      treeshake: { moduleSideEffects: (id) => !id.startsWith(SERVICE) },
      input: { desk: here('./index.html'), worker: here('./src/offline/service-worker.ts') },
      output: { entryFileNames: ({ name }) => (name === 'worker' ? WORKER : 'assets/[name]-[hash].js') },
    },
  },
  css: {
    preprocessorOptions: { scss: { loadPaths: [here('../node_modules/@uswds/uswds/packages')], quietDeps: true } },
  },
  server: {
    port: 5173,
    proxy: Object.fromEntries(
      ['/v1', '/docs', '/healthz', '/openapi.json'].map((path) => [
        path,
        process.env['UR_URL'] ?? 'http://127.0.0.1:3000',
      ]),
    ),
  },
});
