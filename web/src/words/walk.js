/** What is said to those who walk through the picture by ear. */
export { notYet } from './figure.js';

/**
 * @param {string} name of a part of the network
 * @param {readonly string[]} said of it
 * @returns {string} such as "hidden 2, neuron 3: activation 0.510, error signal −0.00210."
 */
export function sentence(name, said) {
  return `${name}: ${said.join(', ')}.`;
}

/**
 * @param {string} name of a neuron
 * @param {number} count of its layer
 * @returns {string}
 */
export function ofAll(name, count) {
  return `${name} of ${count}`;
}

/** @param {string} number */
export const activation = (number) => `activation ${number}`;
/** @param {string} number */
export const errorSignal = (number) => `error signal ${number}`;
/** @param {string} number */
export const preactivation = (number) => `preactivation ${number}`;
/** @param {string} number */
export const bias = (number) => `bias ${number}`;
/** @param {string} number */
export const gradient = (number) => `gradient ${number}`;
/** @param {string} number */
export const answer = (number) => `output ${number}`;

/**
 * @param {string} weight
 * @param {string} from the name of the neuron that it comes from
 * @returns {string}
 */
export function strongestWeight(weight, from) {
  return `strongest weight ${weight}, from ${from}`;
}
