/** The style sheet that all figures share. */
import styles from '../../styles/figure/figure.css';
import { adoptStyles } from './adopt-styles.js';

/**
 * @param {ShadowRoot} root of a figure
 * @param {...string} more the figure's own styles
 */
export function styleFigure(root, ...more) {
  adoptStyles(root, styles, ...more);
}
