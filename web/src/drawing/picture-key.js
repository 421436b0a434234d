/** The key to the picture, a script of its own: the meaning of width, colour, mark and ring. */
import { addStyles } from '../parts/adopt-styles.js';
import { h } from '../parts/dom.js';
import { keyLabels } from '../words/key.js';
import styles from '../../styles/drawing/key.css';

/** @param {HTMLElement} place in a shadow root, where the key comes */
export function showKey(place) {
  const root = place.getRootNode();
  if (root instanceof ShadowRoot) addStyles(root, styles);
  const items = Object.entries(keyLabels).map(([kind, label]) =>
    h('li', {}, h('i', { class: `swatch ${kind}`, 'aria-hidden': 'true' }), label),
  );
  place.replaceChildren(h('ul', { class: 'key' }, ...items));
}
