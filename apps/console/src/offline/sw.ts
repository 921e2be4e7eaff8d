/**
 * The service worker: lets the console open without a line. It keeps the programme of one release, its page and its parts
 * together, and nothing of the API: what a person may see is kept by the pages themselves, under that person's name.
 */
interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetched extends Extendable {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface WorkerScope {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  addEventListener(type: 'install' | 'activate', listener: (event: Extendable) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetched) => void): void;
}
const scope = globalThis as unknown as WorkerScope;

/** Written in by the build: the parts of this release, the one that the page names first. */
const files = JSON.parse('__OFFLINE_FILES__') as string[];
const CACHE = 'anlan-__OFFLINE_RELEASE__';
const PAGE = '/';
const PAGES = /^\/(?:$|(?:\d{6}|platform|p)(?:\/|$))/;
const LOOSE = ['/first-paint.css', '/icon.svg'];
/** A line on which nothing comes back is none. */
const PATIENCE_MS = 8_000;

/** Everything of the release or nothing: while gateways change over, the page may be another release's, and the browser tries again later. */
async function fill(): Promise<void> {
  const page = await fetch(PAGE, { cache: 'no-store' });
  const html = await page.clone().text();
  if (!page.ok || !html.includes(files[0] as string)) throw new Error('the page is of another release');
  const cache = await caches.open(CACHE);
  await cache.addAll([...files, ...LOOSE]);
  await cache.put(PAGE, page);
}

async function tidy(): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith('anlan-') && name !== CACHE) await caches.delete(name);
  await scope.clients.claim();
}

const kept = (path: string): Promise<Response | undefined> => caches.match(path, { cacheName: CACHE, ignoreVary: true });

/** From the server, so that it is of the release in use; without a line the kept one, with the nonce it was made with. */
async function page(request: Request): Promise<Response> {
  const asked = fetch(request);
  const first = await Promise.race([asked.catch(() => undefined), new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  return first ?? (await kept(PAGE)) ?? asked;
}

/** Parts are named by their content: a kept one is never stale. */
async function part(request: Request): Promise<Response> {
  const found = await caches.match(request, { ignoreVary: true });
  if (found) return found;
  const answer = await fetch(request);
  if (answer.ok) await (await caches.open(CACHE)).put(request, answer.clone());
  return answer;
}

const loose = (request: Request, path: string): Promise<Response> => fetch(request).catch(async (error: unknown) => (await kept(path)) ?? Promise.reject(error));

scope.addEventListener('install', (event) => event.waitUntil(fill()));
scope.addEventListener('activate', (event) => event.waitUntil(tidy()));
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  // Who asks past every cache wants to know whether the server is there.
  if (request.method !== 'GET' || origin !== scope.location.origin || request.cache === 'no-store') return;
  if (request.mode === 'navigate') {
    if (PAGES.test(pathname)) event.respondWith(page(request));
  } else if (pathname.startsWith('/assets/')) event.respondWith(part(request));
  else if (LOOSE.includes(pathname)) event.respondWith(loose(request, pathname));
});
