/**
 * Measures what a reader waits for with the largest network, except drawing: reading the state, and
 * computing the frame after a change of one weight.
 */
import { loadEngine } from '../../web/src/engine/engine.js';
import { Model } from '../../web/src/model/model.js';
import { settings } from '../../web/src/state/settings.js';
import { median } from './statistics.mjs';

const rounds = 300;
const warmUp = 100;

/** @returns {Promise<string>} a line for each cost */
export async function readerCosts() {
  const model = new Model({
    scheduler: { request: () => 0, cancel: () => {} },
    isMotionReduced: () => true,
    onShow: () => {},
    onFrame: () => {},
    onSettle: () => {},
    onNotice: () => {},
  });
  const { depth, width } = settings;
  model.apply({ depth: depth.most, width: width.most });
  model.start(await loadEngine());
  const update = () => {
    model.jump(model.frame?.iterations ?? 0);
    model.step();
  };
  const edit = (/** @type {number} */ k) =>
    model.edit({ layer: 1 + (k % depth.most), unit: 0, from: 0 }, 1 / (k + 2));
  update();
  const lines = [
    ['read the state after an update', milliseconds(() => model.state)],
    ['the same, and its weights as text', milliseconds(() => model.state.weights, update)],
    ['edit a weight', milliseconds(edit)],
    ['one iteration on', milliseconds((k) => model.jump(1 + (k % depth.most)))],
  ];
  const numbers = lines.map(([name, cost]) => `${String(name).padEnd(36)}${cost} ms`);
  return [`at depth ${depth.most} and width ${width.most}, in Node:`, ...numbers].join('\n');
}

/**
 * @param {(round: number) => unknown} action
 * @param {() => void} [before] called before each action, and not measured
 * @returns {string} the median
 */
function milliseconds(action, before = () => {}) {
  const times = [];
  for (let k = 0; k < warmUp + rounds; ++k) {
    before();
    const start = performance.now();
    action(k);
    if (k >= warmUp) times.push(performance.now() - start);
  }
  return median(times).toFixed(4);
}
