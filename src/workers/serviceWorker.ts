/**
 * Opens the page without network: served as `/sw.js`, built by scripts/offlinePage.ts, which writes `build` above it.
 * It keeps the page and the files of one build, whole, and nothing else: never an answer of the API, never words of
 * customers. Asked for a page it asks the network first, so that a new version is taken at the next load; files carry
 * their hash in their name, so old and new are never mixed. The build before stays until the next one comes, for tabs
 * that are still open.
 */
declare const build: {
  readonly version: string;
  /** The script that the page begins with: a page without it is of another build. */
  readonly entry: string;
  readonly files: readonly string[];
};

const worker = globalThis as unknown as ServiceWorkerGlobalScope;
const prefix = 'throughline-';
const cacheName = prefix + build.version;
/** After so many milliseconds without an answer, the page is opened from here. */
const patience = 5_000;

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(begin()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin) return;
  if (request.mode === 'navigate' && isPage(pathname)) event.respondWith(openPage(request));
  else if (build.files.includes(pathname) || pathname.startsWith('/assets/'))
    event.respondWith(file(request));
});

async function install(): Promise<void> {
  const page = await fetch('/', { cache: 'no-cache' });
  const text = await page.clone().text();
  if (!page.ok || !text.includes(build.entry)) throw new Error('the server has another build by now');
  const cache = await caches.open(cacheName);
  await cache.put('/', page);
  await cache.addAll([...build.files]);
  await worker.skipWaiting();
}

async function begin(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== cacheName);
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/** Every page is the same one; what has a dot in its last part is a file, and the API answers for itself. */
function isPage(pathname: string): boolean {
  return !pathname.startsWith('/api/') && !pathname.startsWith('/sync/') && !/\.[^/]*$/.test(pathname);
}

async function openPage(request: Request): Promise<Response> {
  const asked = fetch(request);
  const kept = await caches.match('/', { cacheName });
  if (kept === undefined) return asked;
  const late = new Promise<null>((resolve) => {
    setTimeout(() => resolve(null), patience);
  });
  try {
    const answer = await Promise.race([asked, late]);
    // A proxy before a server that is down answers too.
    return answer === null || answer.status >= 500 ? kept : answer;
  } catch {
    // reason: no network is what this is for
    return kept;
  }
}

async function file(request: Request): Promise<Response> {
  return (await caches.match(request.url, { ignoreVary: true })) ?? fetch(request);
}
