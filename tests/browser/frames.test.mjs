/** The lesson in a frame: what it and its host say to each other, in every browser. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { envelope } from '../../web/src/host/protocol.js';
import { defaultState } from '../../web/src/state/state.js';
import { inEachBrowser, launch } from './browsers.mjs';
import { ask, hears, isReady, post, said, serveHost } from './host-page.mjs';

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

/** Runs in the host page. */
function heights() {
  // The height on paper comes later, and is another.
  const stated = /** @type {any} */ (window).log
    .map((/** @type {any} */ { data }) => data.protocol && data.type !== 'paper' && data.height)
    .filter(Number.isFinite);
  return { frame: document.querySelector('iframe')?.clientHeight, stated: stated.at(-1) };
}

/** Runs in the host page: the height that each frame has for its page. */
function frameRooms() {
  return [...document.querySelectorAll('iframe')].map(
    ({ contentWindow }) => contentWindow?.innerHeight ?? 0,
  );
}

/** Runs in the host page: whether the words of each lesson that stands are light on dark. */
function areDark() {
  return [...document.querySelectorAll('iframe')].map(({ contentDocument, contentWindow }) => {
    const lesson = contentDocument?.querySelector('backprop-lesson')?.shadowRoot;
    const words = lesson?.querySelector('.lesson') ?? document.body;
    const [red] = contentWindow?.getComputedStyle(words).color.match(/[\d.]+/g) ?? [];
    return Number(red) > 127;
  });
}

/**
 * Runs in the host page.
 *
 * @param {number} frames of its own animation
 * @returns {Promise<number>} how many heights are stated while they pass
 */
async function saidInFrames(frames) {
  const stated = () =>
    /** @type {any} */ (window).log.filter(
      (/** @type {any} */ { data }) => data.type === 'resize' && data.protocol,
    ).length;
  const before_ = stated();
  for (let k = 0; k < frames; ++k) await new Promise((done) => requestAnimationFrame(done));
  return stated() - before_;
}

/** Runs in the host page: until each frame has got all that was sent to it, and its answers are here. */
async function untilAllAreHeard() {
  const last = 'the last message';
  const arrives = (/** @type {Window} */ place) =>
    new Promise((done) =>
      place.addEventListener('message', ({ data }) => data === last && done(null)),
    );
  for (const { contentWindow } of document.querySelectorAll('iframe')) {
    const inside = /** @type {Window} */ (contentWindow);
    const [there, back] = [arrives(inside), arrives(window)];
    inside.postMessage(last, '*');
    await there;
    window.postMessage(last, '*');
    await back;
  }
}

/** Runs in the host page: the depth of each lesson that stands. */
function depths() {
  return [...document.querySelectorAll('iframe')].map(({ contentDocument }) => {
    const lesson = /** @type {any} */ (contentDocument?.querySelector('backprop-lesson'));
    return lesson?.shadowRoot?.querySelector('backprop-figure[ready]') && lesson.getState().depth;
  });
}

inEachBrowser({ reducedMotion: true }, (name, browser) => {
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
      await ask(page, 'setState', { state: { view: 'break-it' } });
      assert.equal((await ask(page, 'play')).ok, false);
      await ask(page, 'setState', { state: { depth: 99 } });
      const error = await hears(page, ({ type }) => type === 'error', 'the error');
      assert.deepEqual(error, { ...envelope, type: 'error', code: 'setting' });
      await page.close();
    });
  }

  test(`${name}: a frame is as light or dark as its page, however that says so`, async () => {
    const style = `<style>
      .dark { color-scheme: dark; }
      [data-md-color-scheme='slate'] { background: oklch(0.25 0.02 270); }
    </style>`;
    const page = await browser.open(
      host.write(
        'schemes.html',
        style + frame('plain') + frame('plain', '?theme=light') + script(),
      ),
    );
    await hears(page, isReady, 'ready');
    const isDark = (/** @type {boolean[]} */ ...expected) =>
      page.waitFor(
        `frames that are dark: ${expected}`,
        () => page.run(areDark),
        (found) => String(found) === String(expected),
      );
    await isDark(false, false);
    await page.run(() => document.documentElement.classList.add('dark'));
    await isDark(true, false);
    await page.run(() => document.documentElement.classList.remove('dark'));
    await isDark(false, false);
    await page.run(() => document.body.setAttribute('data-md-color-scheme', 'slate'));
    await isDark(true, false);
    await page.close();
    const meta = '<meta name="color-scheme" content="dark">';
    const dark = await browser.open(host.write('dark.html', meta + frame('plain') + script()));
    await dark.waitFor(
      'a frame that is dark',
      () => dark.run(areDark),
      ([found]) => found,
    );
    await dark.close();
  });

  test(`${name}: a frame of a fixed height has a figure that fits into it`, async () => {
    const query = '?view=figure&fit&controls=play';
    const style = '<style>iframe { height: 640px }</style>';
    const page = await browser.open(host.write('fitted.html', style + frame('plain', query)));
    await hears(page, isReady, 'ready');
    await page.waitFor(
      'no more than the frame has room for',
      () =>
        page.run(() => {
          const inside = document.querySelector('iframe')?.contentDocument?.documentElement;
          return (inside?.scrollHeight ?? 0) - (inside?.clientHeight ?? 0);
        }),
      (over) => over === 0,
    );
    await page.close();
  });

  test(`${name}: a frame also tells its height in the protocols of other hosts`, async () => {
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

  test(`${name}: a frame whose host states its origin talks with that origin only`, async () => {
    const { origin } = new URL(host.lesson);
    const query = (/** @type {string} */ stated) => `?parentOrigin=${encodeURIComponent(stated)}`;
    const body = frame('plain', query('https://elsewhere.example')) + frame('plain', query(origin));
    const page = await browser.open(host.write('origin.html', body));
    await page.waitFor(
      'the second frame',
      () => page.run(said, 1),
      (log) => log.some(({ data }) => isReady(data)),
    );
    const change = { ...envelope, type: 'setState', id: 1, state: { depth: 9 } };
    await page.run(post, 0, change);
    await page.run(post, 1, change);
    await page.waitFor(
      'the reply',
      () => page.run(said, 1),
      (log) => log.some(({ data }) => data.type === 'reply'),
    );
    assert.deepEqual(await page.run(said, 0), []);
    assert.deepEqual(await page.run(depths), [3, 9]);
    await page.close();
  });

  test(`${name}: a frame whose host states what is no origin neither obeys nor answers, and does not fail`, async () => {
    const body = ['', 'null', '*', 'localhost', 'javascript:1'].map((stated) =>
      frame('plain', `?parentOrigin=${encodeURIComponent(stated)}`),
    );
    const page = await browser.open(host.write('nobody.html', body.join('')));
    await page.waitFor(
      'all lessons',
      () => page.run(depths),
      (found) => found.length === body.length && found.every((depth) => depth === 3),
    );
    for (const k of body.keys()) {
      await page.run(post, k, { ...envelope, type: 'setState', state: { depth: 9 } });
    }
    await page.run(untilAllAreHeard);
    assert.deepEqual(
      await page.run(depths),
      body.map(() => 3),
    );
    assert.deepEqual((await Promise.all(body.map((_, k) => page.run(said, k)))).flat(), []);
    await page.close();
  });

  test(`${name}: a frame follows the lab that is opened and closed in it, padding or not, and comes to rest`, async () => {
    const padded = `<style>iframe { box-sizing: border-box; padding: 20px }</style>`;
    const page = await browser.open(host.write('grow.html', padded + frame('plain') + script()));
    const { height } = await hears(page, isReady, 'ready');
    const room = () => page.run(frameRooms);
    const fits = (/** @type {number} */ wanted) =>
      page.waitFor(
        `room for ${wanted}`,
        async () => (await room())[0],
        (found) => Math.abs(found - wanted) <= 4,
      );
    await fits(height);
    await page.run(post, 0, { ...envelope, type: 'setState', state: { view: 'lab' } });
    await page.waitFor(
      'room for the lab',
      async () => (await room())[0],
      (found) => found > height + 500,
    );
    await page.run(post, 0, { ...envelope, type: 'setState', state: { view: 'figure' } });
    await fits(height);
    await page.run(post, 0, { ...envelope, type: 'setState', state: { view: 'lesson' } });
    const whole = await page.waitFor(
      'the whole lesson',
      async () => (await room())[0],
      (found) => found > height + 500,
    );
    assert.ok(whole < 20000, `it grows and grows: ${whole}`);
    await page.waitFor(
      'rest',
      () => page.run(saidInFrames, 40),
      (count) => count === 0,
    );
    await page.close();
  });
});

test('a hidden frame asks for no height, and for its own once it is shown', async () => {
  const browser = await launch('chromium', { reducedMotion: true });
  const page = await browser.open(
    host.write('hidden.html', `<div hidden>${frame('plain')}</div>${script()}`),
  );
  await hears(page, isReady, 'ready');
  const zeros = await page.run(() =>
    /** @type {any} */ (window).log.filter(
      (/** @type {any} */ { data }) =>
        data.height === 0 || (typeof data === 'string' && JSON.parse(data).height === 0),
    ),
  );
  assert.deepEqual(zeros, []);
  await page.run(() => document.querySelector('div')?.removeAttribute('hidden'));
  await page.waitFor(
    'the height',
    () => page.run(heights),
    ({ frame: high = 0, stated }) => high > 500 && high === stated,
  );
  await browser.close();
});

for (const [what, embed] of /** @type {const} */ ([
  ['beside the lesson', 'src'],
  ['inside the page', 'text'],
])) {
  test(`a frame in a shadow root is as high as what it shows, with the script ${what}`, async () => {
    const browser = await launch('chromium', { reducedMotion: true });
    const tag =
      embed === 'src'
        ? script()
        : `<script>${readFileSync('dist/embed.js', 'utf8').replaceAll('</script', '<\\/script')}</script>`;
    const page = await browser.open(
      host.write(
        'shadow.html',
        `<link rel="icon" href="data:,">${embed === 'text' ? tag : ''}<main><template shadowrootmode="open">${frame('plain')}</template></main>${embed === 'src' ? tag : ''}`,
      ),
    );
    await page.waitFor(
      'the height',
      () =>
        page.run(
          () => document.querySelector('main')?.shadowRoot?.querySelector('iframe')?.clientHeight,
        ),
      (height = 0) => height > 500,
    );
    assert.deepEqual((await page.complaints()).complaints, []);
    await browser.close();
  });
}
