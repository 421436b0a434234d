import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { loadEngine } from '../../../web/src/engine/engine.js';
import { blanksOf, deepestAsked, marked } from '../../../web/src/hand/blanks.js';
import { slipOf } from '../../../web/src/hand/slip-of.js';
import { writtenNumber } from '../../../web/src/hand/written-number.js';
import { networkDocument } from '../../../web/src/network/network-document.js';
import { Run } from '../../../web/src/pass/run.js';
import { changed, defaultState } from '../../../web/src/state/state.js';
import { slips, wrong } from '../../../web/src/words/hand.js';

const engine = await loadEngine();

/** @param {any} document */
function finished(document) {
  return new Run(engine, document).finished();
}

/** @param {Partial<import('../../../web/src/state/state.js').State>} [change] */
const own = (change = {}) => finished(networkDocument(changed(defaultState, change), engine));

/** @param {string | number} text */
function written(text) {
  const number = writtenNumber(String(text));
  if (number === null) throw new Error(`${text} is no number`);
  return number;
}

const networks = {
  'the lesson’s own': own(),
  'a small tanh': own({ depth: 1, width: 2, activation: 'tanh' }),
  'a deep ReLU': own({ depth: 6, activation: 'relu', width: 3 }),
  'squared error': finished({
    inputs: 2,
    layers: [
      { units: 2, activation: 'sigmoid' },
      { units: 2, activation: 'sigmoid' },
    ],
    loss: 'squared_error',
    initializer: { scheme: 'xavier_normal', seed: 3 },
    example: { input: [0.5, -1], target: [0, 1] },
  }),
};

for (const [name, frame] of Object.entries(networks)) {
  test(`${name}: the right number is marked right, even if rounded to three digits`, () => {
    for (const kind of /** @type {const} */ (['deltas', 'gradients', 'both', 'pass'])) {
      const blanks = blanksOf(frame, kind);
      assert.ok(blanks.length > 0 && blanks.length <= 22);
      for (const blank of blanks) {
        for (const answer of [blank.right, Number(blank.right.toPrecision(3))]) {
          assert.equal(marked(blank, written(answer)), 'right', blank.name);
        }
      }
    }
  });
}

test('a right number with too few digits is told apart from a wrong one', () => {
  const blank = { ...blanksOf(networks['a small tanh'], 'deltas')[0], right: -0.0473 };
  assert.equal(marked(blank, written('-0.05')), 'rounded');
  assert.equal(marked(blank, written('-0.047')), 'rounded');
  assert.equal(marked(blank, written('-0.050')), 'wrong');
  assert.equal(marked(blank, written('0.05')), 'wrong');
  assert.equal(marked(blank, written('0')), 'wrong');
});

test('a number keeps the digits and decimals that it is typed with', () => {
  assert.deepEqual(written(' −0,0500 '), { number: -0.05, digits: 3, decimals: 4 });
  assert.deepEqual(written('1.20 × 10⁻³'), { number: 0.0012, digits: 3, decimals: 5 });
  assert.deepEqual(written('12'), { number: 12, digits: 2, decimals: 0 });
  assert.equal(writtenNumber('twelve'), null);
});

test('if a gradient is 0, only 0 is right', () => {
  const frame = own({ depth: 10, width: 2, activation: 'relu', seed: 3, input: [0, 0] });
  const blanks = blanksOf(frame, 'gradients').filter(({ right }) => right === 0);
  assert.ok(blanks.length > 0);
  for (const blank of blanks) {
    assert.equal(marked(blank, written('0')), 'right');
    assert.equal(marked(blank, written('0.1')), 'wrong');
  }
});

const { cases } = JSON.parse(readFileSync('tests/goldens/slips.json', 'utf8'));

/**
 * @param {string} claim JSON
 * @returns {any} with each number as it is written
 */
function inWords(claim) {
  return JSON.parse(claim.replace(/-?\d[\d.]*(?:e[-+]?\d+)?(?=\s*[,\]}])/gi, '"$&"'));
}

/** What a claim calls a quantity of a blank. */
const keys = {
  preactivation: 'preactivations',
  activation: 'activations',
  delta: 'deltas',
  weight_gradient: 'weight_gradients',
  bias_gradient: 'bias_gradients',
};

/**
 * @param {any} claim of `inWords`
 * @param {import('../../../web/src/hand/blanks.js').Blank} blank
 * @returns {string | undefined} the number claimed there
 */
function claimed(claim, { place: { name, layer, unit, from } }) {
  const found = claim.layers?.[layer - 1]?.[keys[name]]?.[unit];
  return from === undefined ? found : found?.[from];
}

/**
 * The quantities of a layer, forward and back, as a claim calls them. ∂L/∂a, which no worksheet asks for, is
 * left out: δ, which follows from it, is wrong in the same way.
 */
const [forward, backward] = [
  ['preactivations', 'activations', 'slopes'],
  ['deltas', 'weight_gradients', 'bias_gradients'],
];

/**
 * @param {any} claim of `inWords`
 * @param {any} trace the true one
 * @returns {{key: string, layer: number} | null} the quantity of the first number that is off, in the order of
 *   the computation
 */
function firstOff(claim, trace) {
  const layers = trace.layers.map((/** @type {any} */ _, /** @type {number} */ k) => k + 1);
  const order = [
    ...layers.flatMap((/** @type {number} */ layer) => forward.map((key) => ({ key, layer }))),
    { key: 'loss', layer: 0 },
    ...[...layers]
      .reverse()
      .flatMap((/** @type {number} */ layer) => backward.map((key) => ({ key, layer }))),
  ];
  const read = (
    /** @type {any} */ from,
    /** @type {{key: string, layer: number}} */ { key, layer },
  ) => [(layer === 0 ? from : from.layers?.[layer - 1])?.[key] ?? []].flat(2);
  const isOff = (/** @type {{key: string, layer: number}} */ place) =>
    read(claim, place).some((text, k) => {
      const [{ number, decimals }, truth] = [written(text), read(trace, place)[k]];
      return Math.abs(number - truth) > 0.5000001 * 10 ** -decimals + 1e-9 * Math.abs(truth);
    });
  return order.find(isOff) ?? null;
}

test('a claim whose first wrong number is a blank is named the slip that the checker names', () => {
  const named = new Set();
  for (const { name, document, claim, slip } of cases) {
    const session = engine.open(document);
    const found = inWords(claim);
    const off = firstOff(found, session.trace());
    if (slip === null) assert.equal(off, null, name);
    const run = new Run(engine, document);
    const answered = blanksOf(run.finished(), 'pass').flatMap((blank) => {
      const text = claimed(found, blank);
      return text === undefined ? [] : [{ blank, answer: written(text) }];
    });
    const which = answered.findIndex(
      ({ blank: { place, right }, answer }) =>
        keys[place.name] === off?.key &&
        place.layer === off.layer &&
        Math.abs(answer.number - right) > 0.5000001 * 10 ** -answer.decimals + 1e-9,
    );
    if (which < 0) continue;
    const answers = answered.map(({ blank, answer }) => ({ ...blank.place, ...answer }));
    const rate = document.learning_rate ?? defaultState.learningRate;
    const place = slipOf(run, answers, which, rate);
    assert.equal(plain(slips[place ?? -1]), slip, `${name}: ${answered[which].blank.name}`);
    named.add(slip);
  }
  assert.ok(named.size >= 16, `only ${named.size} slips`);
});

/** @param {string | undefined} words of a slip @returns {string | undefined} as the engine writes them */
function plain(words) {
  const signs = { '′': "'", '’': "'", '½': '1/2', '−': '-', ε: 'epsilon', δ: 'delta' };
  return words?.replace(/[′’½−εδ]/g, (sign) => signs[/** @type {keyof typeof signs} */ (sign)]);
}

test('the words of the slips are the engine’s names, in its order', () => {
  const source = readFileSync('engine/slips/slip.hpp', 'utf8');
  const names = [...source.matchAll(/\{"([^"]+)",\s*Slip::/g)].map(([, name]) => name);
  const order = /enum class Slip \{([^}]*)\}/.exec(source)?.[1].match(/\w+/g) ?? [];
  const inTable = [...source.matchAll(/",\s*Slip::(\w+)\}/g)].map(([, name]) => name);
  assert.deepEqual(inTable, order);
  assert.deepEqual(slips.map(plain), names);
  assert.equal(wrong(7), '✗ wrong: the sign is the other');
});

test('an unrelated number is wrong, but comes from no slip', () => {
  const run = new Run(engine, networkDocument(defaultState, engine));
  const [blank] = blanksOf(run.finished(), 'deltas');
  assert.equal(marked(blank, written('123.456')), 'wrong');
  assert.equal(slipOf(run, [{ ...blank.place, ...written('123.456') }], 0, 0.2), null);
});

test('a slip is found although it went on with rounded numbers', () => {
  const run = new Run(engine, networkDocument(defaultState, engine));
  const [blank] = blanksOf(run.finished(), 'deltas');
  const near = written((-1.004 * blank.right).toPrecision(4));
  assert.equal(
    slips[slipOf(run, [{ ...blank.place, ...near }], 0, 0.2) ?? -1],
    'the sign is the other',
  );
});

test('a worksheet has the numbers of every layer that its blanks need, and of no other', () => {
  for (const kind of /** @type {const} */ (['deltas', 'gradients', 'both'])) {
    for (const [depth, width] of [
      [1, 2],
      [3, 8],
      [10, 8],
      [20, 12],
    ]) {
      const frame = own({ depth, width });
      const names = blanksOf(frame, kind).map(({ name }) => name);
      // "hidden 7, neuron 1" as the end of a weight or as a neuron of its own.
      const layers = names.map((name) => /(?:hidden (\d+), neuron \d+|output)$/.exec(name)?.[1]);
      const last = Math.min(...layers.map((layer) => Number(layer ?? frame.outputLayer)));
      assert.equal(deepestAsked(blanksOf(frame, kind)), last - 1, `${kind}, ${depth} × ${width}`);
    }
  }
});
