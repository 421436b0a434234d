/** Renders the lesson as HTML, for prerendered pages: their words can then be searched. */
import words from '../../lesson.html';
import styles from '../../styles/lesson/lesson.css';
import { attributes } from '../state/attributes.js';
import { changed, defaultsOf } from '../state/state.js';

/**
 * @typedef {import('../state/state.js').Change} Change
 *
 * @param {Change} [settings] that differ from the view's defaults
 * @returns {string} the element, with its words in a declarative shadow root: readable before scripts
 *   load, and reused by the element
 * @throws {Error} if a setting is refused
 */
export function renderLesson(settings = {}) {
  const { view = 'lesson' } = settings;
  const state = changed(defaultsOf(view), settings);
  const shown = words.replace(/data-views="([a-z -]+)"/g, (attribute, views) =>
    views.split(' ').includes(state.view) ? attribute : `${attribute} hidden`,
  );
  return (
    `<backprop-lesson${attributes(state)}><template shadowrootmode="open">` +
    `<style>${styles}</style>${shown}</template></backprop-lesson>`
  );
}
