import { setThreadsCount } from '@tensorflow/tfjs-backend-wasm';
import { prepareOn } from './tfjs.mjs';

/** @type {import('../host.js').Prepare} */
export const prepare = (document) => {
  setThreadsCount(1);
  return prepareOn('wasm', document);
};
