/**
 * Keeps the page working offline. Each version has its own cache with all its files, filled completely
 * or not at all. The addresses of a page's script, font and WebAssembly contain their version, so that a
 * page never gets another version's files.
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

/** Milliseconds after which a server that has not sent the whole page counts as unreachable. */
const patience = 4000;
/** How often a page is asked for: connections kept from before may be dead though the server is there. */
const attempts = 3;

/** Ignores Vary: the files are the same for all requests. */
const match = { ignoreVary: true };

/** Integrity hashes ensure that all files have this version, even while the server is being updated. */
async function fill() {
  const cache = await caches.open(version);
  // A changed worker may have unchanged files: their cache is in use, and stays.
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

/** @returns {Promise<string[]>} the names of this lesson's caches; other programs' are left alone */
async function ownCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(family));
}

/** Keeps the previous version's cache, for pages that are still open, until the next update. */
async function forgetOldest() {
  const older = (await ownCaches()).filter((name) => name !== version);
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
  for (const name of [version, ...(await ownCaches())]) {
    const kept = await (await caches.open(name)).match(request, match);
    if (kept) return kept;
  }
  return fetch(request);
}

/**
 * Asks the server first, since another page may be at this address by now. If it is still the lesson, in
 * any version, or if the server does not send a whole page in time, the cached page is shown.
 *
 * @param {Request} request
 * @param {Response | undefined} kept
 * @returns {Promise<Response>}
 */
async function answerPage(request, kept) {
  if (kept === undefined) return fetch(request);
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), patience);
  try {
    const answer = await ask(request.url, limit.signal);
    if (answer.status >= 500) return kept;
    const isLesson = answer.ok && (await answer.clone().text()).includes('<backprop-lesson');
    return isLesson ? kept : answer;
  } catch {
    return kept;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * @param {string} url
 * @param {AbortSignal} signal
 * @returns {Promise<Response>}
 * @throws {Error} if no attempt gets an answer
 */
async function ask(url, signal) {
  for (let attempt = 1; ; ++attempt) {
    try {
      return await fetch(url, { redirect: 'manual', signal });
    } catch (problem) {
      if (attempt === attempts || signal.aborted) throw problem;
    }
  }
}

/**
 * @param {URL} url
 * @returns {boolean} true if it is the lesson's page, with any settings
 */
function isFront({ origin, pathname }) {
  const { scope } = worker.registration;
  return [scope, `${scope}index.html`].includes(origin + pathname);
}
