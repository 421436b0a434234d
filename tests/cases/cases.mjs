/** The worked examples, and how their paths are read. */
import { readdirSync, readFileSync } from 'node:fs';

/**
 * @typedef {object} Case
 * @property {string} name of its file
 * @property {string} source
 * @property {any} document
 * @property {Record<string, any>} expected by path
 * @property {number} tolerance
 */

/** @type {Case[]} */
export const cases = readdirSync(new URL('.', import.meta.url))
  .filter((file) => file.endsWith('.json'))
  .map((file) => ({
    name: file.replace('.json', ''),
    ...JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')),
  }));

/**
 * @param {any} value
 * @param {string} path such as `layers[0].weights`
 * @returns {any} what stands there
 */
export function at(value, path) {
  const names = path.split(/[.[\]]+/).filter((name) => name !== '');
  return names.reduce((within, name) => within?.[name], value);
}

/**
 * @param {any} found
 * @param {any} expected
 * @returns {number} the largest difference, relative above 1; infinite where the forms differ
 */
export function distance(found, expected) {
  if (typeof expected === 'number') {
    return typeof found === 'number'
      ? Math.abs(found - expected) / Math.max(1, Math.abs(expected))
      : Infinity;
  }
  if (!Array.isArray(found) || found.length !== expected.length) return Infinity;
  return Math.max(
    0,
    ...expected.map((/** @type {any} */ each, /** @type {number} */ k) => distance(found[k], each)),
  );
}

/**
 * @param {Case} worked
 * @returns {any} its network document; of a training, with the first of its examples
 */
export function networkOf({ document: { training, ...network } }) {
  if (!training) return network;
  return { ...network, example: { input: training.inputs[0], target: training.targets[0] } };
}
