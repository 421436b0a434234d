/** The style sheet that all figures share, made when the first of them is. */
import styles from '../../styles/figure/figure.css';

/** @type {CSSStyleSheet | null} */
let sheet = null;

/** @returns {CSSStyleSheet} */
export function figureSheet() {
  if (sheet === null) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
  }
  return sheet;
}
