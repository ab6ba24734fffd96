/**
 * Keeps the desk’s own files, so that it opens while the service or the network is away. It never keeps an answer of the
 * API: only the page and the files named at build time are looked at, everything else passes by.
 */
export {};

declare const self: ServiceWorkerGlobalScope;
/** Filled in at build time: the files of the desk, and a name for this set of them. */
declare const DESK_FILES: readonly string[];
declare const DESK_VERSION: string;

const PAGE = '/';
const CACHE = `desk-${DESK_VERSION}`;
const files = new Set(DESK_FILES);

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll([PAGE, ...files])));
});

// A new set waits until no tab uses the old one, so that no tab loses files it may still want.
self.addEventListener('activate', (event) => {
  const old = caches.keys().then((names) => names.filter((name) => name.startsWith('desk-') && name !== CACHE));
  event.waitUntil(old.then((names) => Promise.all(names.map((name) => caches.delete(name)))));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (files.has(pathname)) event.respondWith(kept(request));
  else if (request.mode === 'navigate' && (pathname === PAGE || /^\/desk(\/|$)/.test(pathname)))
    event.respondWith(
      fetch(request).then(
        (answer) => (answer.ok ? answer : page(answer)),
        () => page(),
      ),
    );
});

const kept = async (request: Request): Promise<Response> => (await caches.match(request)) ?? fetch(request);

const page = async (otherwise?: Response): Promise<Response> =>
  (await caches.match(PAGE)) ?? otherwise ?? Response.error();
