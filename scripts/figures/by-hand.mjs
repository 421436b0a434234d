/** A pass worked out by hand, on paper: a small network, and one path through it in numbers. */
import { drawNetwork } from '../../web/src/drawing/network-canvas.js';
import { layoutFrame } from '../../web/src/drawing/network-layout.js';
import { blanksOf } from '../../web/src/hand/blanks.js';
import { workedLines } from '../../web/src/hand/worked.js';
import { shapeDocument } from '../../web/src/network/network-document.js';
import { Run } from '../../web/src/pass/run.js';
import { defaultState, stateFrom } from '../../web/src/state/state.js';
import { formatNumber } from '../../web/src/words/format.js';
import * as words from '../../web/src/words/printed.js';
import { PaperContext, units } from './paper.mjs';

/**
 * @typedef {import('./figures.mjs').Figure} Figure
 * @typedef {import('./figures.mjs').Workshop} Workshop
 */

/** As the lab's small network for working by hand. */
const small = { depth: 1, width: 2 };
const stage = { width: units, height: 150 };
const left = 14;
/** The heights of a heading and of a line, and the letters of the formulas. */
const [heading, line, letters] = [30, 18, 12.5];

/**
 * @param {Workshop} workshop
 * @returns {Figure[]}
 */
export function handFigures({ engine, palette }) {
  const run = new Run(engine, shapeDocument(stateFrom(small)));
  const frame = run.finished();
  run.close();
  const context = new PaperContext();
  const worked = blanksOf(frame, 'pass')
    .filter(({ place: { name, unit, from = 0 } }) => unit + from === 0 && name !== 'bias_gradient')
    .map((blank) => ({
      name: blank.name,
      isForward: /activation$/.test(blank.place.name),
      lines: workedLines(frame, blank.place, defaultState.learningRate),
    }));
  const halves = [
    {
      title: words.handForward,
      colour: palette.forward,
      all: worked.filter((one) => one.isForward),
    },
    {
      title: words.handBackward,
      colour: palette.backward,
      all: worked.filter((one) => !one.isForward),
    },
  ];
  const heightOf = (/** @type {typeof worked} */ all) =>
    all.reduce((sum, { lines }) => sum + line * lines.length, heading);
  const height = stage.height + halves.reduce((sum, { all }) => sum + heightOf(all), 10);
  context.fillBox({ x: 0, y: 0, width: units, height }, palette.card);
  drawNetwork(context, {
    frame: { ...frame, iteration: frame.outputLayer },
    palette,
    layout: layoutFrame(stage, frame),
    progress: 1,
    selection: null,
  });
  let y = stage.height;
  for (const { title, colour, all } of halves) {
    context.write(title, { x: left, y: y + 20 }, { size: 13, colour, bold: true });
    y += heading;
    for (const { name, lines } of all) {
      const style = /** @type {const} */ ({ size: 11, colour: palette.muted, align: 'right' });
      context.write(name, { x: units - left, y: y + 12 }, style);
      for (const parts of lines) {
        context.writeFormula(parts, { x: left, y: y + 12 }, letters, palette);
        y += line;
      }
    }
  }
  const said = words.byHand({
    learningRate: String(defaultState.learningRate),
    loss: formatNumber(frame.loss ?? NaN),
    numbers: worked.length,
  });
  const settings = /** @type {const} */ ({
    view: 'lab',
    panel: 'by-hand',
    worksheet: 'pass',
    ...small,
  });
  return [{ name: 'by-hand', ...said, svg: context.toPaper(height, said), settings }];
}
