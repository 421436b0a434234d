/** How the first layer's share of the gradient changes with depth, computed by the engine. */
import { settings } from '../state/settings.js';
import { networkDocument } from './network-document.js';

/**
 * The gradient magnitude of the first layer over that of the last, for each depth of the slider.
 *
 * @param {import('../engine/engine.js').Engine} engine
 * @param {Readonly<import('../state/state.js').NetworkChoice>} choice its depth is left aside
 * @returns {{depth: number, ratio: number}[]}
 */
export function ratiosByDepth(engine, choice) {
  const { least, most } = settings.depth;
  return Array.from({ length: most - least + 1 }, (_, k) => {
    const depth = least + k;
    const session = engine.open(networkDocument({ ...choice, depth }, engine));
    const magnitudes = session.backward();
    session.close();
    return { depth, ratio: magnitudes[0] / magnitudes[depth] };
  });
}

/**
 * @param {import('../engine/engine.js').Engine} engine
 * @param {Readonly<import('../state/state.js').NetworkChoice>} choice its depth is left aside
 * @param {number} share
 * @returns {{depth: number, ratio: number} | null} the least depth at which the first layer gets less
 *   than this share of what the last one gets; null where none does
 */
export function depthBelow(engine, choice, share) {
  return ratiosByDepth(engine, choice).find(({ ratio }) => ratio < share) ?? null;
}
