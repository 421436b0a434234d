/**
 * Highlights a symbol's meaning in the figure while the reader points at the symbol or focuses it; if the
 * figure is out of sight, in a small picture beside the symbol.
 */
import { h } from '../parts/dom.js';

/**
 * @typedef {import('../drawing/shown.js').Light} Light
 * @typedef {import('../figure/figure-element.js').BackpropFigure} BackpropFigure
 */

const symbols = '.symbols [data-light], .formula :is(.forward, .backward, .weights)';
/** What the formulas' own classes mean. @type {Readonly<Record<string, Light>>} */
const meanings = { forward: 'activations', backward: 'deltas', weights: 'weights' };

/**
 * @param {ShadowRoot} root of the lesson
 * @param {BackpropFigure} figure
 */
export function lightSymbols(root, figure) {
  const canvas = h('canvas');
  const small = h('div', { class: 'small-picture', 'aria-hidden': 'true' }, canvas);
  let isSeen = false;
  /** @type {Element | null} */
  let shown = null;
  const light = () => {
    small.remove();
    if (shown && !isSeen) blockOf(shown).append(small);
    figure.light(shown && meaningOf(shown), small.isConnected ? canvas : null);
  };
  const show = (/** @type {Element | null} */ symbol) => {
    if (symbol === shown) return;
    shown = symbol;
    light();
  };
  new IntersectionObserver(
    (entries) => {
      isSeen = entries[entries.length - 1].isIntersecting;
      if (shown) light();
    },
    { threshold: 0.5 },
  ).observe(figure.picture);
  const under = (/** @type {Event} */ { target }) =>
    target instanceof Element ? target.closest(symbols) : null;

  for (const name of root.querySelectorAll('dt[data-light]')) name.setAttribute('tabindex', '0');
  // After a touch, the highlight stays until the next touch elsewhere.
  let [x, y] = [NaN, NaN];
  const point = (/** @type {Event} */ event) => {
    const { pointerType, clientX, clientY } = /** @type {PointerEvent} */ (event);
    const rests = pointerType === 'mouse' && clientX === x && clientY === y;
    [x, y] = [clientX, clientY];
    const symbol = under(event);
    // A symbol that a scroll brings under a resting mouse is not pointed at.
    if (symbol === null || !rests) show(symbol);
  };
  root.addEventListener('pointerover', point);
  root.addEventListener('pointermove', point);
  root.host.addEventListener('pointerleave', (event) => {
    if (/** @type {PointerEvent} */ (event).pointerType === 'mouse') show(null);
  });
  root.addEventListener('focusin', (event) => show(under(event)));
  // On a touch, the next symbol is highlighted before the focused one loses the focus.
  root.addEventListener('focusout', (event) => {
    if (under(event) === shown) show(null);
  });
}

/**
 * @param {Element} symbol
 * @returns {Light}
 */
function meaningOf(symbol) {
  const named = /** @type {Light | null} */ (symbol.getAttribute('data-light'));
  const [known] = Object.keys(meanings).filter((name) => symbol.classList.contains(name));
  return named ?? meanings[known];
}

/**
 * @param {Element} symbol
 * @returns {Element} the element beside or below which there is room for a picture
 */
function blockOf(symbol) {
  const own = symbol.matches('dt') ? symbol.nextElementSibling : symbol.closest('dd, .formula');
  return own ?? symbol;
}
