import '@tensorflow/tfjs-backend-cpu';
import { prepareOn } from './tfjs.mjs';

/** @type {import('../host.js').Prepare} */
export const prepare = (document) => prepareOn('cpu', document);
