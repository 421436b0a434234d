/** What is said of the sounds, and what says the same in words. */
import { shareSpoken } from './figure.js';
import { formatGrouped, formatNumber } from './format.js';
import { layerName } from './pass.js';

export const group = 'Sound';
export const again = 'Listen again';
export const stop = 'Stop';
export const close = 'Close';
export const volume = 'Volume';
export const speed = 'Speed';
export const key =
  'One tone a layer, from the output back: an octave lower is 100 times less. One click: below the axis; two: exactly 0.';
export const noSound = 'This browser plays no sound here. The line above says the same.';
export const nothingYet =
  'Nothing to hear yet: the pass has not come to the error signal. Press Play or Step first.';

/** Of more layers than this, the line names the first two and the last. */
const mostNamed = 4;
/** A factor this near to 1 is none. */
const near = 0.02;

/**
 * @param {readonly (number | null)[]} magnitudes for layers 1…N, the mean |δ|; null where the pass has not come
 * @param {number} [digits]
 * @returns {string} such as "output 0.240, hidden 3 0.0310, … hidden 1, one in 17 million; each layer back ÷ 8.0 on average"
 */
export function toldLayers(magnitudes, digits) {
  const layers = magnitudes.length;
  const known = magnitudes
    .map((magnitude, k) => ({ name: layerName(k + 1, layers), magnitude: magnitude ?? NaN, k }))
    .filter(({ k }) => magnitudes[k] !== null)
    .reverse();
  if (known.length === 0) return nothingYet;
  const output = known[0].magnitude;
  const written = known.map(({ name, magnitude }, k) =>
    k === known.length - 1 && k > 0 && Number.isFinite(magnitude / output)
      ? `${name}, ${shareSpoken(magnitude, output, '')}`
      : `${name} ${formatNumber(magnitude, digits)}`,
  );
  const few =
    written.length > mostNamed
      ? `${written.slice(0, 2).join(', ')}, … ${written.at(-1)}`
      : written.join(', ');
  const factor = factorSpoken(known.map(({ magnitude }) => magnitude));
  return factor === '' ? few : `${few}; ${factor}`;
}

/**
 * @param {readonly number[]} magnitudes from the output back
 * @returns {string} by how much each layer back has more or less, in the geometric mean; '' if there is none
 */
function factorSpoken(magnitudes) {
  const [output, last] = [magnitudes[0], magnitudes[magnitudes.length - 1]];
  const factor = (last / output) ** (1 / (magnitudes.length - 1));
  if (magnitudes.length < 2 || !(factor > 0) || !Number.isFinite(factor)) return '';
  const isLess = factor < 1;
  const written = formatNumber(isLess ? 1 / factor : factor, 2);
  return Math.abs(factor - 1) < near
    ? ''
    : `each layer back ${isLess ? '÷' : '×'} ${written} on average`;
}

/**
 * @param {readonly {name: string, said: string}[]} networks one, or two with their names
 * @returns {string}
 */
export function toldNetworks(networks) {
  if (networks.length === 1) return `${networks[0].said}.`;
  const [left, right] = networks;
  return `Left ear, ${left.name}: ${left.said}. Right ear, ${right.name}: ${right.said}.`;
}

/**
 * @param {number} loss
 * @returns {string} while a network learns
 */
export function learning(loss) {
  return `the tone falls with the loss, now ${formatNumber(loss)}`;
}

/**
 * @param {{first: number, now: number, steps: number}} loss
 * @returns {string} once it has learned
 */
export function learned({ first, now: last, steps }) {
  return `loss from ${formatNumber(first)} to ${formatNumber(last)} in ${formatGrouped(steps)} steps`;
}

/**
 * @param {string} layer its name
 * @param {readonly number[]} magnitudes of it in one network, or in two
 * @returns {string} while it sounds
 */
export function sounding(layer, magnitudes) {
  return `${layer}: ${magnitudes.map((magnitude) => formatNumber(magnitude)).join(' · ')}`;
}
