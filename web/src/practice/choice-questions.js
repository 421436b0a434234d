/** Questions with a choice: which way an update goes, and what becomes of a signal in many layers. */
import { givenNumber } from '../hand/given-number.js';
import { workedLines } from '../hand/worked.js';
import {
  askDirection,
  askFate,
  directionWorked,
  directions,
  fateWorked,
  fates,
} from '../words/practice.js';
import { digitsGiven, drawn, frameOf, oneHiddenLayer } from './drawn.js';

/**
 * @typedef {import('../engine/engine.js').Engine} Engine
 * @typedef {import('./questions.js').ChoiceQuestion} ChoiceQuestion
 */

/** Layers that a signal goes through. */
const manyLayers = 8;
/** What every layer has: with a sigmoid, z is 0. */
const chains = /** @type {const} */ ([
  { activation: 'sigmoid', weight: 1 },
  { activation: 'relu', weight: 1.5 },
  { activation: 'sigmoid', weight: 4 },
  { activation: 'relu', weight: 0.5 },
  { activation: 'sigmoid', weight: 6 },
  { activation: 'relu', weight: 1 },
  { activation: 'sigmoid', weight: 2 },
]);
/** A signal that keeps its size changes by less than this. */
const tenfold = 10;

/**
 * @param {number} number
 * @returns {string}
 */
const write = (number) => givenNumber(number, digitsGiven);

/**
 * @param {Engine} engine
 * @param {number} seed
 * @returns {ChoiceQuestion}
 */
export function directionQuestion(engine, seed) {
  const [loss, rate] = ['binary_cross_entropy', 1];
  const shape = oneHiddenLayer(2, 'tanh', { units: 1, loss });
  const network = drawn(engine, shape, seed, ({ layers }) =>
    (layers[1].activations ?? []).every((a) => Math.abs(a) >= 0.1),
  );
  const { layers, outputLayer, targets } = network.frame;
  const place = /** @type {const} */ ({
    name: 'weight_gradient',
    layer: outputLayer,
    unit: 0,
    from: 0,
  });
  const session = engine.open(network.document);
  session.backward();
  const [before] = session.weights(outputLayer);
  session.update(rate);
  const [after] = session.weights(outputLayer);
  session.close();
  const { gradients } = layers[outputLayer];
  const direction = after > before ? 'larger' : after < before ? 'smaller' : 'same';
  return {
    ...askDirection({
      from: write(layers[1].activations?.[0] ?? NaN),
      a: write(layers[outputLayer].activations?.[0] ?? NaN),
      target: write(targets[0]),
      loss,
    }),
    worked: [
      ...workedLines(network.frame, { name: 'delta', layer: outputLayer, unit: 0 }, rate),
      ...workedLines(network.frame, place, rate).slice(0, 1),
      [{ text: directionWorked(write(gradients?.[0][0] ?? NaN), direction) }],
    ],
    ...chosen(directions, direction),
  };
}

/**
 * @param {Engine} engine
 * @param {number} seed
 * @returns {ChoiceQuestion}
 */
export function fateQuestion(engine, seed) {
  const { activation, weight } = chains[seed % chains.length];
  // A sigmoid's a is then ½ in every layer, and its slope ¼.
  const bias = activation === 'sigmoid' ? -weight / 2 : 0;
  const neuron = { units: 1, weights: [[weight]], biases: [bias] };
  const { layers, outputLayer } = frameOf(engine, {
    inputs: 1,
    layers: [
      ...Array.from({ length: manyLayers }, () => ({ ...neuron, activation })),
      { ...neuron, activation: 'linear' },
    ],
    loss: 'output',
    example: { input: [0.5] },
  });
  const [first, last] = [layers[1], layers[outputLayer]].map(({ deltas }) => deltas?.[0] ?? NaN);
  const slope = write(layers[1].slopes?.[0] ?? NaN);
  const fate =
    Math.abs(first) * tenfold < Math.abs(last)
      ? 'fades'
      : Math.abs(first) > tenfold * Math.abs(last)
        ? 'grows'
        : 'stays';
  const worked = { slope, weight: write(weight), first: write(first), last: write(last) };
  return {
    ...askFate({ activation, layers: manyLayers, slope, weight: write(weight) }),
    worked: [[{ text: fateWorked(worked) }]],
    ...chosen(fates, fate),
  };
}

/**
 * @template {string} Name
 * @param {Readonly<Record<Name, string>>} options
 * @param {Name} right
 * @returns {{options: string[], right: number}}
 */
function chosen(options, right) {
  const names = /** @type {Name[]} */ (Object.keys(options));
  return { options: names.map((name) => options[name]), right: names.indexOf(right) };
}
