/** Runs what would be too much at every change: once, when no more changes follow. */

/** What is said to a screen reader and to hosts waits so long, in milliseconds. */
const announced = 400;

/**
 * @template {unknown[]} Values
 * @param {(...values: Values) => void} action
 * @param {number} [after] milliseconds
 * @returns {(...values: Values) => void} asks for the action; asked again before its time, it waits
 *   anew, and only the last values count
 */
export function onceQuiet(action, after = announced) {
  let timer = 0;
  return (...values) => {
    clearTimeout(timer);
    timer = window.setTimeout(action, after, ...values);
  };
}
