/** Sets up a page that shows only the lesson. */
import { defineElements } from '../lesson/define.js';
import { keepLink, statedIn } from './keep-link.js';
import { keepProgress } from './keep-progress.js';
import { keepSource } from './page-source.js';
import { HostMessages, statedOrigin } from '../host/messages.js';

/**
 * @typedef {import('../lesson/lesson-element.js').BackpropLesson} BackpropLesson
 *
 * @param {'page' | 'file'} kind
 * @param {{shared?: boolean}} [place] `shared`: true if the page's address can be shared
 * @returns {BackpropLesson}
 */
export function startPage(kind, { shared = true } = {}) {
  const root = document.documentElement;
  const framed = window.parent !== window;
  root.classList.toggle('framed', framed);
  root.classList.toggle('fitted', isFitted(location.search));
  const folder = shared ? folderOf(location.href) : null;
  const lesson = /** @type {BackpropLesson} */ (document.querySelector('backprop-lesson'));
  const source = kind === 'file' ? { source: keepSource(lesson), stated: statedIn(lesson) } : {};
  defineElements({ build: null, shared: folder === null ? null : { folder, kind, ...source } });
  const measured = /** @type {HTMLElement} */ (document.querySelector('main'));
  if (framed) listenToHost(lesson, measured);
  // A file dropped beside the figure must not replace the page.
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
 * @returns {boolean} true if the lesson should fill its window, whose height the embedding page sets
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
 * Applies the lesson's theme to the page's background too.
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
