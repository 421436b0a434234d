/**
 * Makes what stands at the figure's place before the page's script has run: the figure at iteration 0, and for
 * readers without JavaScript the finished pass with its bars. The engine computes both; web/styles/lesson/still.css
 * lays them out as the figure will be.
 */
import { axisOf } from '../../web/src/drawing/bar-scale.js';
import { captionParts, lossLine, magnitudesOf, phaseOf } from '../../web/src/drawing/caption.js';
import { columnNames } from '../../web/src/drawing/column-names.js';
import { layoutFrame } from '../../web/src/drawing/network-layout.js';
import { loadEngine } from '../../web/src/engine/engine.js';
import { shapeDocument } from '../../web/src/network/network-document.js';
import { Run } from '../../web/src/pass/run.js';
import { defaultState } from '../../web/src/state/state.js';
import { barsNote } from '../../web/src/words/bars.js';
import { bars, direction, firstLayer } from '../../web/src/words/figure.js';
import { formatInside, formatNumber, formatTarget } from '../../web/src/words/format.js';
import { dash, iterationLine } from '../../web/src/words/pass.js';
import { finishedPass, needsScripts } from '../../web/src/words/still.js';
import { gridDrawing } from './grid-drawing.mjs';

/** @typedef {import('../../web/src/pass/frame.js').Frame} Frame */

/** The units of the bars' axis, so that whole numbers are fine enough. */
export const axisLength = 1000;

/** As many digits as have room under the bars on a phone. */
const fewDigits = 2;

/** Windows whose pictures have long names under the columns, and short ones. */
const [wide, narrow] = [
  { width: 1100, height: 220 },
  { width: 318, height: 168 },
];

/**
 * Puts the pictures into the lesson's words.
 *
 * @param {string} lesson web/lesson.html
 * @param {Uint8Array} bytes of the engine
 * @returns {Promise<string>}
 * @throws {Error} if the figure's place is not found
 */
export async function withStillFigure(lesson, bytes) {
  const engine = await loadEngine({ wasm: Uint8Array.from(bytes).buffer });
  const run = new Run(engine, shapeDocument(defaultState));
  const ready = run.frame();
  run.seek(run.iterations);
  const place = /(<backprop-figure\b)([^>]*>)\s*(<p class="stand-in">.*?<\/p>)/s;
  if (!place.test(lesson)) throw new Error('web/lesson.html: expected a figure with a stand-in');
  return lesson.replace(
    place,
    (_, start, rest, words) =>
      `${start} drawn${rest}${finishedFigure(run.frame())}<div class="still">${picture(ready)}${words}</div>`,
  );
}

/**
 * @param {Frame} frame of the finished pass
 * @returns {string}
 */
function finishedFigure(frame) {
  const { layers, outputLayer } = frame;
  const [first, output] = [layers[1].magnitude ?? 0, layers[outputLayer].magnitude ?? 0];
  const said = finishedPass({
    magnitudes: magnitudesOf(frame),
    firstLayer: firstLayer(first, output),
    loss: lossLine(frame).toLowerCase(),
  });
  return `<noscript><div class="still">${picture(frame)}<p>${said} ${needsScripts}</p></div></noscript>`;
}

/**
 * @param {Frame} frame
 * @returns {string} HTML that screen readers skip: a figure with its numbers follows, or a sentence does
 */
function picture(frame) {
  const [phase, happening] = captionParts(frame);
  return [
    '<div class="still-picture" aria-hidden="true">',
    `<p class="still-head" data-phase="${phaseOf(frame)}"><span><b>${phase}</b><span class="still-dash">${dash}</span>`,
    `<span class="still-happening">${happening}</span></span>`,
    `<span class="still-note">${lossLine(frame)}</span><span>${iterationLine(frame)}</span></p>`,
    `<div class="still-stage">${tail(frame)}${gridDrawing(frame)}${names(frame)}</div>`,
    `<p class="still-title"><span><b>${bars}</b> (${direction})</span>`,
    `<span class="still-note">${barsNote(defaultState.scale)}</span></p>`,
    `<div class="still-bars">${barDrawing(frame)}</div>`,
    '</div>',
  ].join('');
}

/**
 * @param {Frame} frame
 * @returns {string} the columns' names; what short ones leave out is in an element of its own
 */
function names(frame) {
  const [long, short] = [wide, narrow].map((size) => {
    const layout = layoutFrame(size, frame);
    return columnNames(frame, layout).sort((one, other) => one.x - other.x);
  });
  const columns = frame.outputLayer + 1;
  const written = long.slice(0, columns).map(({ text }, l) => {
    const kept = short[l].text;
    const left = text.slice(0, text.length - kept.length);
    const isEnd = l === 0 || l === frame.outputLayer;
    const parts = isEnd
      ? `<tspan class="long">${text}</tspan><tspan class="short">${kept}</tspan>`
      : `<tspan class="more">${left}</tspan>${kept}`;
    const name = text === kept ? text : parts;
    return `<text x="${(100 * l) / frame.outputLayer}%">${name}</text>`;
  });
  return `<svg class="still-names">${written.join('')}</svg>`;
}

/**
 * @param {Frame} frame
 * @returns {string} the lines from the output to the target and on to the loss, at half and the whole width
 */
function tail(frame) {
  const layout = layoutFrame(wide, frame);
  const [target, loss] = columnNames(frame, layout)
    .sort((one, other) => one.x - other.x)
    .slice(-2);
  return [
    `<svg class="still-tail" data-phase="${phaseOf(frame)}"><line x2="100%"/><rect class="still-target" x="50%"/>`,
    `<text class="still-number" x="50%" y="4">${formatTarget(frame.targets[0])}</text>`,
    `<rect class="still-loss" x="100%"/><text x="100%" y="4">${frame.loss === null ? '?' : formatInside(frame.loss, 3)}</text>`,
    `</svg><svg class="still-names still-tail"><text x="50%">${target.text}</text>`,
    `<text x="100%">${loss.text}</text></svg>`,
  ].join('');
}

/**
 * @param {Frame} frame
 * @returns {string} the axis and, for a pass that is over, a bar and a number under each layer
 */
function barDrawing({ layers, outputLayer, scale }) {
  const output = layers[outputLayer].magnitude ?? 0;
  const axis = axisOf({ largest: scale.magnitude, output }, defaultState.scale);
  const ticks = axis.ticks.map(({ height, label }) => {
    const y = `${100 * (1 - height)}%`;
    return `<line x2="100%" y1="${y}" y2="${y}"/><text x="-3" y="${y}" dy="${height === 0 ? 0 : 4}">${label}</text>`;
  });
  const known = layers.flatMap(({ magnitude }, l) =>
    magnitude === null ? [] : [{ magnitude, l }],
  );
  const drawn = `<svg class="still-axis">${ticks.join('')}</svg>`;
  if (known.length === 0) return drawn;
  const path = known.map(({ magnitude, l }) => {
    const top = Math.round(axisLength * (1 - axis.height(magnitude)));
    return `M${l} ${axisLength}V${top}`;
  });
  const numbers = known.map(
    ({ magnitude, l }) =>
      `<text x="${(100 * l) / outputLayer}%">${formatNumber(magnitude, fewDigits)}</text>`,
  );
  return [
    drawn,
    `<svg class="still-columns" viewBox="0 0 ${outputLayer} ${axisLength}" preserveAspectRatio="none">`,
    `<path d="${path.join('')}"/></svg><svg class="still-names">${numbers.join('')}</svg>`,
  ].join('');
}
