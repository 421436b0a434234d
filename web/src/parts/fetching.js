/** What is fetched when it is wanted: not twice at a time, and again where that failed. */

/**
 * @param {() => Promise<void>} fetch
 * @param {(problem: unknown, again: () => void) => void} fail
 * @returns {() => Promise<void>} fetches; while it does, another call does nothing
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
