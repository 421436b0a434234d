/** Builds the lesson's words, formulas, styles and font, for pages that do not contain them. */
import font from '../../fonts/math.woff2';
import words from '../../lesson.html';
import styles from '../../styles/lesson/lesson.css';
import { adoptStyles } from '../parts/adopt-styles.js';
import { trusted } from '../parts/trusted.js';

const family = 'Lesson Math';

/** @param {ShadowRoot} root of a lesson, empty */
export function buildWords(root) {
  styleWords(root);
  // A template of an HTML document: in an XHTML page, such as a chapter of an EPUB, innerHTML takes XML.
  const template = document.implementation.createHTMLDocument('').createElement('template');
  template.innerHTML = trusted('createHTML', words);
  root.append(template.content);
  if (!CSS.registerProperty) keepMeasure(root);
}

/**
 * Adds the styles. The first lesson of a document also adds the font and, if the browser can, registers
 * the styles' measure as a length: a shadow root can do neither itself.
 *
 * @param {ShadowRoot} root of a lesson
 */
export function styleWords(root) {
  if (!adoptStyles(root, styles)) return;
  const { CSS, FontFace } = /** @type {Window & typeof globalThis} */ (
    root.ownerDocument.defaultView
  );
  CSS.registerProperty?.({
    name: '--backprop-rem',
    syntax: '<length>',
    inherits: true,
    initialValue: '16px',
  });
  const bytes = Uint8Array.from(atob(font), (letter) => letter.charCodeAt(0));
  root.ownerDocument.fonts.add(new FontFace(family, bytes));
}

/**
 * Registers the measure, the reader's text size, as a length. Unregistered, its value would be computed
 * anew in each element.
 *
 * @param {ShadowRoot} root
 */
function keepMeasure(root) {
  const lesson = /** @type {HTMLElement} */ (root.querySelector('.lesson'));
  lesson.style.setProperty('--backprop-rem', getComputedStyle(root.host).fontSize);
}
