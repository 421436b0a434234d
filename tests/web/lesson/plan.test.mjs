/** The numbers in the plan for the lecturer are those of the figure. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { loadEngine } from '../../../web/src/engine/engine.js';
import { networkDocument } from '../../../web/src/network/network-document.js';
import { Run } from '../../../web/src/pass/run.js';
import { changed, defaultState } from '../../../web/src/state/state.js';
import { shareWords } from '../../../web/src/words/figure.js';
import { formatNumber } from '../../../web/src/words/format.js';

const engine = await loadEngine();
const plan = readFileSync(new URL('../../../web/plan.html', import.meta.url), 'utf8');

/**
 * @param {string} kind of number
 * @returns {[string, string][]} what each is of, and how it is written
 */
function stated(kind) {
  const found = [...plan.matchAll(new RegExp(`<b data-${kind}="([^"]+)">([^<]+)</b>`, 'g'))];
  assert.notEqual(found.length, 0, kind);
  return found.map(([, of, text]) => [of, text]);
}

/**
 * @param {string} of depth and activation
 * @returns {number[]} the mean error signals of layers 1…N at the end of the pass
 */
function magnitudesOf(of) {
  const [depth, activation] = of.split(' ');
  const choice = changed(defaultState, {
    depth: Number(depth),
    activation: /** @type {typeof defaultState.activation} */ (activation),
  });
  const run = new Run(engine, networkDocument(choice, engine));
  run.seek(run.iterations);
  const magnitudes = run
    .frame()
    .layers.slice(1)
    .map(({ magnitude }) => magnitude ?? NaN);
  run.close();
  return magnitudes;
}

test('what is left of the signal in the first layer', () => {
  for (const [of, text] of stated('share')) {
    const magnitudes = magnitudesOf(of);
    assert.equal(text, shareWords(magnitudes[0], magnitudes[magnitudes.length - 1]), of);
  }
});

test('the factor of a layer, in the median', () => {
  for (const [of, text] of stated('factor')) {
    const all = magnitudesOf(of);
    const factors = all.slice(0, -1).map((magnitude, k) => magnitude / all[k + 1]);
    const median = factors.sort((one, other) => one - other)[Math.floor(factors.length / 2)];
    assert.equal(text, median.toFixed(1), of);
  }
});

test('the loss before and after an update', () => {
  const run = new Run(engine, networkDocument(defaultState, engine));
  run.seek(run.iterations);
  const before = run.frame().loss ?? NaN;
  run.update(defaultState.learningRate);
  run.seek(run.iterations);
  const after = run.frame().loss ?? NaN;
  run.close();
  assert.deepEqual(Object.fromEntries(stated('loss')), {
    before: formatNumber(before, 3),
    after: formatNumber(after, 3),
  });
});

test('the minutes add up to ten', () => {
  const minutes = [...plan.matchAll(/<th scope="row">(\d+)<\/th>/g)].map(([, text]) =>
    Number(text),
  );
  assert.equal(
    minutes.reduce((sum, each) => sum + each, 0),
    10,
  );
});
