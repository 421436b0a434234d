/** Finds the lesson's parts in the page. */

/** @typedef {'page' | 'figure' | 'break-it'} Part */

const selectors = { figure: 'backprop-figure:not([compact])', 'break-it': 'backprop-break-it' };

/** @returns {any} */
export function lesson() {
  return document.querySelector('backprop-lesson');
}

/**
 * @param {Part} name
 * @returns {HTMLElement}
 */
export function part(name) {
  return name === 'page'
    ? document.body
    : (lesson()?.shadowRoot?.querySelector(selectors[name]) ?? null);
}

/**
 * @param {Part} name
 * @param {string} selector
 * @returns {HTMLElement[]} the elements in its shadow root
 */
export function inside(name, selector) {
  return [.../** @type {any} */ (part(name).shadowRoot?.querySelectorAll(selector) ?? [])];
}

/** @returns {boolean} true once the figure is drawn */
export function isDrawn() {
  return part('figure')?.hasAttribute('ready') ?? false;
}

/** @returns {boolean} true once what waits for the reader is there too */
export function isWhole() {
  return isDrawn() && (part('break-it')?.hasAttribute('ready') ?? false);
}

/** @param {Part} name */
export function comeTo(name) {
  part(name).scrollIntoView({ behavior: 'instant' });
}

export function goToTop() {
  scrollTo({ top: 0, behavior: 'instant' });
}

/** @param {object} state */
export function setState(state) {
  lesson().setState(state);
}

/**
 * @param {string} name
 * @returns {Element | null} the figure's button of this name, or its radio button's label
 */
export function pressable(name) {
  return (
    inside('figure', 'button, label').find((each) => each.textContent?.trim() === name) ?? null
  );
}
