/**
 * Keeps the page working without network: all files of one version, from one cache. Each version has
 * its own, filled whole or not at all. The addresses of what a page loads, its script, font and
 * WebAssembly, carry their version, so that it never gets those of another one.
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

/** A server that is so slow, in milliseconds, is as good as none. */
const patience = 4000;

/** What a server says of other headers does not matter: the files are the same for all. */
const match = { ignoreVary: true };

/** The hashes make sure that all files are of this version, also while a server is being changed. */
async function fill() {
  const cache = await caches.open(version);
  // A worker can change while its files do not: they are in use then, and stay.
  if (await isWhole(cache)) return;
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

/**
 * @param {Cache} cache
 * @returns {Promise<boolean>}
 */
async function isWhole(cache) {
  const kept = await Promise.all(
    pageVersion.files.map(({ address }) => cache.match(address, match)),
  );
  return kept.every(Boolean);
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
  if (request.mode === 'navigate' && isFront(new URL(request.url))) {
    return answerPage(request, await cache.match('./', match));
  }
  const kept = (await cache.match(request, match)) ?? (await caches.match(request, match));
  return kept ?? fetch(request);
}

/**
 * The server is asked first: another page may stand at this address by now. Where it is the lesson
 * still, of whatever version, the one that is here whole is shown; where the server does not answer,
 * too.
 *
 * @param {Request} request
 * @param {Response | undefined} kept
 * @returns {Promise<Response>}
 */
async function answerPage(request, kept) {
  if (kept === undefined) return fetch(request);
  const asked = {
    redirect: /** @type {const} */ ('manual'),
    signal: AbortSignal.timeout?.(patience),
  };
  const ask = () => fetch(request.url, asked);
  // A connection that was kept from before may have died with its server: that says nothing of this one.
  const answer = await ask()
    .catch(ask)
    .catch(() => null);
  if (answer === null || answer.status >= 500) return kept;
  const isLesson = answer.ok && (await answer.clone().text()).includes('<backprop-lesson');
  return isLesson ? kept : answer;
}

/**
 * @param {URL} url
 * @returns {boolean} true if it is the lesson's page, whatever settings it is asked for with
 */
function isFront({ origin, pathname }) {
  const { scope } = worker.registration;
  return [scope, `${scope}index.html`].includes(origin + pathname);
}
