/** The engine alone: a bundle that imports it has nothing of the lesson. */
export { loadEngine } from '../engine/engine.js';
