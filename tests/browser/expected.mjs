/** Computes in Node the numbers that a page should show. */
import { loadEngine } from '../../web/src/engine/engine.js';
import { formatNumber } from '../../web/src/words/format.js';
import { networkDocument } from '../../web/src/network/network-document.js';
import { changed, defaultState } from '../../web/src/state/state.js';

const engine = await loadEngine();

/**
 * @param {Partial<import('../../web/src/state/state.js').State>} change to the default state
 * @returns {string[]} the gradient magnitudes as the bars should write them, output first
 */
export function expectedNumbers(change) {
  const session = engine.open(networkDocument(changed(defaultState, change), engine));
  const magnitudes = Array.from(session.backward(), (number) => formatNumber(number)).reverse();
  session.close();
  return magnitudes;
}
