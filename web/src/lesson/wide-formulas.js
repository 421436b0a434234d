import { formula } from '../words/figure.js';

/**
 * A formula that is wider than its box scrolls inside it; while it does, the box can be reached and
 * scrolled from the keyboard.
 *
 * @param {NodeListOf<Element>} boxes
 */
export function makeScrollable(boxes) {
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const wide = target.scrollWidth > target.clientWidth;
      for (const [name, value] of Object.entries(focusable)) {
        if (wide) target.setAttribute(name, value);
        else target.removeAttribute(name);
      }
    }
  });
  for (const box of boxes) observer.observe(box);
}

const focusable = { tabindex: '0', role: 'group', 'aria-label': formula };
