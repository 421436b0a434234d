/** What a page of the lesson's own does around it. */
import { defineElements } from '../lesson/define.js';
import { keepLink } from './keep-link.js';
import { keepProgress } from './keep-progress.js';
import { HostMessages, statedOrigin } from '../host/messages.js';

/**
 * @typedef {import('../lesson/lesson-element.js').BackpropLesson} BackpropLesson
 *
 * @param {'page' | 'file'} kind
 * @param {{shared?: boolean}} [place] `shared`: whether others can be given the page's address
 * @returns {BackpropLesson}
 */
export function startPage(kind, { shared = true } = {}) {
  const root = document.documentElement;
  const framed = window.parent !== window;
  root.classList.toggle('framed', framed);
  root.classList.toggle('fitted', isFitted(location.search));
  const folder = shared ? folderOf(location.href) : null;
  defineElements({ build: null, shared: folder === null ? null : { folder, kind } });
  const lesson = /** @type {BackpropLesson} */ (document.querySelector('backprop-lesson'));
  const measured = /** @type {HTMLElement} */ (document.querySelector('main'));
  if (framed) listenToHost(lesson, measured);
  // A file that misses the figure must not take the page's place.
  for (const type of ['dragover', 'drop'])
    addEventListener(type, (event) => event.preventDefault());
  keepLink(lesson);
  if (shared) keepProgress(lesson);
  keepTheme(lesson);
  root.classList.remove('choosing');
  return lesson;
}

/**
 * @param {BackpropLesson} lesson
 * @param {HTMLElement} measured
 */
function listenToHost(lesson, measured) {
  try {
    new HostMessages(lesson, { measured, origin: statedOrigin(location.search) });
  } catch (problem) {
    console.warn(/** @type {Error} */ (problem).message);
  }
}

/**
 * @param {string} query
 * @returns {boolean} true if the lesson is to be as high as its window, which its page gives a height
 */
function isFitted(query) {
  return new URLSearchParams(query).has('fit');
}

/**
 * @param {string} address
 * @returns {string | null} its folder; null if it is in none (srcdoc)
 */
function folderOf(address) {
  try {
    return new URL('.', address).href;
  } catch {
    return null;
  }
}

/**
 * The ground is the page's, and the words on it are the lesson's: a theme is for both.
 *
 * @param {BackpropLesson} lesson
 */
function keepTheme(lesson) {
  const follow = () => {
    document.documentElement.dataset.theme = lesson.getState().theme;
  };
  const themed = /** @type {Element} */ (lesson.shadowRoot?.querySelector('.lesson'));
  new MutationObserver(follow).observe(themed, { attributeFilter: ['data-theme'] });
  follow();
}
