/** Finds and calls the SCORM API of a learning management system (LMS). */

/** The most parents to search. SCORM 1.2, section 3.3.6.1 sets no limit; no system nests deeper. */
const mostParents = 10;

/** Some systems set their API after the lesson's page: how often it is looked for, in milliseconds. */
const [lookEvery, lookFor] = [250, 8000];

/**
 * @typedef {import('./versions.js').Version} Version
 * @typedef {object} Api an object with the functions of a version
 */

/**
 * @param {Window} page
 * @param {Version} version
 * @returns {Api | null} the API of a parent of the page, or of the window that opened the page or its
 *   topmost frame
 */
export function findApi(page, version) {
  const starts = [() => page, () => page.opener, () => page.top?.opener];
  for (const start of starts) {
    const api = searchUp(start, version);
    if (api !== null) return api;
  }
  return null;
}

/**
 * Looks for the API again and again, for some seconds.
 *
 * @param {() => Api | null} look
 * @param {(task: () => void, delay: number) => unknown} later
 * @returns {Promise<Api | null>} null if no API came
 */
export async function waitForApi(look, later) {
  for (let waited = 0; waited < lookFor; waited += lookEvery) {
    const api = look();
    if (api !== null) return api;
    await new Promise((done) => later(() => done(null), lookEvery));
  }
  return look();
}

/**
 * @param {() => Window | null | undefined} start
 * @param {Version} version
 * @returns {Api | null}
 */
function searchUp(start, { object, functions }) {
  /** @type {Window | null | undefined} */
  let window = attempt(start);
  for (let k = 0; window && k <= mostParents; ++k) {
    // A parent of another origin denies access, but its own parents may allow it.
    const api = attempt(() => /** @type {any} */ (window)[object]);
    if (typeof attempt(() => api?.[functions.initialize]) === 'function') return api;
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
  #api;
  #functions;
  /** The code of the last refused call; null if none was refused. @type {string | null} */
  lastError = null;

  /**
   * @param {Api} api
   * @param {Version} version
   */
  constructor(api, version) {
    this.#api = api;
    this.#functions = version.functions;
  }

  initialize() {
    return this.#did('initialize', '');
  }

  commit() {
    return this.#did('commit', '');
  }

  finish() {
    return this.#did('finish', '');
  }

  /**
   * @param {string} element
   * @param {string} value
   */
  write(element, value) {
    return this.#did('write', element, value);
  }

  /**
   * @param {string} element
   * @returns {string} its value; '' if the LMS gives none
   */
  read(element) {
    try {
      return String(this.#call('read', element) ?? '');
    } catch (problem) {
      this.lastError = String(problem);
      return '';
    }
  }

  /**
   * @param {keyof Version['functions']} name
   * @param {string[]} texts
   * @returns {unknown} what the LMS answers
   */
  #call(name, ...texts) {
    const api = /** @type {Record<string, (...texts: string[]) => unknown>} */ (this.#api);
    return api[this.#functions[name]](...texts);
  }

  /**
   * @param {keyof Version['functions']} name
   * @param {string[]} texts
   * @returns {boolean} true if the LMS accepted the call
   */
  #did(name, ...texts) {
    try {
      if (String(this.#call(name, ...texts)) === 'true') return true;
      this.lastError = String(this.#call('lastError'));
    } catch (problem) {
      this.lastError = String(problem);
    }
    return false;
  }
}
