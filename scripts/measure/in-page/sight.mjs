/** Counts what a reader sees: heights, controls, words, and the size of letters. */
import { part } from './parts.mjs';

/** @typedef {import('./parts.mjs').Part} Part */

/** @returns {{page: number, figure: number, breakIt: number}} in CSS pixels; the figure's without its caption */
export function heights() {
  const figure = part('figure');
  const caption = figure.shadowRoot?.querySelector('figcaption');
  return {
    page: document.documentElement.scrollHeight,
    figure: figure.offsetHeight - (caption?.offsetHeight ?? 0),
    breakIt: part('break-it').offsetHeight,
  };
}

/**
 * @param {Part} name
 * @returns {string[]} the controls in sight, by name; a radio group is one, and all bars are
 */
export function controls(name) {
  /** @type {string[]} */
  const found = [];
  const groups = new Set();
  walk(part(name), (node) => {
    if (!(node instanceof Element)) return;
    if (!node.matches('button, input, select, textarea, summary')) return;
    if (node.closest('.bars') && node.getAttribute('tabindex') !== '0') return;
    const input = node instanceof HTMLInputElement ? node : null;
    if (input?.type === 'radio') {
      if (groups.has(input.name)) return;
      groups.add(input.name);
    } else if (isClipped(node)) return;
    found.push((node.ariaLabel ?? (input?.labels?.[0] ?? node).textContent ?? '').trim());
  });
  return found;
}

/** @returns {number} words and numbers in sight, outside formulas */
export function words() {
  const all = textsIn('page').flatMap(({ data }) => data.split(/\s+/));
  return all.filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** @returns {{size: number, text: string}} in CSS pixels, outside formulas */
export function smallestText() {
  let smallest = { size: Infinity, text: '' };
  for (const { parentElement, data } of textsIn('page')) {
    const size = parseFloat(getComputedStyle(/** @type {Element} */ (parentElement)).fontSize);
    if (size < smallest.size) smallest = { size, text: data.trim().slice(0, 30) };
  }
  return smallest;
}

/**
 * @param {Part} name
 * @returns {Text[]} the texts in sight, outside formulas
 */
function textsIn(name) {
  /** @type {Text[]} */
  const texts = [];
  walk(part(name), (node) => {
    if (!(node instanceof Text) || !node.data.trim()) return;
    const { parentElement } = node;
    if (!parentElement || parentElement.closest('math') || isClipped(parentElement)) return;
    texts.push(node);
  });
  return texts;
}

/**
 * Visits what is in sight of a part: through shadow roots and slots, not into closed folds.
 *
 * @param {Node} node
 * @param {(node: Node) => void} visit
 */
function walk(node, visit) {
  if (node instanceof Element) {
    if (['style', 'script', 'template'].includes(node.localName)) return;
    // A radio button may be drawn by its label, and be transparent itself.
    const opacityProperty = !(node instanceof HTMLInputElement);
    const isBox = getComputedStyle(node).display !== 'contents';
    if (isBox && !node.checkVisibility({ visibilityProperty: true, opacityProperty })) return;
  }
  visit(node);
  const assigned = node instanceof HTMLSlotElement ? node.assignedNodes() : [];
  const root = (node instanceof Element && node.shadowRoot) || node;
  for (const child of assigned.length > 0 ? assigned : root.childNodes) walk(child, visit);
}

/**
 * @param {Element} element
 * @returns {boolean} true if only screen readers have it
 */
function isClipped(element) {
  for (
    let at = /** @type {Element | null} */ (element);
    at;
    at = at.assignedSlot ?? at.parentElement
  ) {
    const { clipPath, position } = getComputedStyle(at);
    if (clipPath !== 'none' && position === 'absolute') return true;
  }
  return false;
}
