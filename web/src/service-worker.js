/**
 * Keeps the page working without network: all files of one version, from one cache. Each version has
 * its own, filled whole or not at all; addresses carry the version, so that a page never gets files
 * of another one.
 */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const family = `backprop-lesson ${worker.registration.scope} `;
const version = `${family}${pageVersion.name}`;

worker.addEventListener('install', (event) => {
  event.waitUntil(fill().then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => event.waitUntil(forgetOldest()));

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method === 'GET' && request.url.startsWith(worker.registration.scope)) {
    event.respondWith(answer(request));
  }
});

/** The hashes make sure that all files are of this version, also while a server is being changed. */
async function fill() {
  const cache = await caches.open(version);
  try {
    await Promise.all(
      pageVersion.files.map(async ({ address, integrity }) => {
        const response = await fetch(address, { cache: 'reload', integrity });
        if (!response.ok) throw new Error(`${address}: the server answered ${response.status}`);
        await cache.put(address, response);
      }),
    );
  } catch (problem) {
    await caches.delete(version);
    throw problem;
  }
}

/** Pages that are still open may be of the version before: its cache stays until the next one. */
async function forgetOldest() {
  const ours = (await caches.keys()).filter((name) => name.startsWith(family));
  const older = ours.filter((name) => name !== version);
  await Promise.all(older.slice(0, -1).map((name) => caches.delete(name)));
}

/**
 * @param {Request} request
 * @returns {Promise<Response>}
 */
async function answer(request) {
  const cache = await caches.open(version);
  const isPage = request.mode === 'navigate' && isFront(new URL(request.url));
  const kept = isPage
    ? await cache.match('./')
    : ((await cache.match(request)) ?? (await caches.match(request)));
  return kept ?? fetch(request);
}

/**
 * @param {URL} url
 * @returns {boolean} whether it is the lesson's page, whatever settings it is asked for with
 */
function isFront({ origin, pathname }) {
  const { scope } = worker.registration;
  return [scope, `${scope}index.html`].includes(origin + pathname);
}
