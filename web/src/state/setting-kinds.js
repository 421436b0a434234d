/** The kinds of settings: the values that each accepts, and how they are read and written. */
import {
  aNumber,
  aPart,
  allNoneOrSome,
  linkPart,
  oneOf,
  someOf,
  trueOrFalse,
  twoNumbers,
} from '../words/settings.js';

/**
 * @template T
 * @typedef {object} Setting
 * @property {string} name for sentences and labels
 * @property {T} default
 * @property {string} accepts the accepted values, in words
 * @property {(value: unknown) => boolean} takes
 * @property {(text: string) => unknown} read parses the text of an attribute or an address; returns
 *   something that `takes` refuses if the text makes no sense
 * @property {(value: T) => string} write writes text that `read` parses
 * @property {(value: any, before: T) => T} [hold] returns the value to keep for an accepted value;
 *   default: the value itself
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
    accepts: oneOf(values),
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
    accepts: aNumber(range),
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
    accepts: twoNumbers(range),
    takes: (value) =>
      Array.isArray(value) && value.length === 2 && value.every((each) => fits(range, each)),
    read: (text) => text.split(',').map(readNumber),
    write: (values) => values.join(','),
    // A copy: the caller may change its list later.
    hold: (values) => Object.freeze(/** @type {[number, number]} */ ([...values])),
  };
}

/**
 * A boolean. An attribute without a value means true.
 *
 * @param {string} name
 * @param {boolean} preset
 * @returns {Setting<boolean>}
 */
export function flag(name, preset) {
  return {
    name,
    default: preset,
    accepts: trueOrFalse,
    takes: (value) => typeof value === 'boolean',
    read: (text) => (text === '' || text === 'true' ? true : text === 'false' ? false : text),
    write: String,
  };
}

/**
 * "all", "none", or a list of names, separated by commas or spaces.
 *
 * @param {string} name
 * @param {readonly string[]} names
 * @param {string} [preset]
 * @returns {Setting<string>}
 */
export function selection(name, names, preset = 'all') {
  const longest = names.join(', ').length;
  return {
    name,
    default: preset,
    accepts: allNoneOrSome(names),
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
 * Packed text that needs no escaping in an address; '' for none.
 *
 * @param {string} name
 * @param {object} form
 * @param {RegExp} form.start
 * @param {number} form.longest
 * @param {(text: string) => boolean} [form.isWhole] false if the text is damaged
 * @returns {Setting<string>}
 */
export function packed(name, { start, longest, isWhole = () => true }) {
  return {
    name,
    default: '',
    accepts: linkPart,
    takes: (value) =>
      typeof value === 'string' &&
      value.length <= longest &&
      /^[\w.~+-]*$/.test(value) &&
      (value === '' || (start.test(value) && isWhole(value))),
    read: (text) => text,
    write: String,
  };
}

/**
 * A neuron or a weight of the network; '' for none.
 *
 * @param {string} name
 * @returns {Setting<string>}
 */
export function part(name) {
  return {
    name,
    default: '',
    accepts: aPart,
    takes: (value) => typeof value === 'string' && /^(\d{1,3}(\.\d{1,4}){1,2})?$/.test(value),
    read: (text) => text,
    write: String,
  };
}

/**
 * Several settings in one. A value may state only some of the parts; the rest stay as they were. The
 * text looks like CSS declarations, `depth:15;activation:relu`; parts missing there take their defaults.
 *
 * @template {Record<string, Setting<any>>} Parts
 * @param {string} name
 * @param {Parts} parts
 * @returns {Setting<{readonly [Part in keyof Parts]: Parts[Part]['default']}>}
 */
export function group(name, parts) {
  const names = Object.keys(parts);
  /** @type {Record<string, unknown>} */
  const preset = Object.fromEntries(names.map((part) => [part, parts[part].default]));
  const stated = (/** @type {object} */ value) =>
    names.filter((part) => Object.hasOwn(value, part));
  return /** @type {Setting<any>} */ ({
    name,
    default: Object.freeze(preset),
    accepts: someOf(names, 'depth:15;activation:relu'),
    takes: (value) =>
      typeof value === 'object' &&
      value !== null &&
      stated(value).every((part) => parts[part].takes(Reflect.get(value, part))),
    read: (text) => {
      const given = declarations(text);
      if (Object.keys(given).some((part) => !names.includes(part))) return text;
      const read = stated(given).map((part) => [part, parts[part].read(given[part])]);
      return { ...preset, ...Object.fromEntries(read) };
    },
    write: (value) =>
      stated(value)
        .map((part) => ({ part, text: parts[part].write(value[part]) }))
        .filter(({ part, text }) => text !== parts[part].write(preset[part]))
        .map(({ part, text }) => `${part}:${text}`)
        .join(';'),
    hold: (value, before) => {
      const own = stated(value).map((part) => [part, held(parts[part], value[part], before[part])]);
      return Object.freeze({ ...before, ...Object.fromEntries(own) });
    },
  });
}

/**
 * @template T
 * @param {Setting<T>} setting
 * @param {any} value an accepted one
 * @param {T} before
 * @returns {T} the value to keep
 */
export function held(setting, value, before) {
  return setting.hold ? setting.hold(value, before) : value;
}

/**
 * @param {string} text such as `depth:15; activation:relu`
 * @returns {Record<string, string>}
 */
function declarations(text) {
  const pairs = text.split(';').filter((each) => each.trim() !== '');
  return Object.fromEntries(
    pairs.map((each) => {
      const [name, value = ''] = each.split(':').map((word) => word.trim());
      return [name, value];
    }),
  );
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
 * @param {string} text
 * @returns {number}
 */
function readNumber(text) {
  return text.trim() === '' ? NaN : Number(text);
}
