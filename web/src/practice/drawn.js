/** Draws the network of a question: its numbers are short, and suit what is asked. */
import { variantOf } from '../network/variant.js';
import { Run } from '../pass/run.js';

/**
 * @typedef {import('../engine/documents.js').NetworkDocument} NetworkDocument
 * @typedef {import('../engine/engine.js').Engine} Engine
 * @typedef {import('../pass/frame.js').Frame} Frame
 *
 * @typedef {object} Drawn
 * @property {NetworkDocument} document
 * @property {Frame} frame at the end of its pass
 */

/** So many networks are drawn at most. */
const mostAttempts = 200;
/** Between the seeds of two attempts: a prime, so that sets of questions with neighbouring seeds differ. */
const betweenAttempts = 7919;
/** Digits of a number that is computed and then given. A fourth keeps three digits of the answer right. */
export const digitsGiven = 4;

/**
 * @param {Engine} engine
 * @param {NetworkDocument} shape a network whose numbers are replaced
 * @param {number} seed
 * @param {(frame: Frame) => boolean} suits
 * @returns {Drawn}
 * @throws {Error} if no network suits
 */
export function drawn(engine, shape, seed, suits) {
  for (let k = 0; k < mostAttempts; ++k) {
    const document = variantOf(shape, seed + k * betweenAttempts, engine);
    const frame = frameOf(engine, document);
    if (suits(frame)) return { document, frame };
  }
  throw new Error(`practice ${seed}: expected a network that suits the question, found none`);
}

/**
 * @param {Engine} engine
 * @param {NetworkDocument} document
 * @returns {Frame} at the end of its pass
 */
export function frameOf(engine, document) {
  const run = new Run(engine, document);
  const frame = run.finished();
  run.close();
  return { ...frame, digits: digitsGiven };
}

/**
 * @param {number} width of the hidden layer
 * @param {string} activation of the hidden layer
 * @param {{units: number, loss: string}} output sigmoids
 * @returns {NetworkDocument} two inputs, a hidden layer, and an output
 */
export function oneHiddenLayer(width, activation, { units, loss }) {
  return {
    inputs: 2,
    layers: [
      { units: width, activation },
      { units, activation: 'sigmoid' },
    ],
    loss,
    example: { input: [0, 0], target: Array(units).fill(0) },
  };
}
