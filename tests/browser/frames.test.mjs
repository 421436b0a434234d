/** The lesson in a frame: what it and its host say to each other, in every browser. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { keys } from '../../web/src/settings.js';
import { defaultState } from '../../web/src/state.js';
import { browserNames, launch } from './browsers.mjs';
import { frameSizes, post, said, serveHost } from './host-page.mjs';
import { randomSource } from '../web/random-text.mjs';

/** @typedef {import('./driven-page.mjs').DrivenPage} DrivenPage */

const envelope = { protocol: 'backprop-lesson', v: 1 };

/** @type {import('./host-page.mjs').HostServer} */
let host;
before(async () => {
  host = await serveHost();
});
after(() => host.close());

/** How hosts frame it, and where the lesson then is. */
const kinds = {
  plain: { attributes: '', folder: () => host.lesson, origin: () => new URL(host.lesson).origin },
  sandboxed: {
    attributes: 'sandbox="allow-scripts"',
    folder: () => host.lesson,
    origin: () => 'null',
  },
  foreign: {
    attributes: '',
    folder: () => host.foreignLesson,
    origin: () => new URL(host.foreignLesson).origin,
  },
};

/**
 * @param {keyof typeof kinds} kind
 * @param {string} [query]
 */
function frame(kind, query = '?view=figure&autoplay=false') {
  const { attributes, folder } = kinds[kind];
  return `<iframe src="${folder()}embed.html${query}" ${attributes} title="Lesson" style="width: 100%; border: 3px solid"></iframe>`;
}

const script = () => `<script src="${host.lesson}embed.js" async></script>`;

/**
 * @param {DrivenPage} page
 * @param {(data: any) => boolean} wanted
 * @param {string} what
 */
async function hears(page, wanted, what) {
  const entries = await page.waitFor(
    what,
    () => page.run(said, 0),
    (log) => log.some(({ data }) => wanted(data)),
  );
  return entries.filter(({ data }) => wanted(data)).at(-1)?.data;
}

/**
 * @param {DrivenPage} page
 * @param {string} type
 * @param {object} [more]
 */
async function ask(page, type, more = {}) {
  const id = `${type} ${Math.random()}`;
  await page.run(post, 0, { ...envelope, type, id, ...more });
  return hears(page, (data) => data.type === 'reply' && data.id === id, `the reply to ${type}`);
}

/** Runs in the host page. */
function heights() {
  const stated = /** @type {any} */ (window).log
    .map((/** @type {any} */ { data }) => data.protocol && data.height)
    .filter(Number.isFinite);
  return { frame: document.querySelector('iframe')?.clientHeight, stated: stated.at(-1) };
}

const isReady = (/** @type {any} */ data) => data.type === 'ready';

for (const name of browserNames) {
  /** @type {import('./browsers.mjs').Browser} */
  let browser;
  test(`${name} starts`, async () => {
    browser = await launch(name, { reducedMotion: true });
  });

  for (const kind of /** @type {(keyof typeof kinds)[]} */ (Object.keys(kinds))) {
    test(`${name}, ${kind}: the frame is ready, says its state, and becomes as high as it is`, async () => {
      const page = await browser.open(host.write(`${kind}.html`, frame(kind) + script()));
      const ready = await hears(page, isReady, 'ready');
      assert.equal(ready.protocol, 'backprop-lesson');
      assert.equal(ready.v, 1);
      assert.deepEqual(ready.state, { ...defaultState, view: 'figure', autoplay: false });
      const log = await page.run(said, 0);
      assert.ok(log.every(({ origin }) => origin === kinds[kind].origin()));
      await page.waitFor(
        'the frame to be as high as it last said',
        () => page.run(heights),
        ({ frame: found, stated }) => found === stated,
      );
      await page.close();
    });

    test(`${name}, ${kind}: every message is answered`, async () => {
      const page = await browser.open(host.write(`${kind}.html`, frame(kind) + script()));
      await hears(page, isReady, 'ready');
      const set = await ask(page, 'setState', { state: { depth: 2, speed: 4, unknown: '<b>' } });
      assert.equal(set.ok, true);
      assert.equal(set.value.depth, 2);
      const stepped = await ask(page, 'step');
      assert.equal(stepped.ok, true);
      const at = (/** @type {number} */ iteration) => (/** @type {any} */ data) =>
        data.type === 'iteration' && data.iteration === iteration && data.iterations === 6;
      await hears(page, at(1), 'iteration 1');
      const changed = await hears(page, ({ type }) => type === 'change', 'the change');
      assert.equal(changed.state.iteration, 1);
      await ask(page, 'play');
      await hears(page, at(6), 'the end');
      await ask(page, 'pause');
      await ask(page, 'restart');
      const { value } = await ask(page, 'getState');
      assert.deepEqual(
        { depth: value.depth, iteration: value.iteration },
        { depth: 2, iteration: 0 },
      );
      const refused = await ask(page, 'setState', { state: 'depth=9' });
      assert.equal(refused.ok, false);
      await ask(page, 'setState', { state: { depth: 99 } });
      const error = await hears(page, ({ type }) => type === 'error', 'the error');
      assert.deepEqual(error, { ...envelope, type: 'error', code: 'setting' });
      await page.close();
    });
  }

  test(`${name}: hosts that know no lesson hear its height in their own words`, async () => {
    const page = await browser.open(host.write('dialects.html', frame('foreign')));
    const { height } = await hears(page, isReady, 'ready');
    const log = await page.run(said, 0);
    const data = log.map((entry) => entry.data);
    assert.ok(data.some((each) => each.subject === 'lti.frameResize' && each.height === height));
    assert.ok(data.some((each) => each.type === 'embed-size' && each.sentinel === 'amp'));
    const texts = data.filter((each) => typeof each === 'string').map((text) => JSON.parse(text));
    assert.ok(texts.some((each) => each.context === 'iframe.resize' && each.height === height));
    await page.close();
  });

  test(`${name}: where the host states its origin, no other page hears or is heard`, async () => {
    const { origin } = new URL(host.lesson);
    const query = (/** @type {string} */ stated) => `?parentOrigin=${encodeURIComponent(stated)}`;
    const body = frame('plain', query('https://elsewhere.example')) + frame('plain', query(origin));
    const page = await browser.open(host.write('origin.html', body));
    await page.waitFor(
      'the second frame',
      () => page.run(said, 1),
      (log) => log.some(({ data }) => isReady(data)),
    );
    await page.run(post, 0, { ...envelope, type: 'getState', id: 1 });
    await page.run(post, 1, { ...envelope, type: 'getState', id: 1 });
    await page.waitFor(
      'the reply',
      () => page.run(said, 1),
      (log) => log.some(({ data }) => data.type === 'reply'),
    );
    assert.deepEqual(await page.run(said, 0), []);
    await page.close();
  });

  test(`${name}: a frame that is opened and closed inside follows, and comes to rest`, async () => {
    const page = await browser.open(host.write('grow.html', frame('foreign') + script()));
    const { height } = await hears(page, isReady, 'ready');
    await page.run(post, 0, { ...envelope, type: 'setState', state: { view: 'lesson' } });
    const grown = await page.waitFor(
      'a higher frame',
      () => page.run(frameSizes),
      (sizes) => sizes[0].height > height + 500,
    );
    const count = (await page.run(said, 0)).filter(({ data }) => data.type === 'resize').length;
    await ask(page, 'getState');
    const after_ = (await page.run(said, 0)).filter(({ data }) => data.type === 'resize').length;
    assert.ok(after_ - count <= 1, `${after_ - count} more changes of height`);
    assert.ok(grown[0].height < 10000);
    await page.close();
  });

  test(`${name} ends`, () => browser.close());
}

/** Values that no host should send. */
const odd = [
  null,
  undefined,
  NaN,
  -1,
  Infinity,
  '',
  '<img src=x onerror=alert(1)>',
  [],
  {},
  [[]],
  true,
];
const names = [
  'depth',
  'view',
  'weights',
  'network',
  'iteration',
  'input',
  '__proto__',
  'controls',
];
const types = ['hello', 'getState', 'setState', 'play', 'pause', 'step', 'restart', 'navigate', ''];

/**
 * @param {(below: number) => number} random
 * @returns {unknown}
 */
function oddMessage(random) {
  const pick = (/** @type {readonly unknown[]} */ values) => values[random(values.length)];
  if (random(10) === 0) return pick(odd);
  const state = Object.fromEntries(
    Array.from({ length: random(4) }, () => [pick(names), pick([...odd, 3, 'relu', 'figure'])]),
  );
  return {
    protocol: random(8) === 0 ? pick(odd) : envelope.protocol,
    v: random(8) === 0 ? pick(odd) : 1,
    type: random(8) === 0 ? pick(odd) : pick(types),
    id: pick([1, 'x', ...odd]),
    state: random(8) === 0 ? pick(odd) : state,
  };
}

test('chromium: two thousand odd messages change nothing but settings, and make no element', async () => {
  const browser = await launch('chromium', { reducedMotion: true });
  const page = await browser.open(host.write('odd.html', frame('plain')));
  await hears(page, isReady, 'ready');
  const random = randomSource(5);
  const messages = Array.from({ length: 2000 }, () => oddMessage(random));
  for (const message of messages) await page.run(post, 0, message);
  await ask(page, 'getState');
  const {
    odd: made,
    notices,
    problems,
  } = await page.run(() => {
    const inside = /** @type {Window} */ (document.querySelector('iframe')?.contentWindow);
    const roots = [inside.document];
    const foreign = ['IMG', 'SCRIPT', 'IFRAME', 'OBJECT', 'EMBED', 'A'];
    /** @type {string[]} */
    const found = [];
    const visit = (/** @type {ParentNode} */ root) => {
      for (const element of root.querySelectorAll('*')) {
        if (foreign.includes(element.tagName) && !element.closest('head, footer')) {
          found.push(element.outerHTML);
        }
        if (element.shadowRoot) visit(element.shadowRoot);
      }
    };
    roots.forEach(visit);
    const lesson = inside.document.querySelector('backprop-lesson')?.shadowRoot;
    const notices = lesson?.querySelectorAll('.notice span').length ?? NaN;
    return { odd: found, notices, problems: /** @type {any} */ (inside).complaints };
  });
  assert.deepEqual(made, []);
  assert.ok(notices >= 1 && notices <= keys.length, `${notices} notices`);
  assert.deepEqual(problems, []);
  await browser.close();
});
