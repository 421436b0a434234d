/** What a teacher chooses to share: which part of the lesson, with which controls, and how it begins. */
import { controlNames, isShown } from '../state/settings.js';
import { words } from '../state/setting-kinds.js';
import { changed, seenAs } from '../state/state.js';

/**
 * @typedef {import('../state/state.js').State} State
 *
 * @typedef {object} Shared
 * @property {State['view']} view
 * @property {State['panel']} panel of the lab
 * @property {'none' | 'few' | 'all' | 'own'} controls own: those of the present lesson
 * @property {boolean} prompt whether the figure says what to try
 * @property {'plays' | 'waits' | 'here'} start here: paused at the present iteration
 * @property {State['theme']} theme
 * @property {State['size']} size
 */

/** The controls with which a class does what the prompts ask. */
const few = /** @type {const} */ (['depth', 'activation']);

/**
 * @param {Readonly<State>} state
 * @returns {Shared} the choice that shares the state as it is
 */
export function sharedAs(state) {
  return {
    view: state.view,
    panel: state.panel,
    controls: controlsIn(state.controls),
    prompt: isShown(state.controls, 'prompt'),
    start: state.iteration > 0 ? 'here' : state.autoplay ? 'plays' : 'waits',
    theme: state.theme,
    size: state.size,
  };
}

/**
 * @param {Readonly<State>} state the present one
 * @param {Shared} shared
 * @returns {Readonly<State>} the state to share
 */
export function sharedState(state, { view, panel, controls, prompt, start, theme, size }) {
  return changed(seenAs(state, view), {
    ...(view === 'lab' && { panel }),
    controls: controlsOf(state.controls, controls, prompt),
    autoplay: start === 'plays',
    iteration: start === 'here' ? state.iteration : 0,
    theme,
    size,
  });
}

/**
 * @param {Shared} shared
 * @returns {{start: boolean, prompt: boolean, panel: boolean}} the choices that make a difference
 */
export function countsIn({ view, controls }) {
  const hasFigure = view === 'lesson' || view === 'figure';
  return {
    start: view !== 'break-it',
    prompt: hasFigure && controls !== 'none',
    panel: view === 'lab',
  };
}

/**
 * @param {string} list the setting's value
 * @returns {Shared['controls']}
 */
function controlsIn(list) {
  if (list === 'all' || list === 'none') return list;
  const named = words(list).filter((name) => name !== 'prompt');
  const isEach = (/** @type {readonly string[]} */ names) =>
    named.length === names.length && names.every((name) => named.includes(name));
  if (isEach(few)) return 'few';
  return isEach(controlNames.filter((name) => name !== 'prompt')) ? 'all' : 'own';
}

/**
 * @param {string} list the present lesson's controls
 * @param {Shared['controls']} controls
 * @param {boolean} prompt
 * @returns {string} the setting's value
 */
function controlsOf(list, controls, prompt) {
  if (controls === 'none') return 'none';
  if (controls === 'all' && prompt) return 'all';
  const names = { few, all: controlNames, own: words(list) }[controls];
  const others = names.filter((name) => name !== 'prompt');
  return [...others, ...(prompt ? ['prompt'] : [])].join(',') || 'none';
}
