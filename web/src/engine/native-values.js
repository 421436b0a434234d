/** Checks the values that go to the engine's WebAssembly and unwraps those that come back. */

/**
 * Writes a document as JSON. JSON would turn numbers that are not finite into null; here they become
 * strings, so that the engine's error names their key.
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
 * Parses the engine's JSON, in which numbers that are not finite are strings.
 *
 * @param {string} json
 * @returns {any} the document, with those strings as numbers
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
 * Unwraps the engine's answer: returns its value, or throws its message.
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
 * Returns the value if it is a 32-bit integer. The module silently converts any JavaScript value to an
 * int, so types are checked here; the engine checks ranges.
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
 * @param {unknown} rows an array of rows of equal length, or a Float64Array
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
