/**
 * The lesson as a Jupyter widget (anywidget) and in MyST: the model's traits are settings, with
 * Python's names (`learning_rate`).
 */
import { inlineEngine } from '../engine/engine-inline.js';
import { hear } from '../state/events.js';
import { keys, sameValue } from '../state/settings.js';
import { defaultsOf } from '../state/state.js';
import { locateEngine } from '../engine/engine-source.js';
import { register } from './element.js';

/**
 * @typedef {import('../state/settings.js').Key} Key
 *
 * @typedef {object} Model the model that anywidget passes to a widget
 * @property {(trait: string) => unknown} get undefined if the model has no such trait
 * @property {(trait: string, value: unknown) => void} set
 * @property {() => void} save_changes
 * @property {(event: string, listener: () => void) => void} on
 * @property {(event: string, listener: () => void) => void} off
 */

/**
 * Shows a lesson that follows its model, and writes the reader's changes to the model. A trait that is
 * None leaves its setting at the lesson's default.
 *
 * @param {{model: Model, el: HTMLElement}} place
 * @returns {() => void} removes the lesson
 */
function render({ model, el }) {
  locateEngine(inlineEngine);
  register();
  const lesson = /** @type {import('../lesson/lesson-element.js').BackpropLesson} */ (
    document.createElement('backprop-lesson')
  );
  const traits = keys
    .map((key) => ({ key, trait: traitOf(key) }))
    .filter(({ trait }) => model.get(trait) !== undefined);
  const stated = traits.filter(({ trait }) => model.get(trait) !== null);
  lesson.setState(Object.fromEntries(stated.map(({ key, trait }) => [key, model.get(trait)])));
  const followers = traits.map(({ key, trait }) => ({
    event: `change:${trait}`,
    follow: () => take(lesson, key, model.get(trait)),
  }));
  for (const { event, follow } of followers) model.on(event, follow);
  tellChanges(lesson, model, traits);
  el.append(lesson);
  return () => {
    for (const { event, follow } of followers) model.off(event, follow);
    lesson.remove();
  };
}

/**
 * Applies the model's changes. The model also reports changes that the lesson just sent; applying them
 * again changes nothing.
 *
 * @param {import('../lesson/lesson-element.js').BackpropLesson} lesson
 * @param {Key} key
 * @param {unknown} value
 */
function take(lesson, key, value) {
  const state = lesson.getState();
  const wanted = value ?? defaultsOf(state.view)[key];
  if (!sameValue(key, wanted, state[key])) lesson.setState({ [key]: wanted });
}

/**
 * @param {import('../lesson/lesson-element.js').BackpropLesson} lesson
 * @param {Model} model
 * @param {readonly {key: Key, trait: string}[]} traits
 */
function tellChanges(lesson, model, traits) {
  let sent = lesson.getState();
  hear(lesson, 'backprop-change', ({ state }) => {
    const news = traits.filter(
      ({ key, trait }) =>
        !sameValue(key, state[key], sent[key]) && !sameValue(key, state[key], model.get(trait)),
    );
    sent = state;
    for (const { key, trait } of news) model.set(trait, state[key]);
    if (news.length > 0) model.save_changes();
  });
}

/**
 * @param {Key} key
 * @returns {string} Python's name: `learning_rate` for `learningRate`
 */
function traitOf(key) {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

export default { render };
