/** Makes dialogs that open beside the button that was pressed. */
import { h } from './dom.js';
import { button, freshId } from './fields.js';
import { close } from '../words/figure.js';

/** The least distance to the window's edge, in pixels. */
const margin = 16;

/**
 * @param {string} label
 * @param {(button: HTMLElement) => void} open opens a dialog beside the button
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
  // The target of a click on the backdrop is the dialog element; inside, it is a descendant.
  element.addEventListener('click', ({ target }) => {
    if (target === element) element.close();
  });
  /** @type {Element | null} */
  let opener = null;
  // The dialog's height changes with its contents.
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
 * Places the dialog beside the button: in a tall frame, the middle of the window may be out of sight.
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
