/** Finds the rows in brackets, as Python, MATLAB, JSON and Mathematica write them. */
import * as words from '../words/numbers-table.js';

/** What may stand before the first bracket: NumPy's, PyTorch's, JAX's and TensorFlow's names. */
const before =
  /^\s*(?:<tf\.\w+[^\n]*numpy=\s*)?(?:(?:np|numpy|torch|jnp|tf)\.)?(?:nn\.)?(?:(?:array|asarray|matrix|tensor|Tensor|FloatTensor|Array|Parameter|constant|list)\s*\(\s*)*$/;

/** What may stand after the last one: the type, the device, where a gradient comes from. */
const after =
  /^(?:\s*,?\s*(?:dtype|device|requires_grad|grad_fn|shape|size|weak_type)\s*=\s*(?:<[^>]*>|\([^)]*\)|'[^']*'|"[^"]*"|[\w.:]+))*\s*[,;]?\s*[)>\s]*;?\s*$/;

/** @type {Readonly<Record<string, string>>} */
const closing = { '[': ']', '{': '}' };
const mostLevels = 2;

/**
 * @param {string} text
 * @returns {string[] | null} what each innermost pair of brackets holds; null if there are none
 * @throws {Error} with one line, if brackets are unmatched or too deep, or something else stands there
 */
export function bracketed(text) {
  const start = text.search(/[[{]/);
  if (start < 0) {
    const stray = /[\]}]/.exec(text)?.[0];
    if (stray) throw new Error(words.unmatched(stray, false));
    return null;
  }
  const { groups, rest, levels } = scanned(text, start);
  if (levels > mostLevels) throw new Error(words.tooDeep(levels));
  refuseBeside(text.slice(0, start), before);
  refuseBeside(rest, after);
  return groups;
}

/**
 * @param {string} text
 * @param {number} start the first bracket
 * @returns {{groups: string[], rest: string, levels: number}} `rest`: what follows the last bracket
 */
function scanned(text, start) {
  /** @type {string[]} */
  const groups = [];
  /** The brackets that are open, and whether there were others in them. @type {{close: string, from: number, isParent: boolean}[]} */
  const open = [];
  let [levels, end] = [0, start];
  for (let k = start; k < text.length; ++k) {
    const letter = text[k];
    if (letter in closing) {
      refuseBeside(text.slice(end, k), /^[\s,;[{]*$/);
      for (const each of open) each.isParent = true;
      open.push({ close: closing[letter], from: k + 1, isParent: false });
      levels = Math.max(levels, open.length);
      end = k + 1;
    } else if (letter === ']' || letter === '}') {
      const last = open.pop();
      if (last?.close !== letter) throw new Error(words.unmatched(letter, false));
      if (last.isParent) refuseBeside(text.slice(end, k), /^[\s,;]*$/);
      else groups.push(text.slice(last.from, k));
      end = k + 1;
    } else if (open.length === 0 && !/[\s,]/.test(letter)) {
      break;
    }
  }
  const unclosed = open.pop();
  if (unclosed) throw new Error(words.unmatched(unclosed.close, true));
  return { groups, rest: text.slice(end), levels };
}

/** The most letters of what is beside a table that a line quotes. */
const mostQuoted = 20;

/**
 * @param {string} text
 * @param {RegExp} allowed
 * @throws {Error} if it is something else
 */
function refuseBeside(text, allowed) {
  if (!allowed.test(text)) throw new Error(words.besides(text.trim().slice(0, mostQuoted)));
}
