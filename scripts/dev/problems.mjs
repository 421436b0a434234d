/** Formats build errors, one line each: `file:line:column: message`. */
import { relative } from 'node:path';

/** The most lines to show: later errors often follow from the first. */
const most = 5;

/**
 * @param {unknown} problem thrown by a build of the page
 * @returns {string[]}
 */
export function pageProblems(problem) {
  const { errors, message } = /** @type {Error & Partial<import('esbuild').BuildFailure>} */ (
    problem
  );
  if (!errors) return [firstLine(message)];
  const lines = errors.map(({ text, location }) => {
    if (!location) return firstLine(text);
    return `${location.file}:${location.line}:${location.column + 1}: ${firstLine(text)}`;
  });
  return few(lines);
}

/**
 * @param {string} output of a build of the engine that failed
 * @returns {string[]}
 */
export function engineProblems(output) {
  const errors = [...output.matchAll(/^(\S+?:\d+(?::\d+)?): (?:fatal )?error: (.*)$/gm)].map(
    ([, place, text]) => `${relative('.', place)}: ${text}`,
  );
  const others = [...output.matchAll(/^.*\berror\b.*$/gim)].map(([line]) => line.trim());
  const last = output.trim().split('\n').at(-1) ?? '';
  return few([errors, others].find(({ length }) => length > 0) ?? [`the engine: ${last}`]);
}

/**
 * @param {string[]} lines
 * @returns {string[]}
 */
function few(lines) {
  const different = [...new Set(lines)];
  const left = different.length - most;
  return left > 0 ? [...different.slice(0, most), `and ${left} more`] : different;
}

/**
 * @param {string} text
 * @returns {string}
 */
function firstLine(text) {
  return text.trim().split('\n')[0];
}
