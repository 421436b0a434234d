/** The lesson as HTML, for pages that are made before they are asked for: their words can be found. */
import words from '../../lesson.html';
import styles from '../../styles/lesson/lesson.css';
import { attributes } from '../state/attributes.js';
import { changed, defaultsOf } from '../state/state.js';

/**
 * @typedef {import('../state/state.js').Change} Change
 *
 * @param {Change} [settings] that differ from what the view begins with
 * @returns {string} the element, with its words in a declarative shadow root: they can be read before a
 *   script is there, and the element takes them over
 * @throws {Error} if a setting cannot be taken
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
