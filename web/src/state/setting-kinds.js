/** The kinds of settings there are: what values each takes, and how a value is read and written. */

/**
 * @template T
 * @typedef {object} Setting
 * @property {string} name in sentences and labels
 * @property {T} default
 * @property {string} accepts the values it takes, in words
 * @property {(value: unknown) => boolean} takes
 * @property {(text: string) => unknown} read a value from an attribute or an address; something that
 *   is not taken where the text makes no sense
 * @property {(value: T) => string} write what `read` reads
 */

/** @typedef {{least: number, most: number, whole: boolean}} Range both ends included */

/**
 * @template {string | number} T
 * @param {string} name
 * @param {ReadonlyArray<{value: T}>} options
 * @param {T} preset
 * @returns {Setting<T> & {values: readonly T[]}}
 */
export function choice(name, options, preset) {
  const values = options.map(({ value }) => value);
  return {
    values,
    name,
    default: preset,
    accepts: `one of ${values.join(', ')}`,
    takes: (value) => values.some((option) => option === value),
    read: (text) => values.find((option) => String(option) === text),
    write: String,
  };
}

/**
 * @param {string} name
 * @param {Range} range
 * @param {number} preset
 * @returns {Setting<number> & Range}
 */
export function number(name, range, preset) {
  return {
    ...range,
    name,
    default: preset,
    accepts: `a ${range.whole ? 'whole number' : 'number'} ${within(range)}`,
    takes: (value) => fits(range, value),
    read: readNumber,
    write: String,
  };
}

/**
 * Two numbers, separated by a comma.
 *
 * @param {string} name
 * @param {Range} range of each
 * @param {readonly [number, number]} preset
 * @returns {Setting<readonly [number, number]> & Range}
 */
export function pair(name, range, preset) {
  return {
    ...range,
    name,
    default: Object.freeze(preset),
    accepts: `2 numbers ${within(range)}`,
    takes: (value) =>
      Array.isArray(value) && value.length === 2 && value.every((each) => fits(range, each)),
    read: (text) => text.split(',').map(readNumber),
    write: (values) => values.join(','),
  };
}

/**
 * As an attribute, its mere presence means true.
 *
 * @param {string} name
 * @param {boolean} preset
 * @returns {Setting<boolean>}
 */
export function flag(name, preset) {
  return {
    name,
    default: preset,
    accepts: 'true or false',
    takes: (value) => typeof value === 'boolean',
    read: (text) => (text === '' || text === 'true' ? true : text === 'false' ? false : text),
    write: String,
  };
}

/**
 * "all", "none", or some of the names, separated by commas or spaces.
 *
 * @param {string} name
 * @param {readonly string[]} names
 * @returns {Setting<string>}
 */
export function selection(name, names) {
  const longest = names.join(', ').length;
  return {
    name,
    default: 'all',
    accepts: `all, none, or some of ${names.join(', ')}`,
    takes: (value) =>
      value === 'all' ||
      value === 'none' ||
      (typeof value === 'string' &&
        value.length <= longest &&
        words(value).every((word) => names.includes(word))),
    read: (text) => words(text).join(',') || 'none',
    write: String,
  };
}

/**
 * Something packed into what an address can carry; nothing where it is empty.
 *
 * @param {string} name
 * @param {{start: RegExp, longest: number}} form
 * @returns {Setting<string>}
 */
export function packed(name, { start, longest }) {
  return {
    name,
    default: '',
    accepts: 'what a link of this lesson has there',
    takes: (value) =>
      typeof value === 'string' &&
      value.length <= longest &&
      /^[\w.~+-]*$/.test(value) &&
      (value === '' || start.test(value)),
    read: (text) => text,
    write: String,
  };
}

/**
 * @param {string} list
 * @returns {string[]}
 */
export function words(list) {
  return list.split(/[\s,]+/).filter((word) => word !== '');
}

/**
 * @param {Range} range
 * @param {unknown} value
 * @returns {boolean}
 */
function fits({ least, most, whole }, value) {
  return (
    typeof value === 'number' &&
    value >= least &&
    value <= most &&
    (!whole || Number.isInteger(value))
  );
}

/**
 * @param {Range} range
 * @returns {string}
 */
function within({ least, most }) {
  return `from ${least} to ${most}`;
}

/**
 * @param {string} text
 * @returns {number}
 */
function readNumber(text) {
  return text.trim() === '' ? NaN : Number(text);
}
