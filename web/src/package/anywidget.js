/**
 * The lesson as a Jupyter widget (anywidget) and in MyST: the model's traits are the settings, with
 * Python's names (`learning_rate`).
 */
import { inlineEngine } from '../engine-inline.js';
import { hear } from '../events.js';
import { keys } from '../settings.js';
import { define, locateEngine } from './index.js';

/**
 * @typedef {object} Model what anywidget hands to a widget
 * @property {(trait: string) => unknown} get
 * @property {(trait: string, value: unknown) => void} set
 * @property {() => void} save_changes
 * @property {(event: string, listener: () => void) => void} on
 * @property {(event: string, listener: () => void) => void} off
 */

/**
 * @param {{model: Model, el: HTMLElement}} place
 * @returns {() => void} what takes the widget away
 */
function render({ model, el }) {
  locateEngine(inlineEngine);
  define();
  const lesson = /** @type {import('./index.js').BackpropLesson} */ (
    document.createElement('backprop-lesson')
  );
  const traits = keys
    .map((key) => ({ key, trait: traitOf(key) }))
    .filter(({ trait }) => (model.get(trait) ?? null) !== null);
  const follow = () => {
    const stated = traits.map(({ key, trait }) => [key, model.get(trait)]);
    lesson.setState(Object.fromEntries(stated));
  };
  hear(lesson, 'backprop-change', ({ state }) => {
    for (const { key, trait } of traits) model.set(trait, state[key]);
    model.save_changes();
  });
  follow();
  const events = traits.map(({ trait }) => `change:${trait}`);
  for (const event of events) model.on(event, follow);
  el.append(lesson);
  return () => {
    for (const event of events) model.off(event, follow);
    lesson.remove();
  };
}

/**
 * @param {string} key
 * @returns {string}
 */
function traitOf(key) {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

export default { render };
