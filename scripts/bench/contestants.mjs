import { enterChromium, enterNative, enterNode, enterPytorch } from './entries.mjs';

/**
 * The contestants. The precision is that of the stored numbers: brain.js computes in double, as all
 * JavaScript does, but stores the results in Float32Arrays.
 *
 * @typedef {object} ContestantEntry
 * @property {string} name
 * @property {'float' | 'double'} precision
 * @property {() => import('./entries.mjs').Entry | Promise<import('./entries.mjs').Entry>} enter
 */

/** @type {ContestantEntry[]} */
export const contestants = [
  { name: 'backprop-native', precision: 'double', enter: () => enterNative('backprop-bench') },
  {
    name: 'backprop-native-march',
    precision: 'double',
    enter: () => enterNative('backprop-bench-march'),
  },
  { name: 'backprop-wasm-node', precision: 'double', enter: () => enterNode('backprop-wasm.js') },
  { name: 'backprop-wasm-chromium', precision: 'double', enter: enterChromium },
  { name: 'tfjs-cpu', precision: 'float', enter: () => enterNode('contestants/tfjs-cpu.mjs') },
  { name: 'tfjs-wasm', precision: 'float', enter: () => enterNode('contestants/tfjs-wasm.mjs') },
  { name: 'convnetjs', precision: 'double', enter: () => enterNode('contestants/convnetjs.mjs') },
  { name: 'synaptic', precision: 'double', enter: () => enterNode('contestants/synaptic.mjs') },
  { name: 'brain.js', precision: 'float', enter: () => enterNode('contestants/brain.mjs') },
  { name: 'pytorch', precision: 'float', enter: enterPytorch },
];
