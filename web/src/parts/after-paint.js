/** Puts off what no eye waits for until the browser has painted what the reader looks at. */

/**
 * @template {unknown[]} Values
 * @param {(...values: Values) => void} action
 * @returns {(...values: Values) => void} schedules the action as a task after the next frame; until then, further
 *   calls only replace the values
 */
export function afterPaint(action) {
  /** @type {Values | null} */
  let latest = null;
  return (...values) => {
    const isScheduled = latest !== null;
    latest = values;
    if (isScheduled) return;
    requestAnimationFrame(() =>
      setTimeout(() => {
        const given = /** @type {Values} */ (latest);
        latest = null;
        action(...given);
      }),
    );
  };
}
