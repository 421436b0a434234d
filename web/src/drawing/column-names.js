/** Chooses the names that stand under the columns of the network: as many as fit in one line. */
import { inputShort, lossColumn, outputShort, targetColumn } from '../words/pass.js';

/**
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {import('./network-layout.js').NetworkLayout} NetworkLayout
 * @typedef {{text: string, x: number}} ColumnName x: its middle
 */

/** The size of the letters, in pixels. */
export const sizeOfNames = 12;
/** The width of a letter, and the least distance of two names, in pixels. */
const [letter, gap] = [6.6, 3];
/** How far the output's name may be moved to the right, where there is room, for the number beside it. */
const furthest = 9;
/** Where not every hidden layer has room for its number, every fifth has one. */
const every = 5;

/**
 * @param {Pick<Frame, 'layers' | 'outputLayer'>} frame
 * @param {NetworkLayout} layout
 * @returns {ColumnName[]} the input, the output, the target and the loss always; of the hidden layers, all by
 *   name or else by number, or the first, the last and every fifth that has room. The input and the output are
 *   short where they would take the place of the first or the last, or touch another name
 */
export function columnNames({ layers, outputLayer }, { units, targets, loss, spacing }) {
  const xOf = (/** @type {number} */ l) => units[l][0].x;
  const around = (/** @type {string} */ input, /** @type {string} */ output) => [
    { text: input, x: xOf(0) },
    { text: output, x: xOf(outputLayer) },
    ...targets.slice(0, 1).map(({ x }) => ({ text: targetColumn, x })),
    { text: lossColumn, x: loss.x },
  ];
  const hidden = layers.slice(1, outputLayer).map(({ name }, k) => ({ name, l: k + 1 }));
  const isLong = hidden.every(({ name }) => widthOf(name) + gap <= spacing);
  const hasRoom = spacing >= widthOf('10') + gap;
  const ends = hidden.filter(({ l }) => l === 1 || l === outputLayer - 1);
  const others = hidden.filter(({ l }) => hasRoom || l % every === 0);
  const offer = (/** @type {{name: string, l: number}} */ { name, l }) => ({
    text: isLong ? name : String(l),
    x: xOf(l),
  });
  const long = around(layers[0].name, layers[outputLayer].name);
  const isFree =
    ends.every((end) => long.every((other) => areApart(offer(end), other))) &&
    long.every((one, k) => long.slice(k + 1).every((other) => areApart(one, other)));
  const short = around(inputShort, outputShort);
  const last = ends[ends.length - 1];
  const kept = isFree ? long : last ? movedApart(short, offer(last)) : short;
  // The first that is offered takes the room.
  for (const hiddenLayer of [...ends, ...others]) {
    const offered = offer(hiddenLayer);
    if (kept.every((other) => areApart(offered, other))) kept.push(offered);
  }
  return kept;
}

/**
 * @param {readonly ColumnName[]} names of the input, of the output and of what is behind it
 * @param {ColumnName} last of the hidden layers
 * @returns {ColumnName[]} with the output's to the right of the last hidden layer's, if that takes little
 */
function movedApart([input, output, ...others], last) {
  // Letters of some fonts are wider than is reckoned here.
  const x = Math.max(output.x, last.x + distance(last, output) + gap);
  const moved = { ...output, x };
  const isNear = x - output.x <= furthest && others.every((other) => areApart(moved, other));
  return [input, isNear ? moved : output, ...others];
}

/**
 * @param {ColumnName} one
 * @param {ColumnName} other
 * @returns {boolean}
 */
function areApart(one, other) {
  return Math.abs(one.x - other.x) >= distance(one, other);
}

/**
 * @param {ColumnName} one
 * @param {ColumnName} other
 * @returns {number} the least of their middles
 */
function distance(one, other) {
  return (widthOf(one.text) + widthOf(other.text)) / 2 + gap;
}

/**
 * @param {string} text
 * @returns {number} about, in pixels
 */
function widthOf(text) {
  return text.length * letter;
}
