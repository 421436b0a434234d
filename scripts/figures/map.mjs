/** The maps of depth and size of the weights on paper: sigmoid and ReLU side by side. */
import { colourOf, coloursOf } from '../../web/src/charts/heat-map.js';
import { gains, mappedRatios, strengthOf } from '../../web/src/lab/map-view.js';
import { RatioMap } from '../../web/src/learning/ratio-map.js';
import { settings } from '../../web/src/state/settings.js';
import { powerOfTen } from '../../web/src/words/format.js';
import { shareWords } from '../../web/src/words/figure.js';
import * as words from '../../web/src/words/printed.js';
import { times } from '../../web/src/words/ratio-map.js';
import { activationLabels } from '../../web/src/words/settings.js';
import { PaperContext } from './paper.mjs';

/**
 * @typedef {import('./figures.mjs').Figure} Figure
 * @typedef {import('./figures.mjs').Workshop} Workshop
 * @typedef {{x: number, width: number, activation: 'sigmoid' | 'relu'}} Panel
 * @typedef {{x: number, y: number, width: number, height: number}} Box
 */

const height = 322;
const [top, bottom] = [34, 238];
/** @type {readonly Panel[]} */
const panels = [
  { x: 58, width: 232, activation: 'sigmoid' },
  { x: 316, width: 232, activation: 'relu' },
];
/** The bar that explains the colours: its place, its steps, and the powers of ten along it. */
const key = { x: 183, y: 288, width: 240, height: 9, cells: 48, powers: [-12, -6, 0, 6, 12] };
const overlap = 0.4;
/** The marked network. */
const [marked, usual] = [10, 1];

/**
 * @param {Workshop} workshop
 * @returns {Figure[]}
 */
export function mapFigures({ engine, palette }) {
  const context = new PaperContext();
  context.fillBox({ x: 0, y: 0, width: 560, height }, palette.card);
  const shares = panels.map((panel) => {
    const choice = { ...settings.broken.default, activation: panel.activation };
    const ratios = mappedRatios(choice);
    const map = new RatioMap(engine, ratios, gains);
    map.work(Infinity);
    const medianOf = (/** @type {number} */ column, /** @type {number} */ row) =>
      map.median(column, row) ?? NaN;
    drawMap(context, palette, panel, { columns: ratios.depths.length, medianOf });
    return shareWords(medianOf(ratios.depths.indexOf(marked), gains.indexOf(usual)), 1);
  });
  drawKey(context, palette);
  const [sigmoid, relu] = shares;
  const said = words.map({ depth: marked, sigmoid, relu });
  const shown = /** @type {const} */ ({ view: 'lab', panel: 'map' });
  return [{ name: 'map', ...said, svg: context.toPaper(height, said), settings: shown }];
}

/**
 * @param {PaperContext} context
 * @param {import('./paper.mjs').Palette} palette
 * @param {Panel} panel
 * @param {{columns: number, medianOf: (column: number, row: number) => number}} map
 */
function drawMap(context, palette, { x, width, activation }, { columns, medianOf }) {
  const colours = coloursOf(palette);
  const [across, up] = [width / columns, (bottom - top) / gains.length];
  const small = { size: 11, colour: palette.muted };
  const title = { size: 13, colour: palette.ink, bold: true };
  context.write(activationLabels[activation], { x, y: top - 10 }, title);
  // Cells of one colour are one box, which reaches a little below the next: viewers show no seams between them.
  for (let row = gains.length - 1; row >= 0; row -= 1) {
    const y = bottom - (row + 1) * up;
    const found = Array.from({ length: columns }, (_, column) =>
      colourOf(strengthOf(medianOf(column, row)), colours),
    );
    found.forEach((colour, column) => {
      if (colour === found[column - 1]) return;
      const next = found.findIndex((other, k) => k > column && other !== colour);
      const [left, right] = [column, next < 0 ? columns : next].map((k) => x + k * across);
      const box = { x: left, y, width: right - left, height: up };
      context.fillBox(inside(box, { right: x + width, bottom }), colour);
    });
  }
  frame(context, palette, { x, y: top, width, height: bottom - top });
  for (const row of [0, (gains.length - 1) / 2, gains.length - 1]) {
    const y = bottom - (row + 0.5) * up + 4;
    if (x === panels[0].x) {
      context.write(times(gains[row]), { x: x - 6, y }, { ...small, align: 'right' });
    }
  }
  for (const depth of [1, 8, 16, 24, 32]) {
    const at = { x: x + (depth - 0.5) * across, y: bottom + 14 };
    context.write(String(depth), at, { ...small, align: 'center' });
  }
  ring(context, palette, {
    x: x + (marked - 0.5) * across,
    y: bottom - (gains.indexOf(usual) + 0.5) * up,
  });
}

/**
 * @param {Box} box
 * @param {{right: number, bottom: number}} ends of the map
 * @returns {Box} a little larger to the right and below, if that is inside
 */
function inside({ x, y, width, height }, ends) {
  return {
    ...{ x, y },
    width: Math.min(width + overlap, ends.right - x),
    height: Math.min(height + overlap, ends.bottom - y),
  };
}

/**
 * @param {PaperContext} context
 * @param {import('./paper.mjs').Palette} palette
 */
function drawKey(context, palette) {
  const colours = coloursOf(palette);
  const small = /** @type {const} */ ({ size: 11, colour: palette.muted, align: 'center' });
  const { x, y, width, height: high, cells, powers } = key;
  for (let cell = 0; cell < cells; cell += 1) {
    const left = x + (cell * width) / cells;
    const colour = colourOf((2 * (cell + 0.5)) / cells - 1, colours);
    const box = { x: left, y, width: width / cells, height: high };
    context.fillBox(inside(box, { right: x + width, bottom: y + high }), colour);
  }
  frame(context, palette, { x, y, width, height: high });
  const [least, most] = [powers[0], powers[powers.length - 1]];
  for (const power of powers) {
    const at = { x: x + ((power - least) / (most - least)) * width, y: y + high + 14 };
    context.write(powerOfTen(power), at, small);
  }
  context.write(words.mapKey.left, { x: x - 26, y: y + 8 }, { ...small, align: 'right' });
  context.write(words.mapKey.right, { x: x + width + 26, y: y + 8 }, { ...small, align: 'left' });
  for (const panel of panels) {
    context.write(words.mapAxes.depth, { x: panel.x + panel.width / 2, y: bottom + 30 }, small);
  }
  const beside = { x: panels[0].x - 6, y: (top + bottom) / 2 };
  const right = /** @type {const} */ ({ ...small, align: 'right' });
  words.mapAxes.gain.forEach((line, k) => {
    context.write(line, { x: beside.x, y: beside.y - 52 + 13 * k }, right);
  });
}

/**
 * @param {PaperContext} context
 * @param {import('./paper.mjs').Palette} palette
 * @param {Box} box
 */
function frame(context, palette, { x, y, width, height: high }) {
  context.strokeStyle = palette.outline;
  context.lineWidth = 0.75;
  context.beginPath();
  context.roundRect(x, y, width, high, 0);
  context.stroke();
}

/**
 * @param {PaperContext} context
 * @param {import('./paper.mjs').Palette} palette
 * @param {import('./paper.mjs').Point} at
 */
function ring(context, palette, { x, y }) {
  for (const [colour, width] of /** @type {const} */ ([
    [palette.card, 4.5],
    [palette.ink, 2],
  ])) {
    context.beginPath();
    context.arc(x, y, 6, 0, 2 * Math.PI);
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  }
}
