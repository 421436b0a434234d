/** The page without its server, and after its server got a new version of it, in every browser. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  cpSync,
  createReadStream,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { serve } from '../../scripts/serve.mjs';
import { browserNames, launch as launchBrowser } from './browsers.mjs';

/** @typedef {import('./driven-page.mjs').DrivenPage} DrivenPage */

const folder = mkdtempSync(join(tmpdir(), 'versions-'));
after(() => rmSync(folder, { recursive: true }));
const oldVersion = join(folder, 'old');
const newVersion = join(folder, 'new');
const newestVersion = join(folder, 'newest');
const halfDone = join(folder, 'half-done');
const sameFiles = join(folder, 'same-files');
const replaced = join(folder, 'replaced');
cpSync('dist', oldVersion, { recursive: true });
makeVersion('new', newVersion);
makeVersion('newest', newestVersion);
makeOtherWorker();
makeOtherPage();
cpSync(newVersion, halfDone, { recursive: true });
cpSync(join(oldVersion, 'lesson.js'), join(halfDone, 'lesson.js'));

/**
 * @param {string} text
 * @returns {{version: string, integrity: string}} as the build writes them
 */
function hashes(text) {
  const hash = createHash('sha256').update(text);
  const bytes = hash.digest();
  return {
    version: `?v=${bytes.toString('hex').slice(0, 8)}`,
    integrity: `sha256-${bytes.toString('base64')}`,
  };
}

/**
 * The same page with a script that is another one, and everything that follows from it.
 *
 * @param {string} name that the page's script says
 * @param {string} place a folder
 */
function makeVersion(name, place) {
  cpSync(oldVersion, place, { recursive: true });
  const read = (/** @type {string} */ file) => readFileSync(join(oldVersion, file), 'utf8');
  const exchange = (
    /** @type {string} */ text,
    /** @type {string} */ from,
    /** @type {string} */ to,
  ) => {
    const [before, now] = [hashes(from), hashes(to)];
    return text.replaceAll(before.version, now.version).replaceAll(before.integrity, now.integrity);
  };
  const script = `${read('lesson.js')}\nglobalThis.versionName = '${name}';\n`;
  const page = exchange(read('index.html'), read('lesson.js'), script);
  const worker = exchange(read('service-worker.js'), read('lesson.js'), script);
  writeFileSync(join(place, 'lesson.js'), script);
  writeFileSync(join(place, 'index.html'), page);
  writeFileSync(
    join(place, 'service-worker.js'),
    exchange(worker, read('index.html'), page).replace(/name:"\w+"/, `name:"${name}"`),
  );
}

/** Another worker for the same files, one of which the server has lost. */
function makeOtherWorker() {
  cpSync(oldVersion, sameFiles, { recursive: true });
  const worker = readFileSync(join(oldVersion, 'service-worker.js'), 'utf8');
  writeFileSync(join(sameFiles, 'service-worker.js'), `${worker}\n// another\n`);
  rmSync(join(sameFiles, 'lesson.js'));
}

/** Another page, with the file that removes the worker, as the README has it. */
function makeOtherPage() {
  mkdirSync(replaced);
  const page = '<!doctype html><html lang="en"><title>Another page</title></html>';
  writeFileSync(join(replaced, 'index.html'), page);
  const [, worker] =
    /`service-worker\.js`, and leave it there:\n\n```js\n(.*?)```/s.exec(
      readFileSync('web/README.md', 'utf8'),
    ) ?? [];
  assert.ok(worker, 'no worker in the README');
  writeFileSync(join(replaced, 'service-worker.js'), worker);
}

/** What a test that fails has left open would keep this file from ending. @type {(() => unknown)[]} */
const open = [];
after(() => Promise.allSettled(open.map((close) => close())));

/** A server whose answers are said to depend on what was asked for, and by whom. */
async function serveVarying(/** @type {string} */ place, port = 0) {
  const server = await serve(place, port, { vary: 'Origin, Accept, User-Agent' });
  open.push(server.close);
  return server;
}

/** @param {typeof browserNames[number]} name */
async function launch(name) {
  const browser = await launchBrowser(name, { reducedMotion: true });
  let closed = false;
  const close = async () => {
    if (!closed) await browser.close();
    closed = true;
  };
  open.push(close);
  return { ...browser, close };
}

/** Runs in the page: which versions the browser has kept. */
async function keptVersions() {
  await navigator.serviceWorker.ready;
  const names = await caches.keys();
  return names.map((name) => name.split(' ').at(-1) ?? '');
}

/** Runs in the page: which version its script is of, and what addresses it was loaded from. */
function loadedVersion() {
  const script = document.querySelector('script[src]');
  return {
    name: /** @type {any} */ (globalThis).versionName ?? 'old',
    asked: script?.getAttribute('src') ?? '',
    fetched: performance.getEntriesByType('resource').map(({ name }) => name.replace(/.*\//, '')),
  };
}

/**
 * Runs in the page: the browser looks for a new version by itself only now and then. A connection kept
 * from before may have died with its server, which the first look finds out.
 */
async function lookForNew() {
  const registration = await navigator.serviceWorker.ready;
  const look = () => registration.update();
  await look()
    .catch(look)
    .catch(() => {});
}

/**
 * WebKit leaves some pages with a worker that is being activated, and does not tell them that it is:
 * whoever asks that worker waits until it is.
 *
 * @param {DrivenPage} page
 */
async function takenOver(page) {
  return page.waitFor(
    'the last service worker to be in charge',
    () =>
      page.run(async () => {
        const { active, installing, waiting } = await navigator.serviceWorker.ready;
        return active !== null && !installing && !waiting;
      }),
    (is) => is,
  );
}

/** @param {DrivenPage} page */
async function settled(page) {
  return page.waitFor(
    'the service worker to be there, and no other on its way',
    () =>
      page.run(async () => {
        const { active, installing, waiting } = await navigator.serviceWorker.ready;
        return active?.state === 'activated' && !installing && !waiting;
      }),
    (is) => is,
  );
}

/** What fails so many times has more against it than chance. */
const attempts = 3;

/**
 * GTK's WebKit now and then loses a page's process where one service worker takes over from another. Its
 * driver says so with an error of its own: what was found until then says nothing of the page.
 *
 * @param {typeof browserNames[number]} name
 * @param {(browser: import('./browsers.mjs').Browser) => Promise<void>} task
 */
async function inBrowser(name, task) {
  for (let k = 1; ; ++k) {
    const browser = await launch(name);
    try {
      return await task(browser);
    } catch (problem) {
      const { name: kind, message } = /** @type {Error} */ (problem);
      const broke = kind === 'WebDriverError' || message.includes('ECONNREFUSED');
      if (!broke || k === attempts) throw problem;
    } finally {
      await browser.close().catch(() => {});
    }
  }
}

for (const name of browserNames) {
  test(`${name}: after one visit, the page works without its server`, () =>
    inBrowser(name, async (browser) => {
      const server = await serveVarying(oldVersion);
      const first = await browser.open(server.address);
      await first.figure();
      await settled(first);
      server.close();
      for (const link of ['', '?depth=5', 'index.html#depth=5']) {
        const page = await browser.open(server.address + link);
        await page.pressButton('Step');
        await page.reaches(link === '' ? 'Iteration 1 / 8' : 'Iteration 1 / 12');
        await page.close();
      }
    }));

  test(`${name}: a new version replaces the old one whole, and not before it is whole`, () =>
    inBrowser(name, async (browser) => {
      const first = await serveVarying(oldVersion);
      const port = Number(new URL(first.address).port);
      const page = await browser.open(first.address);
      await settled(page);
      first.close();

      const broken = await serveVarying(halfDone, port);
      const meanwhile = await browser.open(broken.address);
      await meanwhile.run(lookForNew);
      await settled(meanwhile);
      assert.equal((await meanwhile.run(loadedVersion)).name, 'old');
      assert.equal((await meanwhile.run(keptVersions)).includes('new'), false);
      broken.close();

      const second = await serveVarying(newVersion, port);
      const visitor = await browser.open(second.address);
      await visitor.figure();
      await visitor.run(lookForNew);
      await visitor.waitFor(
        'the new version',
        () => visitor.run(keptVersions),
        (versions) => versions.includes('new'),
      );
      await takenOver(visitor);
      const next = await browser.open(second.address);
      await next.figure();
      const { name: shown, asked, fetched } = await next.run(loadedVersion);
      assert.equal(shown, 'new');
      assert.ok(fetched.includes(asked), `${asked} is not among ${fetched}`);
      second.close();
    }));
}

/**
 * Visits a version that the server has from now on.
 *
 * @param {import('./browsers.mjs').Browser} browser
 * @param {string} place
 * @param {number} port
 */
async function visit(browser, place, port) {
  const server = await serveVarying(place, port);
  const page = await browser.open(server.address);
  await page.figure();
  await page.run(lookForNew);
  await settled(page);
  const kept = await page.run(keptVersions);
  const { name } = await page.run(loadedVersion);
  await page.close();
  server.close();
  return { kept, name, port: Number(new URL(server.address).port) };
}

/**
 * A server on a busy machine may take longer than the lesson waits: its reader asks again.
 *
 * @param {import('./browsers.mjs').Browser} browser
 * @param {string} address
 */
async function openOther(browser, address) {
  for (let k = 1; ; ++k) {
    const page = await browser.open(address);
    const title = await page.run(() => document.title);
    if (title === 'Another page') return page;
    assert.notEqual(k, attempts, `${address} shows "${title}"`);
    await page.close();
  }
}

for (const name of browserNames) {
  test(`${name}: another page at the lesson’s address is shown, and the worker can be taken away`, () =>
    inBrowser(name, async (browser) => {
      const { port } = await visit(browser, oldVersion, 0);
      const server = await serveVarying(replaced, port);
      const page = await openOther(browser, server.address);
      await page.run(lookForNew);
      await page.waitFor(
        'no worker',
        () => page.run(async () => (await navigator.serviceWorker.getRegistrations()).length),
        (count) => count === 0,
      );
      server.close();
    }));
}

/**
 * Another page, from a server that drops the first connection over which it is asked for it.
 *
 * @param {number} port
 */
async function serveAfterOneFailure(port) {
  let failed = false;
  const server = createServer((request, response) => {
    if (request.url !== '/') return response.writeHead(404).end();
    if (failed) return createReadStream(join(replaced, 'index.html')).pipe(response);
    failed = true;
    return request.socket.destroy();
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  open.push(
    () => server.closeAllConnections(),
    () => server.close(),
  );
  return { hasFailed: () => failed };
}

for (const name of browserNames) {
  test(`${name}: the page is asked for again after a connection that fails`, () =>
    inBrowser(name, async (browser) => {
      const { port } = await visit(browser, oldVersion, 0);
      const { hasFailed } = await serveAfterOneFailure(port);
      const page = await browser.open(`http://127.0.0.1:${port}/`);
      assert.equal(await page.run(() => document.title), 'Another page');
      assert.ok(hasFailed());
    }));
}

/**
 * A server that sends a page's headers and the beginning of its text, and no more.
 *
 * @param {number} port
 */
async function serveStalling(port) {
  const server = createServer((request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).write('<!doctype html><title>Half');
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  open.push(
    () => server.closeAllConnections(),
    () => server.close(),
  );
}

for (const name of browserNames) {
  test(`${name}: the kept page is shown if a server stalls in the middle of its answer`, () =>
    inBrowser(name, async (browser) => {
      const { port } = await visit(browser, oldVersion, 0);
      await serveStalling(port);
      const page = await browser.open(`http://127.0.0.1:${port}/`);
      assert.match(await page.run(() => document.title), /^Backpropagation/);
    }));
}

test('chromium: pages beside the lesson get nothing from other programs’ caches', async () => {
  const browser = await launch('chromium');
  const place = join(folder, 'beside');
  cpSync(oldVersion, place, { recursive: true });
  writeFileSync(join(place, 'notes.html'), '<!doctype html><title>Notes of the server</title>');
  const server = await serveVarying(place);
  const page = await browser.open(server.address);
  await page.figure();
  await settled(page);
  await page.run(async () => {
    const other = await caches.open('another program');
    const text = '<!doctype html><title>Notes of a cache</title>';
    const headers = { 'content-type': 'text/html' };
    await other.put('notes.html', new Response(text, { headers }));
  });
  const notes = await browser.open(`${server.address}notes.html`);
  assert.equal(await notes.run(() => document.title), 'Notes of the server');
  await browser.close();
});

test('chromium: a page of the version before still finds its files; older ones are gone', async () => {
  const browser = await launch('chromium');
  const first = await visit(browser, oldVersion, 0);
  const { port } = first;
  const second = await visit(browser, newVersion, port);
  assert.deepEqual([second.name, second.kept.length, second.kept[1]], ['old', 2, 'new']);
  const third = await visit(browser, newestVersion, port);
  assert.deepEqual([third.name, third.kept], ['new', ['new', 'newest']]);
  await browser.close();
});

test('chromium: a worker that changes while its files do not leaves them as they are', async () => {
  const browser = await launch('chromium');
  const { port } = await visit(browser, oldVersion, 0);
  const { kept } = await visit(browser, sameFiles, port);
  assert.equal(kept.length, 1);
  const page = await browser.open(`http://127.0.0.1:${port}/`);
  await page.pressButton('Step');
  await page.reaches('Iteration 1 / 8');
  await browser.close();
});
