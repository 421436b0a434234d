/** Debounces an action that would be too costly at every change. */

/** The delay before screen readers and hosts are told, in milliseconds. */
const announced = 400;

/**
 * @template {unknown[]} Values
 * @param {(...values: Values) => void} action
 * @param {number} [after] milliseconds
 * @returns {(...values: Values) => void} schedules the action; each call restarts the delay, and only the
 *   last values are used
 */
export function onceQuiet(action, after = announced) {
  let timer = 0;
  return (...values) => {
    clearTimeout(timer);
    timer = window.setTimeout(action, after, ...values);
  };
}
