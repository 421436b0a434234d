/** Values on their way to the engine's WebAssembly and back: checked on one side, unwrapped on the other. */

/**
 * JSON has no numbers that are not finite, and would write null: as strings they reach the engine,
 * which names the key in its error.
 *
 * @param {unknown} document
 * @returns {string}
 */
export function toJson(document) {
  const json = JSON.stringify(document, (_key, value) => {
    if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
    return ArrayBuffer.isView(value) ? Array.from(/** @type {Float64Array} */ (value)) : value;
  });
  if (json === undefined) throw new Error(`document: expected an object, found ${document}`);
  return json;
}

/**
 * The engine's own JSON, in which a number that is not finite is a string.
 *
 * @param {string} json
 * @returns {any} with numbers only
 */
export function parseNumbers(json) {
  return JSON.parse(json, (_key, value) => notFinite.get(value) ?? value);
}

const notFinite = new Map([
  ['inf', Infinity],
  ['-inf', -Infinity],
  ['nan', NaN],
]);

/**
 * Unwraps what crosses the boundary: {value}, or {message} of what the engine threw.
 *
 * @template T
 * @param {import('../../../build/wasm/backprop-engine.js').Answer<T>} answer
 * @returns {T}
 */
export function valueOf(answer) {
  if ('message' in answer) throw new Error(answer.message);
  return answer.value;
}

/**
 * @param {string} name
 * @param {unknown} value
 * @returns {number}
 */
export function anyNumber(name, value) {
  if (typeof value === 'number') return value;
  throw new Error(`${name}: expected a finite number, found ${describe(value)}`);
}

/**
 * The module takes any JavaScript value for an int, in silence, so types are checked here; ranges
 * are checked by the engine.
 *
 * @param {string} name
 * @param {unknown} value
 * @returns {number}
 */
export function wholeNumber(name, value) {
  if (typeof value !== 'number' || !Number.isInteger(value) || Math.abs(value) > 0x7fffffff) {
    throw new Error(`${name}: expected a whole number, found ${describe(value)}`);
  }
  return value;
}

/**
 * @param {string} name
 * @param {unknown} rows an array of rows of one length, or a Float64Array
 * @returns {Float64Array} the numbers row by row
 */
export function inRows(name, rows) {
  if (rows instanceof Float64Array) return rows;
  if (!Array.isArray(rows)) {
    throw new Error(`${name}: expected an array of rows, found ${describe(rows)}`);
  }
  const numbers = rows.flatMap((row, k) => {
    if (Array.isArray(row) && row.length === rows[0].length) {
      return row.map((value, i) => anyNumber(`${name}[${k}][${i}]`, value));
    }
    const length = Array.isArray(rows[0]) ? `${rows[0].length} ` : '';
    throw new Error(`${name}[${k}]: expected an array of ${length}numbers, found ${describe(row)}`);
  });
  return Float64Array.from(numbers);
}

/**
 * @param {unknown} value
 * @returns {string}
 */
export function describe(value) {
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
