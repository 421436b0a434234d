/** What the lesson tells its host. */

/**
 * The events of `<backprop-lesson>`. They bubble, also out of shadow roots.
 *
 * @typedef {object} LessonEvents
 * @property {{state: Readonly<import('./state.js').State>}} backprop-ready the first picture stands
 * @property {{state: Readonly<import('./state.js').State>}} backprop-change the reader changed
 *   something, or the pass came to rest; not for every picture in between
 * @property {{iteration: number, iterations: number}} backprop-iteration
 * @property {{id: string, correct: boolean}} backprop-check the reader answered a question
 * @property {{score: number}} backprop-complete through both passes and all questions; 0 to 100
 * @property {{code: 'setting' | 'engine' | 'document', message: string}} backprop-error
 */

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
