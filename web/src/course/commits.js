/** Sends values to a learning management system (LMS) so that a failed commit loses none of them. */

/**
 * @typedef {import('./versions.js').Value} Value
 *
 * After a failed commit, a client may take its values for stored: Moodle's marks them as sent before it
 * sends them, and from then on sends only what differs from them. So values of a failed commit are doubtful.
 * The next commit first sends other values in their place, and then the true ones.
 */
export class Commits {
  /** @type {import('./api.js').ScormCalls} */
  #calls;
  #isOnline;
  /** The wanted values that the LMS may not have stored. @type {Map<string, string>} */
  #doubtful = new Map();

  /**
   * @param {import('./api.js').ScormCalls} calls
   * @param {() => boolean} isOnline
   */
  constructor(calls, isOnline) {
    this.#calls = calls;
    this.#isOnline = isOnline;
  }

  /** @param {readonly Value[]} values that the LMS may not have stored, whatever its client believes */
  doubt(values) {
    for (const [element, value] of values) this.#doubtful.set(element, value);
  }

  /**
   * @param {readonly Value[]} values in the order in which they are written
   * @returns {{stored: boolean, refused: ReadonlySet<string>}} `stored`: true if the commit succeeded;
   *   `refused`: elements whose value the LMS did not take
   */
  send(values) {
    const wanted = new Map([...this.#doubtful, ...values]);
    if (this.#doubtful.size > 0) {
      const others = [...wanted].map(([element, value]) => [element, otherValue(element, value)]);
      this.#write(/** @type {Value[]} */ (others));
      this.#doubtful = wanted;
      if (!this.#commit()) return { stored: false, refused: new Set() };
    }
    const refused = this.#write([...wanted]);
    const stored = this.#commit();
    this.#doubtful = stored ? new Map() : wanted;
    return { stored, refused };
  }

  /**
   * @param {readonly Value[]} values
   * @returns {Set<string>} the refused elements. If an interaction's id is refused, its other parts are
   *   not written
   */
  #write(values) {
    /** @type {Set<string>} */
    const refused = new Set();
    for (const [element, value] of values) {
      const id = element.replace(/^(cmi\.interactions\.\d+)\..*$/, '$1.id');
      if (refused.has(id) || !this.#calls.write(element, value)) refused.add(element);
    }
    return refused;
  }

  /** @returns {boolean} false without network too: some clients report success then */
  #commit() {
    return this.#calls.commit() && this.#isOnline();
  }
}

/**
 * By the end of an element's name, another value that it may have. The package's own data differ in each
 * write, and a time is not compared.
 *
 * @type {readonly [name: RegExp, other: (value: string) => string][]}
 */
const others = [
  [/suspend_data$|location$|session_time$/, (value) => value],
  [/lesson_status$/, (value) => either('incomplete', 'browsed', value)],
  [/completion_status$/, (value) => either('incomplete', 'unknown', value)],
  [/success_status$/, (value) => either('unknown', 'failed', value)],
  // Numbers are compared as numbers: 100.0 would not differ from 100.
  [/score\.scaled$/, (value) => oneBeside(value, 0.01)],
  [/score\.\w+$/, (value) => oneBeside(value, 1)],
  [/exit$/, (value) => either('suspend', '', value)],
  [/timestamp$/, (value) => value.slice(0, 'yyyy-mm-ddThh:mm'.length)],
  [/\.time$/, (value) => `${value}.0`],
  [/\.type$/, (value) => either('fill-in', 'choice', value)],
  [/\.result$/, (value) => either('neutral', 'unanticipated', value)],
  [/\.pattern$|response$/, (value) => either('_', '__', value)],
  [/\.id$/, (value) => `${value}_`],
  [/\.description$/, (value) => `${value}.`],
];

/**
 * @param {string} element
 * @param {string} value
 * @returns {string} a value that the element may have, and that no client takes for `value`
 */
export function otherValue(element, value) {
  const [, other] = others.find(([name]) => name.test(element)) ?? [];
  if (!other) throw new Error(`${element}: expected an element with another value, found none`);
  return other(value);
}

/**
 * @param {string} first
 * @param {string} second
 * @param {string} value
 * @returns {string} the first, or the second if the first is the value
 */
function either(first, second, value) {
  return value === first ? second : first;
}

/**
 * @param {string} value a number
 * @param {number} step
 * @returns {string} the number a step below; above, if it would be negative
 */
function oneBeside(value, step) {
  const number = Number(value);
  return String(number >= step ? Number((number - step).toFixed(2)) : number + step);
}
