/** What hands do to the network: pointing, pressing, scrolling past it, and the keys. In Chromium. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser, openLesson, openPage } from './browser.mjs';
import { contrast } from './contrast.mjs';
import { serveHost } from './host-page.mjs';
import { placesInPicture } from './places.mjs';

/** @type {Awaited<ReturnType<typeof openBrowser>>} */
let where;
/** @type {Awaited<ReturnType<typeof serveHost>>} */
let host;
before(async () => {
  where = await openBrowser();
  host = await serveHost();
});
after(async () => {
  await where.close();
  host.close();
});

const phone = { width: 360, height: 740, hasTouch: true, isMobile: true };

/**
 * @param {import('./driven-page.mjs').DrivenPage} lesson with the default network
 * @param {number} layer
 * @param {number} unit
 */
const placeOf = async (lesson, layer, unit) => (await placesInPicture(lesson)).neuron(layer, unit);

/**
 * @param {Parameters<typeof placeOf>} place
 * @returns {Promise<[x: number, y: number]>}
 */
async function pointOf(...place) {
  const { x, y } = await placeOf(...place);
  return [x, y];
}

/** @param {import('./driven-page.mjs').DrivenPage} lesson */
const title = async (lesson) => (await lesson.figure()).why[0];

test('a finger that scrolls past the network neither stops its first play nor chooses', async () => {
  const { page, lesson } = await openPage(where);
  await page.setViewport(phone);
  await page.reload();
  await lesson.figure();
  const canvas = await page.$('>>> canvas');
  await canvas?.scrollIntoView();
  await lesson.control('button', 'Pause');
  const before = await title(lesson);
  const from = await placeOf(lesson, 2, 4);
  const scrolled = () => page.evaluate(() => Number(window.scrollY));
  const start = await scrolled();
  await page.touchscreen.touchStart(from.x, from.y);
  for (let way = 20; way <= 160; way += 20) {
    await page.touchscreen.touchMove(from.x, from.y - way);
  }
  await page.touchscreen.touchEnd();
  assert.ok((await scrolled()) > start + 60, `${start} to ${await scrolled()}`);
  const { play, why } = await lesson.figure();
  assert.deepEqual([play, why[0]], ['Pause', before]);
  await page.close();
});

test('a tap on a neuron shows its callout in the window, above or below the neuron', async () => {
  const { page, lesson } = await openPage(where, { reducedMotion: true });
  await page.setViewport(phone);
  await page.goto(`${where.address}#iteration=8`);
  await page.reload();
  await lesson.reaches('Iteration 8 / 8');
  const canvas = await page.$('>>> canvas');
  for (const [unit, edge] of /** @type {const} */ ([
    [1, 'bottom'],
    [6, 'top'],
  ])) {
    // At the top: the controls are at hand at the bottom of the window.
    await canvas?.evaluate((element) => element.scrollIntoView());
    const { x, y } = await placeOf(lesson, 2, unit);
    await page.touchscreen.tap(x, y);
    const callout = await page.waitForSelector('>>> .callout.held', { visible: true });
    const found = await callout?.evaluate((element) => ({
      text: element.textContent,
      box: element.getBoundingClientRect().toJSON(),
      height: innerHeight,
    }));
    assert.ok(found);
    assert.match(found.text ?? '', new RegExp(`^hidden 2, neuron ${unit + 1}z = .*δ = `));
    assert.ok(found.box.top >= 0 && found.box.bottom <= found.height, JSON.stringify(found.box));
    // It does not cover what was tapped.
    assert.ok(edge === 'bottom' ? found.box.top > y : found.box.bottom < y, edge);
    await page.touchscreen.tap(x, y);
    await page.waitForSelector('>>> .callout.held', { hidden: true });
  }
  await page.close();
});

test('a tap on a symbol shows what it means, until another one or none is tapped', async () => {
  const { page, lesson } = await openPage(where, { reducedMotion: true });
  await page.setViewport(phone);
  await page.goto(`${where.address}#iteration=8`);
  await page.reload();
  await lesson.reaches('Iteration 8 / 8');
  const tap = async (/** @type {string} */ selector) => {
    const { left, top, width, height } = await lesson.boxOf(null, selector);
    await page.touchscreen.tap(left + width / 2, top + height / 2);
  };
  /** Runs in the page. */
  const shown = () => {
    const lesson_ = document.querySelector('backprop-lesson')?.shadowRoot;
    return lesson_?.querySelector('.small-picture')?.parentElement?.dataset.light ?? null;
  };
  const until = (/** @type {string | null} */ light) =>
    lesson.waitFor(
      `${light}`,
      () => lesson.run(shown),
      (found) => found === light,
    );
  await tap('dt[data-light=target]');
  await until('target');
  await tap('dd[data-light=activations]');
  await until('activations');
  await tap('dt[data-light=deltas]');
  await until('deltas');
  await tap('#math');
  await until(null);
  await page.close();
});

test('another button of the mouse neither stops the play nor chooses', async () => {
  const { page, lesson } = await openPage(where);
  await lesson.control('button', 'Pause');
  const before = await title(lesson);
  const { x, y } = await placeOf(lesson, 2, 3);
  await page.mouse.click(x, y, { button: 'right' });
  await page.mouse.click(x, y, { button: 'middle' });
  const { play, why } = await lesson.figure();
  // The pointer passed over the neuron, but nothing is held.
  assert.equal(play, 'Pause');
  assert.notEqual(why[0], before);
  await page.mouse.move(...(await pointOf(lesson, 3, 0)));
  assert.equal(await title(lesson), 'hidden 3, neuron 1');
  await page.close();
});

test('the pointer selects nothing while a field of the lab’s inspector has the focus', async () => {
  const { page, lesson } = await openLesson(where, '#view=lab&iteration=8');
  // So tall that both the network and the fields are in sight.
  await page.setViewport({ width: 1200, height: 1600 });
  await lesson.reaches('Iteration 8 / 8');
  await lesson.lookAt({ layer: 4, unit: 0, from: 0 });
  const before = await title(lesson);
  for (const [role, name] of [
    ['combobox', 'Layer'],
    ['spinbutton', 'Weight'],
  ]) {
    await (await lesson.control(role, name)).focus();
    await page.mouse.move(...(await pointOf(lesson, 2, 3)));
    await page.mouse.move(...(await pointOf(lesson, 1, 5)));
    assert.equal(await title(lesson), before);
  }
  await page.mouse.click(...(await pointOf(lesson, 1, 5)));
  assert.equal(await title(lesson), 'hidden 1, neuron 6');
  await page.close();
});

for (const zoom of ['zoom: 1.6', 'zoom: 0.75', 'transform: scale(1.3); transform-origin: 0 0']) {
  test(`under ${zoom}, what is under the pointer is found`, async () => {
    const address = host.write(
      'zoom.html',
      `<div style="${zoom}; width: 700px"><backprop-lesson view="figure" iteration="8"></backprop-lesson></div>
       <script src="lesson/backprop-lesson.js"></script>`,
    );
    const { page, lesson } = await openPage(
      { browser: where.browser, address },
      { reducedMotion: true },
    );
    await lesson.reaches('Iteration 8 / 8');
    for (const [layer, unit] of [
      [1, 0],
      [2, 6],
      [3, 7],
    ]) {
      await page.mouse.click(...(await pointOf(lesson, layer, unit)));
      assert.equal(await title(lesson), `hidden ${layer}, neuron ${unit + 1}`);
    }
    await page.close();
  });
}

test('in a very short window, the first play still starts', async () => {
  const { page, lesson } = await openPage(where, { width: 900, height: 220 });
  await lesson.figure();
  const canvas = await page.$('>>> canvas');
  await canvas?.scrollIntoView();
  await lesson.waitFor(
    'the play',
    () => lesson.figure(),
    ({ iteration }) => iteration !== 'Iteration 0 / 8',
  );
  await page.close();
});

test('the arrow keys walk through the network, and a screen reader hears each place', async () => {
  const { page, lesson } = await openLesson(where, '#iteration=8');
  await lesson.reaches('Iteration 8 / 8');
  const canvas = await page.$('>>> canvas');
  await canvas?.focus();
  const way = [
    ['End', 'loss: 0.813.'],
    ['ArrowLeft', 'target: 1.00.'],
    ['ArrowLeft', 'output: activation 0.443, error signal −0.557.'],
    ['ArrowLeft', 'Weight from hidden 3, neuron 5 to output: '],
    ['ArrowUp', 'Weight from hidden 3, neuron 4 to output: '],
    ['ArrowLeft', 'hidden 3, neuron 4: activation '],
    ['ArrowDown', 'hidden 3, neuron 5: activation '],
    ['Backspace', 'hidden 3, neuron 4: activation '],
    ['ArrowRight', 'Weight from hidden 3, neuron 4 to output: '],
    ['Home', 'input, neuron 1: activation '],
  ];
  for (const [key, sentence] of way) {
    await page.keyboard.press(/** @type {import('puppeteer-core').KeyInput} */ (key));
    const { why, status } = await lesson.waitFor(
      sentence,
      () => lesson.figure(),
      ({ status: said }) => said.startsWith(sentence),
    );
    assert.ok(status.startsWith(`${why[0]}:`), `${why[0]} in sight, said: ${status}`);
    assert.match(status, /^[^.]+: ([^.]|\.\d)+\.$/, 'one sentence');
  }
  await page.keyboard.press('Escape');
  const isLeft = await canvas?.evaluate(
    (element) => /** @type {ShadowRoot} */ (element.getRootNode()).activeElement === null,
  );
  assert.ok(isLeft);
  await page.close();
});

test('the skip link leads the keyboard past the figure', async () => {
  const { page, lesson } = await openLesson(where);
  await lesson.figure();
  await lesson.tabTo('Skip the figure');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const isPast = await page.evaluate(() => {
    const root = document.querySelector('backprop-lesson')?.shadowRoot;
    const [figure, focused] = [root?.querySelector('backprop-figure'), root?.activeElement];
    const order = figure && focused ? figure.compareDocumentPosition(focused) : 0;
    return (order & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  });
  assert.ok(isPast);
  await page.close();
});

for (const scheme of /** @type {const} */ (['light', 'dark'])) {
  test(`under the pointer, the name of Play can be read: ${scheme}`, async () => {
    const { page, lesson } = await openPage(where, { reducedMotion: true, scheme });
    await lesson.figure();
    const play = await page.$('>>> .primary');
    assert.ok(play);
    await play.hover();
    const [name, ground] = /** @type {number[][]} */ (
      await play.evaluate((element) => {
        const { color, backgroundColor } = getComputedStyle(element);
        return [color, backgroundColor].map((text) => (text.match(/\d+/g) ?? []).map(Number));
      })
    );
    assert.ok(contrast(name, ground) >= 4.5, `${name} on ${ground}`);
    await page.close();
  });
}
