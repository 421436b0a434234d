/** States of charts, with made-up numbers, and of the error that takes a figure's place. */
import { AnswerMap } from '../../../../web/src/charts/answer-map.js';
import { GradientStrip } from '../../../../web/src/charts/gradient-strip.js';
import { HeatMap } from '../../../../web/src/charts/heat-map.js';
import { HistogramsView } from '../../../../web/src/charts/histograms.js';
import { LineChart } from '../../../../web/src/charts/line-chart.js';
import { PointPlane } from '../../../../web/src/charts/point-plane.js';
import { styleWords } from '../../../../web/src/lesson/build-words.js';
import { styleFigure } from '../../../../web/src/parts/figure-sheet.js';
import { standIn } from '../../../../web/src/parts/stand-in.js';
import styles from '../../../../web/styles/lab/lab.css';

/**
 * @typedef {{element: Element, render: () => void}} Drawn to be rendered once its element is in the page
 * @typedef {{name: string, make: () => Drawn}} ChartState
 */

const depths = Array.from({ length: 20 }, (_, k) => k + 1);
const steps = Array.from({ length: 60 }, (_, k) => 5 * k);
const layers = 12;

const around = Array.from({ length: 40 }, (_, k) => (2 * Math.PI * k) / 40);
const examples = {
  inputs: around.map((angle, k) => [
    (1 + (k % 2)) * Math.cos(angle),
    (1 + (k % 2)) * Math.sin(angle),
  ]),
  targets: around.map((_, k) => [k % 2]),
};
const extent = /** @type {const} */ ({ least: [-2.6, -2.6], most: [2.6, 2.6] });
const cells = 40;
const answers = Float64Array.from({ length: cells * cells }, (_, k) => {
  const [x, y] = [k % cells, Math.floor(k / cells)].map((at) => (5.2 * (at + 0.5)) / cells - 2.6);
  return 1 / (1 + Math.exp(-6 * (Math.hypot(x, y) - 1.5)));
});

/** @param {(depth: number) => number} ratio */
const byDepth = (ratio) =>
  depths.map((x) => ({ x, y: ratio(x), low: ratio(x) / 5, high: 5 * ratio(x) }));

/** @type {readonly ChartState[]} */
export const chartStates = [
  { name: 'Curves, empty', make: () => ratios([]) },
  {
    name: 'Curves with bands',
    make: () =>
      ratios([
        { name: 'sigmoid', kind: 'sigmoid', points: byDepth((depth) => 0.2 ** depth) },
        { name: 'tanh', kind: 'tanh', points: byDepth((depth) => 0.9 ** depth) },
        { name: 'ReLU', kind: 'relu', points: byDepth(() => 1) },
        { name: 'Leaky ReLU', kind: 'leaky_relu', points: byDepth((depth) => 1.1 ** depth) },
      ]),
  },
  {
    name: 'Curves, diverged',
    make: () => {
      const chart = new LineChart({
        title: 'Loss',
        x: 'step',
        y: 'loss',
        scale: 'linear',
        height: 200,
        least: [0, 0.75],
      });
      const curve = (/** @type {(step: number) => number} */ loss) =>
        steps.map((x) => ({ x, y: loss(x) }));
      return drawn(chart, () =>
        chart.render([
          { name: 'repaired', kind: 'repaired', points: curve((step) => 0.7 * 0.98 ** step) },
          {
            name: 'broken',
            kind: 'broken',
            points: curve((step) => 0.7 * 1.2 ** step).slice(0, 12),
          },
        ]),
      );
    },
  },
  { name: 'Answers, before learning', make: () => answered(answers.map(() => 0.5)) },
  { name: 'Answers, learned', make: () => answered(answers) },
  { name: 'Answers, diverged', make: () => answered(answers.map(() => NaN)) },
  { name: 'Gradients over time, just begun', make: () => strip(1, 0.3) },
  { name: 'Gradients over time, vanishing', make: () => strip(60, 0.1) },
  { name: 'Gradients over time, arriving', make: () => strip(60, 0.95) },
  { name: 'Gradients over time, diverged', make: () => strip(60, NaN) },
  { name: 'Activations of layers', make: histograms },
  { name: 'Map, half known', make: heatMap },
  { name: 'Points, none', make: () => plane([]) },
  {
    name: 'Points, set',
    make: () => plane(examples.inputs.map(([x, y], k) => ({ x, y, kind: k % 3 }))),
  },
  { name: 'No engine', make: failed },
];

/** @param {import('../../../../web/src/charts/line-chart.js').Series[]} series */
function ratios(series) {
  const chart = new LineChart({ title: 'Ratios', x: 'hidden layers', y: 'ratio', scale: 'log' });
  return drawn(chart, () => chart.render(series, series.length > 0 ? 10 : null));
}

/** @param {Float64Array} shown */
function answered(shown) {
  const map = new AnswerMap();
  return drawn(map, () => map.render({ answers: shown, cells, extent, examples }, 'answers'), true);
}

/**
 * @param {number} count of samples
 * @param {number} share of the gradient that each layer passes on to the layer before it
 */
function strip(count, share) {
  const view = new GradientStrip();
  const sample = {
    magnitudes: Float64Array.from({ length: layers }, (_, k) => 0.1 * share ** (layers - 1 - k)),
  };
  const movement = Float64Array.from(
    { length: layers },
    (_, k) => (count * share ** (layers - k)) / 60,
  );
  return drawn(view, () =>
    view.render({ samples: Array.from({ length: count }, () => sample), movement }, 'gradients'),
  );
}

function histograms() {
  const view = new HistogramsView();
  const bins = 40;
  const counts = Float64Array.from({ length: layers * bins }, (_, k) =>
    Math.exp(-(((k % bins) - 20) ** 2) / (2 * (1 + Math.floor(k / bins)) ** 2)),
  );
  return drawn(view, () => view.render({ counts, bins, ends: ['0', '1'] }, 'activations'));
}

function heatMap() {
  const map = new HeatMap(() => {});
  const [columns, rows] = [20, 21];
  return drawn(map, () =>
    map.render(
      {
        columns,
        rows,
        ring: { column: 9, row: 10 },
        strength: ({ column, row }) => (column > 12 ? null : ((row - 10) * (column + 1)) / 130),
        columnLabel: (column) => (column % 5 === 0 ? String(column + 1) : null),
        rowLabel: (row) => (row % 10 === 0 ? `× ${row}` : null),
        names: ['hidden layers', 'size'],
        say: ({ column, row }) => `${column}, ${row}`,
      },
      'map',
    ),
  );
}

/** @param {import('../../../../web/src/learning/points.js').Point[]} points */
function plane(points) {
  const view = new PointPlane({ set: () => {}, take: () => {}, say: () => 'here' });
  return drawn(view, () => view.render({ extent, points }, 'points'), true);
}

/** @returns {Drawn} the message that a reader sees if the engine cannot be loaded */
function failed() {
  const words = standIn(new Error('backprop-engine.wasm: the server answered 404'), () => {});
  return { element: inLesson(words), render: () => {} };
}

/**
 * @param {{element: Element}} chart
 * @param {() => void} render
 * @param {boolean} [isPicture] true if the chart is a picture of one network
 * @returns {Drawn} the chart with the styles of “Now Break It”
 */
function drawn(chart, render, isPicture = false) {
  const place = document.createElement('figure');
  place.className = 'break-it';
  const box = document.createElement('section');
  box.className = 'arm-box';
  // Beside another picture, as in the comparison: alone, a square would fill a wide box.
  const pictures = document.createElement('div');
  pictures.className = isPicture ? 'arm-pictures' : '';
  const picture = document.createElement('div');
  picture.append(chart.element);
  pictures.append(picture);
  box.append(pictures);
  place.append(box);
  return { element: inLesson(place), render };
}

/**
 * @param {Element} contents
 * @returns {HTMLElement} an element that gives them a figure's styles, and the lesson's colours
 */
function inLesson(contents) {
  const element = document.createElement('div');
  const root = element.attachShadow({ mode: 'open' });
  styleWords(root);
  const lesson = document.createElement('div');
  lesson.className = 'lesson';
  const figure = document.createElement('div');
  const inner = figure.attachShadow({ mode: 'open' });
  styleFigure(inner, styles);
  inner.append(contents);
  lesson.append(figure);
  root.append(lesson);
  return element;
}
