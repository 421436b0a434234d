/** The style sheet that all figures share. */
import styles from '../../styles/figure/figure.css';
import { adoptStyles } from './adopt-styles.js';

/** @param {ShadowRoot} root of a figure */
export function styleFigure(root) {
  adoptStyles(root, styles);
}
