/** A gradient taken apart and checked in the lab. In Chromium, Firefox and WebKit. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { serve } from '../../scripts/serve.mjs';
import { nudgesOf } from '../../web/src/doubt/probe.js';
import { loadEngine } from '../../web/src/engine/engine.js';
import { networkDocument } from '../../web/src/network/network-document.js';
import { Run } from '../../web/src/pass/run.js';
import { defaultState } from '../../web/src/state/state.js';
import { formatNumber } from '../../web/src/words/format.js';
import { inEachBrowser } from './browsers.mjs';

const engine = await loadEngine();
const place = { layer: 2, unit: 0, from: 3 };

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
before(async () => {
  server = await serve('dist');
});
after(() => server.close());

/** Runs in the page. */
function readDoubt() {
  const lesson = document.querySelector('backprop-lesson')?.shadowRoot;
  const figure = lesson?.querySelector('backprop-lab')?.shadowRoot;
  const texts = (/** @type {string} */ selector) =>
    [...(figure?.querySelectorAll(selector) ?? [])].map(({ textContent }) => textContent ?? '');
  return {
    together: texts('.ledger > p')[0] ?? '',
    ways: texts('.ways button'),
    factors: [
      .../** @type {NodeListOf<HTMLInputElement>} */ (
        figure?.querySelectorAll('.factor input') ?? []
      ),
    ].map(({ value }) => Number(value)),
    product: texts('.product b')[0] ?? '',
    result: texts('.ledger [role=status]'),
    nudged: texts('.nudged dd'),
    checked: texts('.nudge [role=status]')[0] ?? '',
    sums: texts('.sum li').length,
    trail: texts('.trail li'),
    title: texts('.why-title')[0],
  };
}

inEachBrowser({ reducedMotion: true }, (name, browser) => {
  const open = async () => {
    const page = await browser.open(`${server.address}#view=lab&iteration=8`);
    await page.reaches('Iteration 8 / 8');
    await page.lookAt(place);
    return page;
  };
  const run = new Run(engine, networkDocument(defaultState, engine));
  run.seek(run.iterations);

  test(`${name}: the largest ways are shown factor by factor; another factor gives another product, and goes back`, async () => {
    const page = await open();
    await page.pressButton('Every path to the loss');
    const until = (
      /** @type {string} */ what,
      /** @type {(seen: ReturnType<typeof readDoubt>) => boolean} */ enough,
    ) => page.waitFor(what, () => page.run(readDoubt), enough);
    const { count, gradient, largest } = run.ways(place, 5);
    const seen = await until('the ways', ({ ways }) => ways.length === 5);
    assert.equal(
      seen.together,
      `${count} paths to the loss; together they give ${formatNumber(gradient)}.`,
    );
    assert.equal(seen.product, formatNumber(largest[0].product));
    assert.deepEqual(
      seen.factors,
      [...largest[0].factors].reverse().map(({ value }) => Number(value.toPrecision(3))),
    );
    await (await page.control('spinbutton', 'weight, output')).focus();
    await page.press('End', ...Array(8).fill('Backspace'));
    await page.type('0');
    await page.press('Enter');
    const other = await until(
      'another product',
      ({ product }) => product === '0' || product === '−0',
    );
    assert.match(other.result[0], /^With your numbers, this path gives −?0 instead of /);
    await page.pressButton('Put back');
    await until('its own', ({ product }) => product === formatNumber(largest[0].product));
    await page.pressButton('Do it the slow way');
    const slow = await until('the sum', ({ result }) => result[1] !== '');
    assert.ok(slow.result[1].startsWith(`Walked ${count} paths in `), slow.result[1]);
    assert.ok(slow.result[1].includes(`Their sum is ${formatNumber(gradient)}.`));
    await page.close();
  });

  test(`${name}: a nudge changes the loss as the gradient predicts, and one press checks every parameter`, async () => {
    const page = await open();
    await page.pressButton('Check');
    const until = (
      /** @type {string} */ what,
      /** @type {(seen: ReturnType<typeof readDoubt>) => boolean} */ enough,
    ) => page.waitFor(what, () => page.run(readDoubt), enough);
    const nudges = nudgesOf(run, run.frame(), place);
    assert.ok(nudges);
    const written = (/** @type {number} */ k) =>
      [nudges.predicted[k], nudges.found[k]].map(
        (value) => `${value > 0 ? '+' : ''}${formatNumber(value, 4)}`,
      );
    const first = await until(
      'the nudge',
      ({ nudged }) => nudged[0] !== undefined && nudged[0] !== '',
    );
    assert.deepEqual(first.nudged.slice(0, 2), written(1));
    await (await page.control('radio', '0.001')).click();
    await until('a smaller one', ({ nudged }) => nudged[0] === written(3)[0]);
    await page.pressButton(`Check all ${run.parameterCount()}`);
    const { checked } = await until('the check', (seen) => seen.checked !== '');
    assert.match(
      checked,
      new RegExp(`^All ${run.parameterCount()} agree\\. The largest difference is `),
    );
    await page.close();
  });

  test(`${name}: a press on a term selects where it comes from, and one on the trail selects the loss`, async () => {
    const page = await open();
    const { trail, sums } = await page.run(readDoubt);
    assert.deepEqual([trail[0], trail.at(-1), sums], ['this weight', 'loss', 8]);
    await page.pressButton('hidden 3, neuron 2');
    const there = await page.waitFor(
      'the neuron',
      () => page.run(readDoubt),
      ({ title }) => title === 'hidden 3, neuron 2',
    );
    assert.equal(there.sums, 8 + 1 + 1, 'eight inputs and a bias, and one weight on');
    await page.pressButton('loss');
    await page.waitFor(
      'the loss',
      () => page.run(readDoubt),
      ({ title }) => title === 'loss',
    );
    await page.close();
  });

  test(`${name}: Undo and Redo cover a weight that was set and a network that was chosen`, async () => {
    const page = await open();
    const line = () => page.figure().then(({ why }) => why[1]);
    const own = await line();
    await (await page.control('spinbutton', 'Weight')).focus();
    await page.press('End', ...Array(12).fill('Backspace'));
    await page.type('2');
    await page.press('Enter');
    await page.waitFor('the weight', line, (text) => text === 'w = 2.00');
    await page.pressInMenu('Undo');
    await page.waitFor('its own', line, (text) => text === own);
    await page.pressInMenu('Redo');
    await page.waitFor('the weight again', line, (text) => text === 'w = 2.00');
    await (await page.control('radio', 'ReLU')).click();
    await page.waitFor('another network', line, (text) => text !== 'w = 2.00');
    await page.pressInMenu('Undo');
    await page.waitFor('the weight once more', line, (text) => text === 'w = 2.00');
    assert.equal((await page.figure()).iteration, 'Iteration 8 / 8');
    await page.close();
  });
});
