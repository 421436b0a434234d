/** Fetches on demand: one attempt at a time, with a retry after a failure. */

/**
 * @param {() => Promise<void>} fetch
 * @param {(problem: unknown, again: () => void) => void} fail
 * @returns {() => Promise<void>} starts an attempt, unless one is under way
 */
export function fetching(fetch, fail) {
  let isUnderWay = false;
  const start = async () => {
    if (isUnderWay) return;
    isUnderWay = true;
    try {
      await fetch();
    } catch (problem) {
      fail(problem, start);
    }
    isUnderWay = false;
  };
  return start;
}
