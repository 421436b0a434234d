/** States of `<backprop-lesson>`: its settings, and what a reader then does. */
import { experiments } from '../../../../web/src/words/repair.js';
import { learn } from '../../../../web/src/words/experiment.js';
import { open, save, share } from '../../../../web/src/words/openers.js';
import { until } from './waiting.js';

/**
 * @typedef {import('../../../../web/src/lesson/lesson-element.js').BackpropLesson} BackpropLesson
 *
 * @typedef {object} ElementState
 * @property {string} name
 * @property {Record<string, string>} settings attributes of the element
 * @property {(lesson: BackpropLesson) => Promise<void> | void} [act]
 */

const figure = { view: 'figure', autoplay: 'false' };
const over = { ...figure, iteration: '8' };
const breakIt = { view: 'break-it' };
/** The names of a weight and of the neuron that it leads to. */
const [weight, neuron] = ['2.2.4', '2.2'];
/** The controls of a figure whose menu has every field. */
const fields =
  'play iteration speed depth activation leaky-relu scale width learning-rate initializer seed input target digits';

/** @param {string} panel */
const lab = (panel) => ({ ...over, view: 'lab', panel });

/** @type {readonly ElementState[]} */
export const elementStates = [
  { name: 'Figure, empty', settings: { ...figure, iteration: '0' } },
  { name: 'Figure, running forward', settings: { ...figure, iteration: '3' } },
  { name: 'Figure, running backward', settings: { ...figure, iteration: '6' } },
  { name: 'Figure, over', settings: over },
  {
    name: 'Figure, deep: the gradient vanishes',
    settings: { ...figure, depth: '20', width: '12', iteration: '42' },
  },
  {
    name: 'Figure, deep, ReLU, logarithmic bars',
    settings: { ...figure, depth: '20', activation: 'relu', scale: 'logarithmic', iteration: '42' },
  },
  {
    name: 'Figure, one neuron in one layer',
    settings: { ...figure, depth: '1', width: '1', iteration: '4' },
  },
  { name: 'Figure without controls', settings: { ...over, controls: 'none' } },
  {
    name: 'Figure with what cannot be set',
    settings: { ...over, depth: '99', activation: 'step' },
  },
  { name: 'Menu open', settings: over, act: (lesson) => unfold(lesson, '.menu') },
  {
    name: 'Figure with every field in its menu',
    settings: { ...over, controls: fields },
    act: (lesson) => unfold(lesson, '.menu'),
  },
  {
    name: 'Figure with a held weight',
    settings: { ...over, held: weight },
  },
  { name: 'Lab, nothing selected', settings: lab('inspect'), act: whole },
  { name: 'Lab, a weight inspected', settings: { ...lab('inspect'), held: weight }, act: whole },
  { name: 'Lab, a neuron inspected', settings: { ...lab('inspect'), held: neuron }, act: whole },
  {
    name: 'Lab, a weight inspected before the pass is there',
    settings: { ...lab('inspect'), held: weight, iteration: '0' },
    act: whole,
  },
  {
    name: 'Lab, the paths of a weight',
    settings: { ...lab('inspect'), held: weight },
    act: (lesson) => unfold(lesson, '.panel-box details'),
  },
  { name: 'Lab, a gradient checked', settings: { ...lab('check'), held: weight }, act: whole },
  { name: 'Lab, the numbers', settings: lab('numbers'), act: whole },
  { name: 'Lab, your own', settings: { ...lab('your-own'), depth: '3' } },
  { name: 'Lab, by hand', settings: lab('by-hand'), act: whole },
  {
    name: 'Lab, a worksheet',
    settings: { ...lab('by-hand'), depth: '1', width: '2', iteration: '2', worksheet: 'both' },
    act: whole,
  },
  { name: 'Lab, the practice', settings: lab('practice') },
  { name: 'Lab, the map', settings: lab('map'), act: whole },
  { name: 'Lab, the files', settings: lab('files'), act: whole },
  {
    name: 'Lab, every field',
    settings: lab('inspect'),
    act: (lesson) => unfold(lesson, '.network'),
  },
  { name: 'Dialog: share', settings: over, act: (lesson) => press(lesson, `${share}…`) },
  { name: 'Dialog: save', settings: over, act: (lesson) => press(lesson, `${save}…`) },
  { name: 'Dialog: open', settings: over, act: (lesson) => press(lesson, `${open}…`) },
  { name: '“Now Break It”, as it begins', settings: breakIt, act: whole },
  {
    name: '“Now Break It”, deep',
    settings: { ...breakIt, depth: '20' },
    act: whole,
  },
  {
    name: '“Now Break It”, repaired',
    settings: { ...breakIt, depth: '10', repairs: 'shortcuts' },
    act: whole,
  },
  { name: 'Comparison, as it begins', settings: lab('compare'), act: whole },
  {
    name: 'Comparison, running',
    settings: lab('compare'),
    act: (lesson) => press(lesson, experiments.relu.name),
  },
  {
    name: 'Comparison, diverged',
    settings: { ...lab('compare'), broken: 'activation:relu;gain:10;rate:100', repaired: '' },
    act: (lesson) => press(lesson, learn),
  },
  {
    name: 'Comparison, points of one’s own',
    settings: lab('compare'),
    act: (lesson) => unfold(lesson, '.own-points'),
  },
];

/**
 * @param {BackpropLesson} lesson
 * @returns {ShadowRoot | null | undefined} the shadow root of its figure, its “Now Break It” or its lab
 */
function inside(lesson) {
  return lesson.shadowRoot?.querySelector(`backprop-${lesson.getState().view}`)?.shadowRoot;
}

/**
 * Waits for the inside of “Now Break It” or of the lab, which is loaded when it is needed.
 *
 * @param {BackpropLesson} lesson
 */
async function whole(lesson) {
  await until(lesson, () => inside(lesson)?.querySelector('.break-it button, .panel-box *'));
}

/**
 * Presses buttons, one after the other.
 *
 * @param {BackpropLesson} lesson
 * @param {...string} labels
 */
async function press(lesson, ...labels) {
  for (const label of labels) {
    const button = await until(lesson, () =>
      [...(inside(lesson)?.querySelectorAll('button') ?? [])].find(
        ({ textContent }) => textContent === label,
      ),
    );
    button.click();
  }
  // The script of a dialog may have to be loaded first.
  if (labels.some((label) => label.endsWith('…')))
    await until(lesson, () => inside(lesson)?.querySelector('dialog[open]'));
}

/**
 * @param {BackpropLesson} lesson
 * @param {string} selector
 */
async function unfold(lesson, selector) {
  await until(lesson, () => inside(lesson)?.querySelector(selector));
  for (const each of inside(lesson)?.querySelectorAll(selector) ?? [])
    each.setAttribute('open', '');
}
