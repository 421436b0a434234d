/** States of `<backprop-lesson>`: its settings, and what a reader then does. */
import { experiments } from '../../../../web/src/words/repair.js';
import { learn } from '../../../../web/src/words/experiment.js';
import { open, save, share } from '../../../../web/src/words/sharing.js';
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
  { name: 'Inspector, a weight', settings: over, act: (lesson) => pick(lesson, 2, 1, 3) },
  { name: 'Inspector, a neuron', settings: over, act: (lesson) => pick(lesson, 2, 1, null) },
  {
    name: 'Inspector before the pass is there',
    settings: { ...figure, iteration: '0' },
    act: (lesson) => pick(lesson, 2, 1, 3),
  },
  {
    name: 'A gradient doubted',
    settings: over,
    act: async (lesson) => {
      await pick(lesson, 2, 1, 3);
      await unfold(lesson, '.doubt details');
    },
  },
  { name: 'Worksheet, empty', settings: { ...over, worksheet: 'both' } },
  { name: 'Numbers as a table', settings: over, act: (lesson) => unfold(lesson, '[part=table]') },
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
    name: '“Now repair it”, running',
    settings: breakIt,
    act: (lesson) => press(lesson, experiments.relu.name, learn),
  },
  {
    name: '“Now repair it”, diverged',
    settings: { ...breakIt, broken: 'activation:relu;gain:10;rate:100', repaired: '' },
    act: (lesson) => press(lesson, learn),
  },
  {
    name: '“Now repair it”, points of one’s own',
    settings: { ...breakIt, points: 'own' },
    act: whole,
  },
];

/**
 * @param {BackpropLesson} lesson
 * @returns {ShadowRoot | null | undefined} the shadow root of its figure, or of its “Now Break It”
 */
function inside(lesson) {
  const view = lesson.getState().view === 'break-it' ? 'backprop-break-it' : 'backprop-figure';
  return lesson.shadowRoot?.querySelector(view)?.shadowRoot;
}

/**
 * Waits for the inside of “Now Break It”, which is loaded when it comes near.
 *
 * @param {BackpropLesson} lesson
 */
async function whole(lesson) {
  await until(lesson, () => inside(lesson)?.querySelector('.break-it button'));
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

/**
 * Selects a weight or a neuron with the inspector's pickers.
 *
 * @param {BackpropLesson} lesson
 * @param {number} layer
 * @param {number} unit
 * @param {number | null} from null: a neuron
 */
async function pick(lesson, layer, unit, from) {
  const selects = () => [
    .../** @type {NodeListOf<HTMLSelectElement>} */ (
      /** @type {ShadowRoot} */ (inside(lesson)).querySelectorAll('.why-pickers select')
    ),
  ];
  await until(lesson, () => inside(lesson)?.querySelector('.why-pickers option'));
  // Before the first choice, the picker has one more option, for none.
  [layer + 1, unit, from === null ? 0 : from + 1].forEach((index, which) => {
    const select = selects()[which];
    select.selectedIndex = index;
    select.dispatchEvent(new Event('change'));
  });
}
