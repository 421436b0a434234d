import assert from 'node:assert/strict';
import { readFileSync, mkdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { openBrowser, openLesson, openPage, prefer } from './browser.mjs';
import { DrivenPage } from './driven-page.mjs';
import { comesToRest } from './in-page.mjs';
import { driverOf } from './puppeteer-browser.mjs';

const axe = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const screenshots = 'build/screenshots';

/**
 * @typedef {import('puppeteer-core').Protocol.DOM.Node} Node
 *
 * @param {Node} node
 * @returns {Node[]} the node and all in it, shadow roots too
 */
function allNodes(node) {
  const inside = [...(node.children ?? []), ...(node.shadowRoots ?? [])];
  return [node, ...inside.flatMap(allNodes)];
}

/** Runs in the page. */
function textOfFigure() {
  const lesson = document.querySelector('backprop-lesson')?.shadowRoot;
  return lesson?.querySelector('backprop-figure')?.shadowRoot?.textContent ?? '';
}

/** @type {Awaited<ReturnType<typeof openBrowser>>} */
let where;
before(async () => {
  mkdirSync(screenshots, { recursive: true });
  where = await openBrowser();
});
after(() => where.close());

test('the caption is announced once the reader’s hand rests', async () => {
  const { page, lesson } = await openPage(where, { reducedMotion: true });
  await lesson.pressButton('Step');
  const { caption, iteration } = await lesson.waitFor(
    'the announcement',
    () => lesson.figure(),
    ({ caption: shown, status }) => status === shown,
  );
  assert.equal(iteration, 'Iteration 1 / 8');
  assert.notEqual(caption, '');
  await page.close();
});

for (const width of [360, 768, 1440]) {
  test(`at ${width} px, nothing moves while the pass goes on, whatever is looked at`, async () => {
    const { page, lesson } = await openPage(where, { width, reducedMotion: true });
    await lesson.figure();
    const heights = await lesson.run(() => {
      const element =
        /** @type {import('../../web/src/lesson/lesson-element.js').BackpropLesson} */ (
          document.querySelector('backprop-lesson')
        );
      const figure = element.shadowRoot?.querySelector('backprop-figure');
      const [layer] = figure?.shadowRoot?.querySelectorAll('.why select') ?? [];
      const through = () => {
        const found = [];
        for (let iteration = 0; iteration <= 8; ++iteration) {
          element.setState({ iteration });
          found.push(Math.round(figure?.getBoundingClientRect().height ?? NaN));
        }
        return [...new Set(found)];
      };
      const found = [through()];
      for (let l = 6; l >= 0; --l) {
        // Before anything was chosen, there is one choice more.
        /** @type {HTMLSelectElement} */ (layer).selectedIndex = l + (l === 6 ? 1 : 0);
        layer.dispatchEvent(new Event('change'));
        found.push(through());
      }
      return found;
    });
    for (const each of heights) assert.equal(each.length, 1, JSON.stringify(heights));
    await page.close();
  });
}

test('“Now Break It” is announced once the reader’s hand rests', async () => {
  const { page, lesson } = await openPage(where, { reducedMotion: true });
  const texts = () =>
    lesson.run(() => {
      const root = document.querySelector('backprop-lesson')?.shadowRoot;
      const figure = root?.querySelector('backprop-break-it')?.shadowRoot;
      const text = (/** @type {string} */ selector) =>
        figure?.querySelector(selector)?.textContent ?? '';
      return { shown: text('.verdict'), said: text('.verdict + [role=status]') };
    });
  const isSaid = ({ shown, said } = { shown: '', said: '' }) => shown !== '' && said === shown;
  await lesson.predict(null);
  const before = await lesson.waitFor('the first verdict', texts, isSaid);
  await (await lesson.control('slider', 'Depth', 'backprop-break-it')).focus();
  const during = await lesson.run(() => {
    const root = document.querySelector('backprop-lesson')?.shadowRoot;
    const figure = root?.querySelector('backprop-break-it')?.shadowRoot;
    const slider = /** @type {HTMLInputElement} */ (
      figure?.querySelector('.controls input[type=range]')
    );
    for (const depth of ['11', '12', '13']) {
      slider.value = depth;
      slider.dispatchEvent(new Event('input'));
    }
    return figure?.querySelector('.verdict + [role=status]')?.textContent;
  });
  assert.equal(during, before.said);
  const after_ = await lesson.waitFor('the last verdict', texts, isSaid);
  assert.match(after_.said, /^Sigmoid, 13 hidden layers/);
  await page.close();
});

test('a page at rest draws nothing and asks for no frame', async () => {
  const { page, lesson } = await openPage(where, { reducedMotion: true });
  await lesson.figure();
  assert.ok(await page.evaluate(comesToRest, 48));
  await page.close();
});

test('on paper, the derivation is open, controls are gone, and afterwards all is as before', async () => {
  const { page, lesson } = await openPage(where, { reducedMotion: true });
  await lesson.figure();
  const look = () =>
    lesson.run(() => {
      const root = document.querySelector('backprop-lesson')?.shadowRoot;
      const figure = root?.querySelector('backprop-figure')?.shadowRoot;
      return {
        derivation: root?.querySelector('details')?.open,
        controls: figure?.querySelector('.controls')?.getClientRects().length,
      };
    });
  const asBefore = await look();
  assert.deepEqual(asBefore, { derivation: false, controls: 1 });
  await page.emulateMediaType('print');
  await lesson.run(() => void dispatchEvent(new Event('beforeprint')));
  assert.deepEqual(await look(), { derivation: true, controls: 0 });
  await page.emulateMediaType('screen');
  await lesson.run(() => void dispatchEvent(new Event('afterprint')));
  assert.deepEqual(await look(), asBefore);
  await page.close();
});

test('on paper, what is unfolded is there, and nothing that only a hand could use', async () => {
  const { page, lesson } = await openLesson(where, '#iteration=8');
  await lesson.reaches('Iteration 8 / 8');
  await lesson.lookAt({ layer: 2, unit: 0, from: 3 });
  await lesson.pressButton('The gradient as a sum of ways');
  await lesson.control('button', 'Do it the slow way');
  await page.emulateMediaType('print');
  const seen = await lesson.run(() => {
    const root = document.querySelector('backprop-lesson')?.shadowRoot;
    const figure = root?.querySelector('backprop-figure')?.shadowRoot;
    const texts = (/** @type {string} */ selector) =>
      [...(figure?.querySelectorAll(selector) ?? [])]
        .filter((element) => element.getClientRects().length > 0)
        .map(({ textContent }) => textContent);
    return {
      terms: texts('.sum .term-value').length,
      folded: texts('.doubt summary'),
      ways: texts('.ways button').length,
      pressed: texts('button').filter((text) => /slow way|Play|Update/.test(text ?? '')),
    };
  });
  assert.deepEqual(seen, {
    terms: 8,
    folded: ['The gradient as a sum of ways'],
    ways: 5,
    pressed: [],
  });
  await page.close();
});

test('with a dialog open, paper still has the lesson, and not the dialog', async () => {
  const { page, lesson } = await openPage(where, { reducedMotion: true });
  await lesson.pressInMenu('Save…');
  await lesson.control('button', 'Network (JSON)');
  await page.emulateMediaType('print');
  const { dialogs, words } = await lesson.run(() => {
    const root = document.querySelector('backprop-lesson')?.shadowRoot;
    const figure = root?.querySelector('backprop-figure')?.shadowRoot;
    return {
      dialogs: figure?.querySelector('dialog[open]')?.getClientRects().length,
      words: root?.querySelector('h1')?.getClientRects().length,
    };
  });
  assert.deepEqual({ dialogs, words }, { dialogs: 0, words: 1 });
  await page.close();
});

test('with scripts off, words and math are there and the figure’s place says why it is empty', async () => {
  const { page } = await openPage(where, { scripts: false });
  const client = await page.createCDPSession();
  const { root } = await client.send('DOM.getDocument', { depth: -1, pierce: true });
  const nodes = allNodes(root);
  const text = nodes.map(({ nodeValue }) => nodeValue).join('');
  assert.match(text, /The idea in plain words/);
  assert.match(text, /with JavaScript and WebAssembly/);
  assert.ok(nodes.some(({ localName }) => localName === 'math'));
  await page.close();
});

test('where the engine cannot be loaded, the figure’s place says so', async () => {
  const page = await where.browser.newPage();
  await page.setBypassServiceWorker(true);
  await page.setRequestInterception(true);
  page.on('request', (request) =>
    new URL(request.url()).pathname.endsWith('.wasm') ? request.abort() : request.continue(),
  );
  await page.goto(where.address);
  const lesson = new DrivenPage(driverOf(page));
  await lesson.waitFor(
    'the words',
    () => lesson.run(textOfFigure),
    (text) => /^The figure cannot be shown here: /.test(text),
  );
  await lesson.waitFor(
    'the places to be given up',
    () => lesson.run(heights),
    (found) => found.every((height) => height < 400),
  );
  await page.close();
});

test('the page can be installed', async () => {
  const { page } = await openPage(where);
  const client = await page.createCDPSession();
  const { errors, data } = await client.send('Page.getAppManifest');
  assert.deepEqual(errors, []);
  const { icons } = JSON.parse(data ?? '{}');
  const { installabilityErrors } = await client.send('Page.getInstallabilityErrors');
  assert.deepEqual(installabilityErrors, []);
  for (const { src } of icons) {
    const { status } = await fetch(new URL(src, where.address));
    assert.equal(status, 200, src);
  }
  await page.close();
});

test('the layout does not shift while the page loads', async () => {
  const page = await where.browser.newPage();
  await page.setViewport({ width: 1440, height: 1000 });
  await page.evaluateOnNewDocument(() => {
    Object.assign(window, { shift: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        Object.assign(window, {
          shift: /** @type {any} */ (window).shift + /** @type {any} */ (entry).value,
        });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(where.address);
  // The pass begins once the figure is there.
  await new DrivenPage(driverOf(page)).reaches('Iteration 1 / 8');
  const shift = await page.evaluate(() => /** @type {any} */ (window).shift);
  assert.ok(shift < 0.01, `${shift}`);
  await page.close();
});

/** Runs in the page: how high the places of the figures are, in pixels. */
function heights() {
  const lesson = document.querySelector('backprop-lesson')?.shadowRoot;
  return ['backprop-figure', 'backprop-break-it'].map(
    (name) => lesson?.querySelector(name)?.getBoundingClientRect().height ?? 0,
  );
}

for (const width of [360, 768, 1440]) {
  test(`at ${width} px, the figures’ places are kept before they come, so that what is below stays`, async () => {
    const page = await where.browser.newPage();
    await page.setBypassServiceWorker(true);
    await page.setViewport({ width, height: 900 });
    /** @type {() => void} */
    let release = () => {};
    const released = new Promise((done) => (release = () => done(null)));
    await page.setRequestInterception(true);
    page.on('request', async (request) => {
      if (request.url().includes('.wasm')) await released;
      await request.continue();
    });
    await page.goto(where.address);
    const lesson = new DrivenPage(driverOf(page));
    const kept = await lesson.waitFor(
      'the places',
      () => lesson.run(heights),
      (found) => found.every((height) => height > 100),
    );
    release();
    await lesson.experiment();
    const [figure, experiment] = (await lesson.run(heights)).map((height, k) => height / kept[k]);
    assert.ok(figure > 0.9 && figure < 1.1, `the figure: ${figure}`);
    assert.ok(experiment > 0.9 && experiment < 1.1, `“Now Break It”: ${experiment}`);
    await page.close();
  });
}

/**
 * Every panel, with what is fetched for it.
 *
 * @param {import('puppeteer-core').Page} page
 * @param {import('./driven-page.mjs').DrivenPage} lesson that holds a neuron
 */
async function openEverything(page, lesson) {
  await page.evaluate(() => {
    const open = (/** @type {ParentNode} */ root) => {
      for (const element of root.querySelectorAll('*')) {
        const isDetails = element instanceof HTMLDetailsElement;
        // A worksheet takes the pass back: it is opened after the others.
        if (isDetails && element.className !== 'hand') element.open = true;
        if (element.shadowRoot) open(element.shadowRoot);
      }
    };
    open(document);
  });
  await page.waitForSelector('>>> .nudge svg', { visible: true });
  await page.waitForSelector('>>> .ledger .factor', { visible: true });
  await lesson.run(() => {
    const element = /** @type {any} */ (document.querySelector('backprop-lesson'));
    element.setState({ worksheet: 'both' });
  });
  await page.waitForSelector('>>> .by-hand input', { visible: true });
}

/**
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<unknown[]>} what axe finds
 */
async function faults(page) {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const result = await /** @type {any} */ (window).axe.run();
    return result.violations.map((/** @type {any} */ { id, nodes }) => [
      id,
      nodes.map((/** @type {any} */ { html, target }) => `${target} ${html.slice(0, 120)}`),
    ]);
  });
}

for (const [width, schemes] of /** @type {const} */ ([
  // The page is opened in the first, and changes to the other.
  [320, ['light', 'dark']],
  [360, ['dark', 'light']],
  [768, ['light', 'dark']],
  [1440, ['dark', 'light']],
  [1600, ['light', 'dark']],
])) {
  test(`at ${width} px, light and dark, nothing is cut off, and axe finds no fault`, async (context) => {
    const look = { width, scheme: schemes[0], reducedMotion: true };
    const { page, lesson, complaints } = await openPage(where, look);
    await (await lesson.control('slider', 'Iteration')).focus();
    await page.keyboard.press('End');
    await lesson.lookAt({ layer: 2, unit: 0, from: null });
    for (const scheme of schemes) {
      await prefer(page, { ...look, scheme });
      await page.screenshot({ path: `${screenshots}/${width}-${scheme}.png`, fullPage: true });
    }
    await openEverything(page, lesson);
    for (const scheme of schemes) {
      await context.test(scheme, async () => {
        await prefer(page, { ...look, scheme });
        const scrolled = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.equal(scrolled, width);
        assert.deepEqual(await faults(page), []);
      });
    }
    assert.deepEqual(complaints, { console: [], foreign: [] });
    await page.close();
  });
}

test('in forced colours, with every panel open, axe finds no fault', async () => {
  const { page, lesson } = await openLesson(where, '#iteration=8&autoplay=false');
  await lesson.reaches('Iteration 8 / 8');
  const session = await page.createCDPSession();
  await session.send('Emulation.setEmulatedMedia', {
    features: [{ name: 'forced-colors', value: 'active' }],
  });
  await lesson.lookAt({ layer: 2, unit: 0, from: null });
  await openEverything(page, lesson);
  assert.deepEqual(await faults(page), []);
  await page.close();
});
