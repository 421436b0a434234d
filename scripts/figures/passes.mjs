/** The first figure on paper: a network and its bars at one moment of the pass. */
import { magnitudesOf } from '../../web/src/drawing/caption.js';
import { shapeDocument } from '../../web/src/network/network-document.js';
import { Run } from '../../web/src/pass/run.js';
import { drawFigure } from '../../web/src/share/figure-drawing.js';
import { stateFrom } from '../../web/src/state/state.js';
import { shareWords } from '../../web/src/words/figure.js';
import { formatNumber } from '../../web/src/words/format.js';
import * as words from '../../web/src/words/printed.js';
import { PaperContext, units } from './paper.mjs';

/**
 * @typedef {import('./figures.mjs').Figure} Figure
 * @typedef {import('./figures.mjs').Workshop} Workshop
 */

const stage = { x: 0, y: 0, width: units, height: 220 };
/** Without a head: the caption is the book's. After the forward pass, there is nothing to draw bars of. */
const sheets = {
  forward: { width: units, height: stage.height, left: 14, head: null, stage, panel: null },
  backward: {
    ...{ width: units, height: 374, left: 14, head: null, stage },
    panel: { title: 242, note: 258, top: 274, bottom: 342 },
  },
};

/** The passes, by the names of their files; a pass ends where its half does. */
const passes = /** @type {const} */ ([
  { name: 'depth-3-forward', half: 'forward', depth: 3, activation: 'sigmoid' },
  { name: 'depth-3-backward', half: 'backward', depth: 3, activation: 'sigmoid' },
  { name: 'depth-10-sigmoid', half: 'backward', depth: 10, activation: 'sigmoid' },
  { name: 'depth-10-relu', half: 'backward', depth: 10, activation: 'relu' },
]);

/**
 * @param {Workshop} workshop
 * @returns {Figure[]}
 */
export function passFigures({ engine, palette }) {
  return passes.map(({ name, half, depth, activation }) => {
    const run = new Run(engine, shapeDocument(stateFrom({ depth, activation })));
    const iteration = half === 'forward' ? run.iterations / 2 : run.iterations;
    run.seek(iteration);
    const frame = run.frame();
    run.close();
    const context = new PaperContext();
    const { height } = sheets[half];
    drawFigure(context, { frame, palette, scale: 'logarithmic' }, sheets[half]);
    const said = words.pass({
      half,
      depth,
      activation,
      loss: formatNumber(frame.loss ?? NaN),
      answer: formatNumber(frame.layers[frame.outputLayer].activations?.[0] ?? NaN),
      share: shareWords(
        frame.layers[1].magnitude ?? 0,
        frame.layers[frame.outputLayer].magnitude ?? 0,
      ),
      magnitudes: magnitudesOf(frame),
    });
    const settings = { view: /** @type {const} */ ('figure'), depth, activation, iteration };
    return { name, ...said, svg: context.toPaper(height, said), settings };
  });
}
