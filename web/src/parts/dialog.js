/** A dialog with a title and a way out, near what opened it. */
import { h } from './dom.js';
import { button, freshId } from './fields.js';
import { close } from '../words/figure.js';

/** Space that is kept to the window's edge. */
const margin = 16;

/**
 * @param {string} label
 * @param {(button: HTMLElement) => void} open a dialog, near the button
 * @returns {HTMLElement}
 */
export function opener(label, open) {
  const element = button(`${label}…`, () => open(element));
  element.setAttribute('aria-haspopup', 'dialog');
  return element;
}

/**
 * @param {string} title
 * @param {...(Node | string)} contents
 * @returns {{element: HTMLDialogElement, open: (near: Element) => void}}
 */
export function dialog(title, ...contents) {
  const id = freshId();
  const element = h(
    'dialog',
    { 'aria-labelledby': id, part: 'dialog' },
    h(
      'div',
      { class: 'dialog-head' },
      h('h2', { id }, title),
      button(close, () => element.close()),
    ),
    ...contents,
  );
  // A press beside the dialog is on the element itself; one inside is on what it holds.
  element.addEventListener('click', ({ target }) => {
    if (target === element) element.close();
  });
  /** @type {Element | null} */
  let opener = null;
  // Its height changes with what it says.
  new ResizeObserver(() => {
    if (element.open && opener) place(element, opener);
  }).observe(element);
  const open = (/** @type {Element} */ near) => {
    opener = near;
    if (!element.open) element.showModal();
    place(element, near);
  };
  return { element, open };
}

/**
 * In a tall frame the middle of the window may be far out of sight: the dialog opens beside what was
 * pressed.
 *
 * @param {HTMLDialogElement} element
 * @param {Element} near
 */
function place(element, near) {
  const { top, height } = near.getBoundingClientRect();
  const room = window.innerHeight - element.offsetHeight - margin;
  const middle = top + height / 2 - element.offsetHeight / 2;
  element.style.top = `${Math.max(Math.min(middle, room), margin)}px`;
}
