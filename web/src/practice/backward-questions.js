/** Questions about the backward pass: error signals, a gradient, and an update. */
import { givenNumber } from '../hand/given-number.js';
import { workedLines } from '../hand/worked.js';
import { slips } from '../words/hand.js';
import {
  askChain,
  askGradient,
  askHiddenDelta,
  askOutputDelta,
  askUpdate,
  rateLeftOut,
} from '../words/practice.js';
import { digitsGiven, drawn, oneHiddenLayer } from './drawn.js';
import { numberAt, toldApart } from './questions.js';

/**
 * @typedef {import('../engine/engine.js').Engine} Engine
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {import('./drawn.js').Drawn} Drawn
 * @typedef {import('./questions.js').NumberQuestion} NumberQuestion
 */

/** Between these, the rounding of a sigmoid's a does not show in the first three digits of δ. */
const [leastSigmoid, mostSigmoid] = [0.2, 0.8];
/** An error signal or gradient below this is tedious to write. */
const leastSignal = 0.005;
/** Each of two paths carries at least such a share of the sum, so that it is missed if it is left out. */
const leastShare = 0.2;
/** An update changes a weight by at least such a share. */
const leastChange = 0.05;
/** The weights of a chain are at least so large. */
const leastOfChain = 0.3;
/** The error signal that has come through a chain is at least so large. */
const leastFaded = 0.001;

/**
 * @param {number} number
 * @returns {string}
 */
const write = (number) => givenNumber(number, digitsGiven);

/**
 * @param {number} number
 * @returns {boolean}
 */
const isInside = (number) => number >= leastSigmoid && number <= mostSigmoid;

/** The place of the slip of the sign among the slips' words. */
const signSlip = 7;

/**
 * @param {Engine} engine
 * @param {number} seed
 * @returns {NumberQuestion}
 */
export function outputDeltaQuestion(engine, seed) {
  const loss = seed % 2 === 0 ? 'squared_error' : 'binary_cross_entropy';
  const shape = oneHiddenLayer(2, 'sigmoid', { units: 1, loss });
  const output = (/** @type {Frame} */ { layers, outputLayer }) => layers[outputLayer];
  const network = drawn(engine, shape, seed, (frame) => {
    const [a = NaN] = output(frame).activations ?? [];
    const [delta = NaN] = output(frame).deltas ?? [];
    // With a target of 0, δ may be a itself, which is given.
    return isInside(a) && delta !== a;
  });
  const { layers, outputLayer, targets } = network.frame;
  const { activations, deltas, slopes } = layers[outputLayer];
  const [a, delta, slope] = [activations, deltas, slopes].map((numbers) => numbers?.[0] ?? NaN);
  const place = /** @type {const} */ ({ name: 'delta', layer: outputLayer, unit: 0 });
  return {
    ...askOutputDelta({ loss, a: write(a), target: write(targets[0]) }),
    worked: workedLines(network.frame, place, 0),
    ...numberAt(engine, network, place, delta, [-delta, delta / slope, delta * slope, 2 * delta]),
  };
}

/**
 * @param {Engine} engine
 * @param {number} seed
 * @returns {NumberQuestion}
 */
export function hiddenDeltaQuestion(engine, seed) {
  const activation = seed % 2 === 0 ? 'tanh' : 'sigmoid';
  const shape = oneHiddenLayer(2, activation, { units: 2, loss: 'squared_error' });
  const network = drawn(engine, shape, seed, (frame) => {
    const [one, other] = termsOf(frame);
    const a = Math.abs(frame.layers[1].activations?.[0] ?? NaN);
    const smaller = Math.min(Math.abs(one), Math.abs(other));
    const isBoth = one * other > 0 && smaller >= leastShare * Math.abs(one + other);
    return isBoth && isInside(a) && Math.abs(frame.layers[1].deltas?.[0] ?? 0) >= leastSignal;
  });
  const [, hidden, output] = network.frame.layers;
  const [delta, slope] = [hidden.deltas?.[0] ?? NaN, hidden.slopes?.[0] ?? NaN];
  const place = /** @type {const} */ ({ name: 'delta', layer: 1, unit: 0 });
  const onePath = termsOf(network.frame).map((term) => slope * term);
  return {
    ...askHiddenDelta({
      activation,
      a: write(hidden.activations?.[0] ?? NaN),
      weights: output.weights.map(([weight]) => write(weight)),
      deltas: (output.deltas ?? []).map(write),
    }),
    worked: workedLines(network.frame, place, 0),
    ...numberAt(engine, network, place, delta, [-delta, delta / slope, ...onePath]),
  };
}

/**
 * @param {Frame} frame with one hidden layer
 * @returns {number[]} what each output sends back to the first hidden neuron
 */
function termsOf({ layers: [, , output] }) {
  return output.weights.map(([weight], k) => weight * (output.deltas?.[k] ?? NaN));
}

/** A weight into the output: its neuron, and the neuron that it comes from. */
const weightPlace = /** @type {const} */ ({ name: 'weight_gradient', layer: 2, unit: 0, from: 0 });

/**
 * @param {Engine} engine
 * @param {number} seed
 * @param {(numbers: ReturnType<typeof atWeight>) => boolean} suits
 * @returns {Drawn} a network whose weight has a gradient that can be written
 */
function withGradient(engine, seed, suits) {
  const shape = oneHiddenLayer(2, 'sigmoid', { units: 1, loss: 'squared_error' });
  return drawn(engine, shape, seed, (frame) => {
    const numbers = atWeight(frame);
    return Math.abs(numbers.gradient) >= leastSignal && suits(numbers);
  });
}

/** @param {Frame} frame */
function atWeight({ layers: [, hidden, output] }) {
  const { unit, from } = weightPlace;
  return {
    weight: output.weights[unit][from],
    from: hidden.activations?.[from] ?? NaN,
    to: output.activations?.[unit] ?? NaN,
    z: hidden.preactivations?.[from] ?? NaN,
    delta: output.deltas?.[unit] ?? NaN,
    gradient: output.gradients?.[unit][from] ?? NaN,
  };
}

/**
 * @param {Engine} engine
 * @param {number} seed
 * @returns {NumberQuestion}
 */
export function gradientQuestion(engine, seed) {
  const network = withGradient(
    engine,
    seed,
    // Whoever takes another number for a gets another gradient.
    ({ weight, from, to }) =>
      Math.abs(from - to) > leastChange && Math.abs(from - weight) > leastChange,
  );
  const { weight, from, to, z, delta, gradient } = atWeight(network.frame);
  return {
    ...askGradient({
      weight: write(weight),
      from: write(from),
      to: write(to),
      delta: write(delta),
    }),
    worked: workedLines(network.frame, weightPlace, 0).slice(0, 1),
    ...numberAt(engine, network, weightPlace, gradient, [
      -gradient,
      delta * weight,
      delta * to,
      delta * z,
    ]),
  };
}

/**
 * @param {Engine} engine
 * @param {number} seed
 * @returns {NumberQuestion}
 */
export function updateQuestion(engine, seed) {
  const rate = seed % 2 === 0 ? 0.5 : 2;
  const network = withGradient(
    engine,
    seed,
    ({ weight, gradient }) =>
      Math.abs(rate * gradient) >= leastChange * Math.abs(weight) &&
      Math.abs(weight - rate * gradient) >= leastChange &&
      // Else the new weight is a number that is given.
      Math.abs(weight - rate * gradient - gradient) >= leastChange * Math.abs(gradient),
  );
  const { weight, gradient } = atWeight(network.frame);
  const after = (/** @type {number} */ other) => updatedWeight(engine, network, other);
  const right = after(rate);
  const misses = toldApart(
    [
      { number: after(-rate), slip: slips[signSlip] },
      { number: after(1), slip: rateLeftOut },
    ],
    right,
  );
  return {
    ...askUpdate({ weight: write(weight), gradient: write(gradient), rate: write(rate) }),
    worked: workedLines(network.frame, weightPlace, rate).slice(1),
    right,
    misses,
  };
}

/**
 * @param {Engine} engine
 * @param {Drawn} network
 * @param {number} rate
 * @returns {number} the weight after one update
 */
function updatedWeight(engine, { document }, rate) {
  const session = engine.open(document);
  session.backward();
  session.update(rate);
  const { layer, unit, from } = weightPlace;
  const [weight] = session.weights(layer).slice(unit + from);
  session.close();
  return weight;
}

/**
 * @param {Engine} engine
 * @param {number} seed
 * @returns {NumberQuestion}
 */
export function chainQuestion(engine, seed) {
  const hidden = Array.from({ length: 3 }, () => ({ units: 1, activation: 'sigmoid' }));
  const shape = {
    inputs: 1,
    layers: [...hidden, { units: 1, activation: 'linear' }],
    loss: 'output',
    example: { input: [0] },
  };
  const network = drawn(
    engine,
    shape,
    seed,
    ({ layers }) =>
      layers.slice(2).every(({ weights: [[weight]] }) => Math.abs(weight) >= leastOfChain) &&
      Math.abs(layers[1].deltas?.[0] ?? 0) >= leastFaded,
  );
  const { layers } = network.frame;
  const between = layers.slice(1, -1);
  const place = (/** @type {number} */ layer) =>
    /** @type {const} */ ({ name: 'delta', layer, unit: 0 });
  const delta = layers[1].deltas?.[0] ?? NaN;
  return {
    ...askChain({
      slopes: between.map(({ slopes }) => write(slopes?.[0] ?? NaN)),
      weights: layers.slice(2).map(({ weights: [[weight]] }) => write(weight)),
    }),
    worked: between
      .map((layer, k) => {
        const [line] = workedLines(network.frame, place(k + 1), 0);
        return [{ text: `${layer.name}: ` }, ...line];
      })
      .reverse(),
    ...numberAt(engine, network, place(1), delta, [
      -delta,
      delta / (between[0].slopes?.[0] ?? NaN),
    ]),
  };
}
