/** Computes the places of the default network’s neurons in the window. */
import { layoutNetwork } from '../../web/src/drawing/network-layout.js';
import { defaultState } from '../../web/src/state/state.js';
import { readPicture } from './in-page.mjs';

/**
 * @param {import('./driven-page.mjs').DrivenPage} page with the default network
 * @returns {Promise<{neuron: (layer: number, unit: number) => import('./driven-page.mjs').Point,
 *   loss: import('./driven-page.mjs').Point}>} points in the window, even if a host scales the page
 */
export async function placesInPicture(page) {
  const picture = await page.waitFor(
    'the picture',
    () => page.run(readPicture),
    (found) => found !== null,
  );
  const { left, top, scale, ...size } = /** @type {NonNullable<typeof picture>} */ (picture);
  const { depth, width } = defaultState;
  const { units, loss } = layoutNetwork(size, [2, ...Array(depth).fill(width), 1]);
  const inWindow = (/** @type {{x: number, y: number}} */ { x, y }) => ({
    x: left + x * scale,
    y: top + y * scale,
  });
  return { neuron: (layer, unit) => inWindow(units[layer][unit]), loss: inWindow(loss) };
}
