/** The style sheet that all figures share. */
import styles from '../../styles/figure/figure.css';
import { adoptStyles } from './adopt-styles.js';

/**
 * @param {ShadowRoot} root of a figure
 * @param {...string} more styles of its own
 */
export function styleFigure(root, ...more) {
  adoptStyles(root, styles, ...more);
}
