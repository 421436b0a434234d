/** What is done with a mouse, in the figure and in “Now Break It”: in Chromium, Firefox and WebKit. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { serve } from '../../scripts/serve.mjs';
import { defaultState } from '../../web/src/state/state.js';
import { inEachBrowser } from './browsers.mjs';
import { placesInPicture } from './places.mjs';

/** @typedef {import('./driven-page.mjs').DrivenPage} DrivenPage */

const figure = 'backprop-figure';
const lab = 'backprop-lab';

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
before(async () => {
  server = await serve('dist');
});
after(() => server.close());

/**
 * @param {{left: number, top: number, width: number, height: number}} box
 * @param {number} [x] from 0 to 1
 * @param {number} [y]
 */
const placeIn = ({ left, top, width, height }, x = 0.5, y = 0.5) => ({
  x: left + x * width,
  y: top + y * height,
});

/**
 * @param {DrivenPage} page
 * @param {string} [title] of the callout; without it, none is shown
 */
const explains = (page, title) =>
  page.waitFor(
    title ?? 'nothing explained',
    () => page.figure(),
    ({ why }) => why[0] === title,
  );

/** Runs in the page. */
const labIsReady = () => {
  const lesson = document.querySelector('backprop-lesson')?.shadowRoot;
  return Boolean(lesson?.querySelector('backprop-lab[ready]'));
};

/** Runs in the page. */
const stateOf = () => /** @type {any} */ (document.querySelector('backprop-lesson')).getState();

inEachBrowser({ reducedMotion: true }, (name, browser) => {
  /** @param {(page: DrivenPage) => Promise<void>} act on the figure at the end of its first pass */
  const inFigure = (act) => async () => {
    const page = await browser.open(`${server.address}#iteration=8`);
    await page.reaches('Iteration 8 / 8');
    await act(page).finally(() => page.close());
  };

  test(
    `${name}: Escape dismisses what pointing has brought`,
    inFigure(async (page) => {
      await page.pointAt((await placesInPicture(page)).neuron(2, 5));
      await explains(page, 'hidden 2, neuron 6');
      await page.press('Escape');
      await explains(page);
      const isSaid = () =>
        page.run(() => {
          const root = document.querySelector('backprop-lesson')?.shadowRoot;
          const inside = root?.querySelector('backprop-figure')?.shadowRoot;
          return inside?.querySelector('.bar-callout:not([hidden])') instanceof Element;
        });
      const bar = await page.run(() => {
        const root = document.querySelector('backprop-lesson')?.shadowRoot;
        const inside = root?.querySelector('backprop-figure')?.shadowRoot;
        const { left, top, width, height } =
          inside?.querySelectorAll('.bars li')[1].getBoundingClientRect() ?? new DOMRect();
        return { x: left + width / 2, y: top + height / 2 };
      });
      await page.pointAt(bar);
      await page.waitFor('what is said of the bar', isSaid, (shown) => shown);
      await page.press('Escape');
      await page.waitFor('nothing said of a bar', isSaid, (shown) => !shown);
    }),
  );

  /**
   * @param {string} panel
   * @param {(page: DrivenPage) => Promise<void>} act
   */
  const inLab = (panel, act) => async () => {
    const page = await browser.open(`${server.address}#view=lab&panel=${panel}&iteration=8`);
    await page.waitFor('the lab', () => page.run(labIsReady), Boolean);
    await act(page).finally(() => page.close());
  };

  test(
    `${name}: pointing at a neuron explains it`,
    inFigure(async (page) => {
      const { neuron: place } = await placesInPicture(page);
      await page.pointAt(place(0, 1));
      assert.equal((await explains(page, 'input, neuron 2')).why[1], 'a = 0.800');
      await page.pointAt(place(2, 3));
      await explains(page, 'hidden 2, neuron 4');
    }),
  );

  test(
    `${name}: a press holds a neuron until it is pressed again, or something else is`,
    inFigure(async (page) => {
      const { neuron: place } = await placesInPicture(page);
      await page.pressAt(place(2, 3));
      await explains(page, 'hidden 2, neuron 4');
      await page.pointAt(place(3, 0));
      await explains(page, 'hidden 2, neuron 4');
      await page.pressAt(place(3, 1));
      await explains(page, 'hidden 3, neuron 2');
      await page.pointAt(place(3, 0));
      await explains(page, 'hidden 3, neuron 2');
      await page.pressAt(place(3, 1));
      await explains(page);
      await page.pointAt(place(3, 0));
      await explains(page, 'hidden 3, neuron 1');
      await page.pointAt({ x: place(3, 0).x, y: 5 });
      await explains(page);
    }),
  );

  test(
    `${name}: a drag on a weight’s name makes it larger, the loss follows, and one Undo takes all of it back`,
    inLab('inspect', async (page) => {
      const { loss } = await page.figure();
      await page.lookAt({ layer: 4, unit: 0, from: 0 });
      const { why: own } = await page.figure();
      const label = placeIn(await page.boxOf(lab, '.why-pickers .field:not([hidden]) .dragged'));
      await page.drag(label, { ...label, x: label.x + 60 });
      const dragged = await page.figure();
      // Twenty steps of a hundredth.
      assert.equal(dragged.why[1], 'w = 0.343');
      assert.notEqual(dragged.loss, loss);
      await page.pressButton('Undo');
      const back = await page.figure();
      assert.deepEqual([back.why[1], back.loss], [own[1], loss]);
    }),
  );

  test(
    `${name}: pressing the loss explains it`,
    inFigure(async (page) => {
      await page.pressAt((await placesInPicture(page)).loss);
      const { why, loss } = await explains(page, 'loss');
      const [number] = /[\d.]+/.exec(loss) ?? [];
      assert.ok(
        why.some((line) => number && line.endsWith(`= ${number}`)),
        `${loss} in ${why}`,
      );
    }),
  );

  test(
    `${name}: a drag of a slider is one step, however many networks it passes`,
    inFigure(async (page) => {
      const box = await page.boxOf(figure, '[data-control=depth] input');
      await page.drag(placeIn(box, 0.12), placeIn(box, 0.6));
      const { depth } = await page.run(stateOf);
      assert.ok(depth > 8, `depth ${depth}`);
      await page.pressButton('Undo');
      assert.equal((await page.run(stateOf)).depth, defaultState.depth);
    }),
  );

  test(
    `${name}: pointing at a symbol shows where it is in the figure, beside it where that is out of sight`,
    inFigure(async (page) => {
      const pictures = async () => {
        for (let k = 0; k < 2; ++k) await new Promise((drawn) => requestAnimationFrame(drawn));
        const root = document.querySelector('backprop-lesson')?.shadowRoot;
        const figures = root?.querySelector('backprop-figure')?.shadowRoot;
        const [large, small] = [
          figures?.querySelector('canvas'),
          root?.querySelector('canvas'),
        ].map((canvas) => canvas?.toDataURL() ?? null);
        return { large, small };
      };
      const [lit, unlit] = [new Set(), new Set()];
      const formula = '[data-view] .formula ';
      for (const symbol of [
        'dt[data-light=loss]',
        'dt[data-light=target]',
        `${formula}.weights`,
        `${formula}.forward`,
        `${formula}.backward`,
      ]) {
        await page.pointAt(placeIn(await page.boxOf(null, symbol)));
        const shown = () => page.run(pictures);
        const { small, large } = await page.waitFor(symbol, shown, (seen) => seen.small !== null);
        lit.add(small).add(large);
        await page.pointAt({ x: 2, y: 2 });
        const after_ = await page.waitFor('none', shown, (seen) => seen.small === null);
        unlit.add(after_.large);
      }
      assert.deepEqual([lit.size, unlit.size, new Set([...lit, ...unlit]).size], [10, 1, 11]);
    }),
  );

  test(`${name}: a press on the plane sets a point, another on it takes it away, and a link keeps both`, async () => {
    const page = await browser.open(`${server.address}#view=lab&panel=compare`);
    await (await page.control('button', 'Your own points', lab)).click();
    await (await page.control('button', 'Remove all points', lab)).click();
    const press = async (/** @type {number} */ x, /** @type {number} */ y) =>
      page.pressAt(placeIn(await page.boxOf(lab, '.point-plane canvas'), x, y));
    const own = async () => (await page.run(stateOf)).own;
    await press(0.25, 0.25);
    await press(0.75, 0.5);
    await (await page.control('radio', '□ square', lab)).click();
    await press(0.5, 0.75);
    const three = await page.waitFor('three', own, (text) => text.split('~').length === 3);
    await press(0.75, 0.5);
    const two = await page.waitFor('two', own, (text) => text.split('~').length === 2);
    const [first, , last] = three.split('~');
    assert.equal(two, `${first}~${last}`);
    assert.match(last, /_2$/);
    const address = await page.waitFor(
      'its link',
      () => page.run(() => location.href),
      (link) => link.includes(`own=${two}`),
    );
    await page.close();
    const again = await browser.open(address);
    await again.waitFor('the lab', () => again.run(labIsReady), Boolean);
    assert.equal((await again.run(stateOf)).own, two);
    await again.close();
  });

  test(
    `${name}: a drag moves the ring to another depth and size of the weights`,
    inLab('map', async (page) => {
      const box = await page.boxOf(lab, '.heat-map canvas');
      await page.drag(placeIn(box, 0.4), placeIn(box, 0.9, 0.2));
      const { broken } = await page.waitFor(
        'another network',
        () => page.run(stateOf),
        (state) => state.broken.depth > 24,
      );
      assert.ok(broken.gain > 2, `weights × ${broken.gain}`);
    }),
  );

  test(
    `${name}: a number dragged in the comparison is one step, taken back by one Undo`,
    inLab('compare', async (page) => {
      await (await page.control('button', 'Change it', lab)).click();
      const depth = async () => (await page.run(stateOf)).broken.depth;
      const before_ = await depth();
      const name_ = placeIn(await page.boxOf(lab, '.arm-fields[open] .dragged'));
      await page.drag(name_, { ...name_, x: name_.x + 60 });
      await page.waitFor('another depth', depth, (found) => found === before_ + 20);
      await (await page.control('button', 'Undo', lab)).click();
      assert.equal(await depth(), before_);
    }),
  );
});
