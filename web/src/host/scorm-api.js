/** Finds and calls the SCORM 1.2 API of a learning management system (LMS). */

/** The most parents to search. SCORM 1.2, section 3.3.6.1 sets no limit; no system nests deeper. */
const mostParents = 10;

/**
 * @typedef {object} ScormApi
 * @property {(nothing: '') => string} LMSInitialize
 * @property {(nothing: '') => string} LMSFinish
 * @property {(nothing: '') => string} LMSCommit
 * @property {(element: string) => string} LMSGetValue
 * @property {(element: string, value: string) => string} LMSSetValue
 * @property {() => string} LMSGetLastError
 */

/**
 * @param {Window} page
 * @returns {ScormApi | null} the API of a parent of the page, or of the window that opened the page or
 *   its topmost frame
 */
export function findApi(page) {
  const starts = [() => page, () => page.opener, () => page.top?.opener];
  for (const start of starts) {
    const api = searchUp(start);
    if (api !== null) return api;
  }
  return null;
}

/**
 * @param {() => Window | null | undefined} start
 * @returns {ScormApi | null}
 */
function searchUp(start) {
  /** @type {Window | null | undefined} */
  let window = attempt(start);
  for (let k = 0; window && k <= mostParents; ++k) {
    // A parent of another origin denies access, but its own parents may allow it.
    const api = attempt(() => /** @type {any} */ (window).API);
    if (typeof attempt(() => api?.LMSInitialize) === 'function') return api;
    const parent = attempt(() => window?.parent);
    if (parent === window) return null;
    window = parent;
  }
  return null;
}

/**
 * @template T
 * @param {() => T} look
 * @returns {T | undefined} undefined if access is denied
 */
function attempt(look) {
  try {
    return look();
  } catch {
    return undefined;
  }
}

/** Calls the API and checks the results: records refusals and exceptions, and never throws. */
export class ScormCalls {
  /** @type {ScormApi} */
  #api;
  /** The code of the last refused call; null if none was refused. @type {string | null} */
  lastError = null;

  /** @param {ScormApi} api */
  constructor(api) {
    this.#api = api;
  }

  initialize() {
    return this.#did(() => this.#api.LMSInitialize(''));
  }

  commit() {
    return this.#did(() => this.#api.LMSCommit(''));
  }

  finish() {
    return this.#did(() => this.#api.LMSFinish(''));
  }

  /**
   * @param {string} element
   * @param {string} value
   */
  write(element, value) {
    return this.#did(() => this.#api.LMSSetValue(element, value));
  }

  /**
   * @param {string} element
   * @returns {string} its value; '' if the LMS gives none
   */
  read(element) {
    try {
      return String(this.#api.LMSGetValue(element) ?? '');
    } catch (problem) {
      this.lastError = String(problem);
      return '';
    }
  }

  /**
   * @param {() => unknown} call
   * @returns {boolean} true if the LMS accepted the call
   */
  #did(call) {
    try {
      if (String(call()) === 'true') return true;
      this.lastError = String(this.#api.LMSGetLastError());
    } catch (problem) {
      this.lastError = String(problem);
    }
    return false;
  }
}
