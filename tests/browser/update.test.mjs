/**
 * The update as a step that is seen, and the words' formulas with the numbers of what is held: in
 * Chromium, Firefox and WebKit, against the engine's own.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { serve } from '../../scripts/serve.mjs';
import { loadEngine } from '../../web/src/engine/engine.js';
import { networkDocument } from '../../web/src/network/network-document.js';
import { Run } from '../../web/src/pass/run.js';
import { defaultState } from '../../web/src/state/state.js';
import { formatNumber } from '../../web/src/words/format.js';
import { inEachBrowser } from './browsers.mjs';
import { placesInPicture } from './places.mjs';

const engine = await loadEngine();
const place = { layer: 4, unit: 0, from: 2 };

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
before(async () => {
  server = await serve('dist');
});
after(() => server.close());

/** Runs in the page. */
function readUpdate() {
  const lesson = document.querySelector('backprop-lesson')?.shadowRoot;
  const figure = lesson?.querySelector('backprop-lab')?.shadowRoot;
  const texts = (
    /** @type {ParentNode | undefined | null} */ root,
    /** @type {string} */ selector,
  ) => [...(root?.querySelectorAll(selector) ?? [])].map(({ textContent }) => textContent ?? '');
  return {
    callout: texts(figure, '.callout p'),
    losses: figure?.querySelector('.loss-history')?.getAttribute('aria-label') ?? '',
    moved: texts(figure, '.movement .bar-number'),
    formulas: texts(lesson, '.live'),
  };
}

inEachBrowser({ reducedMotion: true }, (name, browser) => {
  const open = async (/** @type {string} */ link) => {
    const page = await browser.open(`${server.address}#iteration=8&${link}`);
    await page.reaches('Iteration 8 / 8');
    return page;
  };

  test(`${name}: an update shows the arithmetic of the held weight, and how far each layer has moved`, async () => {
    const page = await open('view=lab');
    await page.lookAt(place);
    const run = new Run(engine, networkDocument(defaultState, engine));
    run.seek(run.iterations);
    const [{ loss: first, layers }, rate] = [run.frame(), defaultState.learningRate];
    const { gradients, weights } = layers[place.layer];
    const gradient = gradients?.[0][place.from] ?? NaN;
    run.update(rate);
    const { layers: after_, movement } = run.frame();
    await page.pressButton('Update the weights');
    const seen = await page.waitFor(
      'the update',
      () => page.run(readUpdate),
      ({ moved }) => moved.length === 4,
    );
    const [was, step, is] = [
      weights[0][place.from],
      gradient,
      after_[place.layer].weights[0][place.from],
    ].map((value) => formatNumber(value));
    const signed = gradient < 0 ? `(${step})` : step;
    assert.equal(seen.callout[1], `w ← ${was} − ${formatNumber(rate)} × ${signed} = ${is}`);
    assert.deepEqual(
      seen.moved,
      movement?.map((mean) => formatNumber(mean)),
    );
    run.seek(run.frame().outputLayer);
    const losses = [first, run.frame().loss].map((loss) => formatNumber(loss ?? NaN));
    assert.match(seen.losses, new RegExp(`2 values, from ${losses[0]} to ${losses[1]}$`));
    await page.close();
    run.close();
  });

  test(`${name}: in a deep sigmoid network, the updates move the last layer alone`, async () => {
    const page = await browser.open(`${server.address}#view=lab&depth=10&iteration=22`);
    await page.reaches('Iteration 22 / 22');
    for (let k = 0; k < 5; ++k) {
      await page.pressButton('Update the weights');
      await page.reaches('Iteration 22 / 22');
    }
    const { moved } = await page.run(readUpdate);
    const means = moved.map((text) => {
      const [, digits, exponent] = /^([\d.]+)(?: × 10(.*))?$/.exec(text) ?? [];
      const power = [...(exponent ?? '⁰')].map((sign) => '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(sign) - 1);
      const value = Number(power.filter((digit) => digit >= 0).join(''));
      return Number(digits) * 10 ** (power.includes(-1) ? -value : value);
    });
    assert.equal(means.length, 11);
    assert.ok(means[10] > 1000 * means[4], `${moved}`);
    assert.ok(means[10] > 1e6 * means[0], `${moved}`);
    await page.close();
  });

  test(`${name}: the formulas in the text show the numbers of the selection, and follow it`, async () => {
    const page = await open('view=lesson&held=4.1.3');
    const run = new Run(engine, networkDocument(defaultState, engine));
    run.seek(run.iterations);
    const { layers } = run.frame();
    const write = (/** @type {number | undefined} */ value) => formatNumber(value ?? NaN);
    const gradient = layers[4].gradients?.[0][2];
    const { formulas } = await page.run(readUpdate);
    assert.ok(formulas[0].includes('hidden 3, neuron 3'), formulas[0]);
    assert.ok(formulas[0].endsWith(`= ${write(gradient)}`), formulas[0]);
    assert.ok(formulas.some((text) => text.endsWith(`= ${write(layers[4].deltas?.[0])}`)));
    await page.pressAt((await placesInPicture(page)).neuron(2, 5));
    const others = await page.waitFor(
      'another neuron',
      () => page.run(readUpdate),
      (seen) => seen.formulas.some((text) => text.includes('hidden 2, neuron 6')),
    );
    const delta = others.formulas.find((text) => text.includes('hidden 2, neuron 6'));
    assert.ok(delta?.endsWith(`= ${write(layers[2].deltas?.[5])}`), delta);
    await page.close();
    run.close();
  });
});
