/** Makes the key to the picture: the meaning of width, colour, mark and ring. */
import { h } from '../parts/dom.js';
import { keyLabels } from '../words/figure.js';

/** @returns {HTMLElement} */
export function pictureKey() {
  return h(
    'ul',
    { class: 'key' },
    ...Object.entries(keyLabels).map(([kind, label]) =>
      h('li', {}, h('i', { class: `swatch ${kind}`, 'aria-hidden': 'true' }), label),
    ),
  );
}
