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
      const through = (/** @type {string} */ held) => {
        const found = [];
        for (let iteration = 0; iteration <= 8; ++iteration) {
          element.setState({ iteration, held });
          found.push(Math.round(figure?.getBoundingClientRect().height ?? NaN));
        }
        return found;
      };
      return ['', '0.1', '1.1', '2.1.3', '3.8', '4.1', '5.1'].map(through);
    });
    assert.deepEqual([...new Set(heights.flat())], [heights[0][0]], JSON.stringify(heights));
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
      return { shown: text('.verdict'), said: text('.verdicts + [role=status]') };
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
    return figure?.querySelector('.verdicts + [role=status]')?.textContent;
  });
  assert.equal(during, before.said);
  const after_ = await lesson.waitFor('the last verdict', texts, isSaid);
  assert.equal((await lesson.figure()).experiment, 'Sigmoid, depth 13');
  assert.notEqual(after_.said, before.said);
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

test('on paper, a panel of the lab has what is unfolded, and nothing that only a hand could use', async () => {
  const { page, lesson } = await openLesson(where, '#view=lab&iteration=8');
  await lesson.reaches('Iteration 8 / 8');
  await lesson.lookAt({ layer: 2, unit: 0, from: 3 });
  await lesson.pressButton('Every path to the loss');
  await page.waitForSelector('>>> .ways button', { visible: true });
  await page.emulateMediaType('print');
  const seen = await lesson.run(() => {
    const root = document.querySelector('backprop-lesson')?.shadowRoot;
    const lab = root?.querySelector('backprop-lab')?.shadowRoot;
    const texts = (/** @type {string} */ selector) =>
      [...(lab?.querySelectorAll(selector) ?? [])]
        .filter((element) => element.getClientRects().length > 0)
        .map(({ textContent }) => textContent);
    const hands = ':is(.tabs, .workbench-head, .controls, .network, .why-pickers, .nudge)';
    return {
      terms: texts('.sum .term-value').length,
      folds: texts('summary'),
      ways: texts('.ways button').length,
      forHands: texts(`${hands} :is(button, input, select)`),
    };
  });
  assert.deepEqual(seen, {
    terms: 8,
    folds: ['Every path to the loss'],
    ways: 5,
    forHands: [],
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
    (found) => found.every((height) => height < 500),
  );
  await page.close();
});

test('the engine is asked for once, before the script that needs it', async () => {
  const { page } = await openPage(where);
  const { count, left, asks, needs } = await page.evaluate(() => ({
    count: performance.getEntriesByType('resource').filter(({ name }) => name.includes('.wasm'))
      .length,
    left: typeof globalThis.askedEngine,
    asks: document.head.innerHTML.indexOf('askedEngine = fetch('),
    needs: document.head.innerHTML.indexOf('src="lesson.js'),
  }));
  assert.equal(count, 1);
  assert.equal(left, 'undefined');
  assert.ok(asks > 0 && needs > asks, `expected the request first, found ${asks} and ${needs}`);
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

/** What each panel of the lab shows once it is loaded. */
const panels = {
  inspect: '.ledger .factor',
  check: '.nudge svg',
  numbers: 'table',
  'by-hand': '.by-hand input',
  practice: '.practice input',
  examples: '.examples canvas',
  'your-own': '.network-form textarea',
  compare: '.experiments',
  map: '.heat-map',
  files: '.panel-box button',
};

/** Unfolds all that is folded. */
async function unfoldEverything(/** @type {import('puppeteer-core').Page} */ page) {
  await page.evaluate(() => {
    const open = (/** @type {ParentNode} */ root) => {
      for (const element of root.querySelectorAll('*')) {
        if (element instanceof HTMLDetailsElement) element.open = true;
        if (element.shadowRoot) open(element.shadowRoot);
      }
    };
    open(document);
  });
}

/**
 * Opens a panel of the lab, with what is fetched for it.
 *
 * @param {import('puppeteer-core').Page} page whose lesson holds a neuron at the end of the pass
 * @param {string} panel
 */
async function openPanel(page, panel) {
  await page.evaluate((name) => {
    const element = /** @type {any} */ (document.querySelector('backprop-lesson'));
    // A worksheet takes the pass back.
    const pass =
      name === 'by-hand' ? { worksheet: 'both', level: 2 } : { worksheet: 'none', iteration: 8 };
    element.setState({ view: 'lab', panel: name, held: '2.1', ...pass });
  }, panel);
  await page.waitForSelector('>>> backprop-lab >>> .workbench', { visible: true });
  await unfoldEverything(page);
  await page.waitForSelector(`>>> ${panels[/** @type {keyof typeof panels} */ (panel)]}`, {
    visible: true,
  });
}

/**
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<unknown[]>} what axe finds
 */
async function faults(page) {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const alsoOn = [
      'target-size',
      'label-content-name-mismatch',
      'css-orientation-lock',
      'td-has-header',
    ];
    const rules = Object.fromEntries(alsoOn.map((rule) => [rule, { enabled: true }]));
    const result = await /** @type {any} */ (window).axe.run({ rules });
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
    await lesson.run(() => {
      const element = /** @type {any} */ (document.querySelector('backprop-lesson'));
      element.setState({ iteration: 8, held: '2.1' });
    });
    await lesson.reaches('Iteration 8 / 8');
    await lesson.comesToExperiment();
    for (const scheme of schemes) {
      await prefer(page, { ...look, scheme });
      await page.screenshot({ path: `${screenshots}/${width}-${scheme}.png`, fullPage: true });
    }
    const isFaultless = async (/** @type {string} */ what) => {
      for (const scheme of schemes) {
        await context.test(`${what}, ${scheme}`, async () => {
          await prefer(page, { ...look, scheme });
          const scrolled = await page.evaluate(() => document.documentElement.scrollWidth);
          assert.equal(scrolled, width);
          assert.deepEqual(await faults(page), []);
        });
      }
    };
    await unfoldEverything(page);
    await isFaultless('the lesson');
    for (const panel of Object.keys(panels)) {
      await openPanel(page, panel);
      await isFaultless(`the lab: ${panel}`);
    }
    assert.deepEqual(complaints, { console: [], foreign: [] });
    await page.close();
  });
}

test('in forced colours, with everything unfolded, axe finds no fault', async () => {
  const { page, lesson } = await openLesson(where, '#iteration=8&autoplay=false');
  await lesson.reaches('Iteration 8 / 8');
  await lesson.run(() => {
    /** @type {any} */ (document.querySelector('backprop-lesson')).setState({ held: '2.1' });
  });
  const session = await page.createCDPSession();
  await session.send('Emulation.setEmulatedMedia', {
    features: [{ name: 'forced-colors', value: 'active' }],
  });
  await lesson.comesToExperiment();
  await unfoldEverything(page);
  assert.deepEqual(await faults(page), []);
  for (const panel of Object.keys(panels)) {
    await openPanel(page, panel);
    assert.deepEqual(await faults(page), [], panel);
  }
  await page.close();
});
