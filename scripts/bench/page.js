/** Runs in the page that the bench opens in Chromium. */
import { prepare } from './backprop-wasm.js';
import { createHost } from './host.js';

export const answer = createHost(prepare);
