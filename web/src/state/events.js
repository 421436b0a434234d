/** The events that the lesson dispatches to its host. */

/** @typedef {import('./state.js').State} State */

/**
 * The events of `<backprop-lesson>` and their details. They bubble out of shadow roots.
 *
 * @typedef {object} LessonEvents
 * @property {{state: Readonly<State>}} backprop-ready
 * @property {{state: Readonly<State>}} backprop-change
 * @property {{iteration: number, iterations: number}} backprop-iteration
 * @property {{id: string, correct: boolean, answer: string}} backprop-check
 * @property {{score: number}} backprop-complete
 * @property {{code: 'setting' | 'engine', message: string}} backprop-error
 */

/** @type {Readonly<Record<keyof LessonEvents, string>>} */
export const eventDescriptions = {
  'backprop-ready': 'the first picture is drawn',
  'backprop-change': 'the reader changed something, or the pass came to rest',
  'backprop-iteration':
    'the figure shows another iteration, or another network at the same iteration',
  'backprop-check': 'the reader answered a question; several choices have spaces between them',
  'backprop-complete': 'the reader has been through both passes and all questions',
  'backprop-error': 'a setting was refused, or the engine could not be loaded',
};

/**
 * @template {keyof LessonEvents} Name
 * @param {EventTarget} target
 * @param {Name} name
 * @param {LessonEvents[Name]} detail
 */
export function tell(target, name, detail) {
  target.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}

/**
 * @template {keyof LessonEvents} Name
 * @param {EventTarget} target
 * @param {Name} name
 * @param {(detail: LessonEvents[Name]) => void} listener
 */
export function hear(target, name, listener) {
  target.addEventListener(name, (event) =>
    listener(/** @type {CustomEvent<LessonEvents[Name]>} */ (event).detail),
  );
}
