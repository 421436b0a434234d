/** Keeps the reader's answers when the page is reloaded, if the browser allows storage. */
import { onceQuiet } from '../parts/once-quiet.js';
import { hear } from '../state/events.js';
import { writeLink } from '../state/permalink.js';

/** @param {import('../lesson/lesson-element.js').BackpropLesson} lesson whose state the address keeps */
export function keepProgress(lesson) {
  const key = `backprop progress ${location.pathname}${location.search}`;
  const kept = isReload() ? read(key) : '';
  if (kept !== '') lesson.resume(`${writeLink(lesson.getState())}&progress=${kept}`);
  const keep = () => write(key, progressIn(lesson.save(Infinity)));
  // Packing the lesson takes time, which the picture that a press waits for needs more.
  const keepLater = onceQuiet(keep);
  for (const event of /** @type {const} */ (['backprop-check', 'backprop-iteration'])) {
    hear(lesson, event, keepLater);
  }
  addEventListener('pagehide', keep);
}

/** @returns {boolean} true if the page was reloaded; another visit starts fresh */
function isReload() {
  const [entry] = performance.getEntriesByType('navigation');
  return /** @type {PerformanceNavigationTiming | undefined} */ (entry)?.type === 'reload';
}

/**
 * @param {string} saved lesson
 * @returns {string} its progress, as text
 */
function progressIn(saved) {
  return /(?<=&progress=)[^&]*$/.exec(saved)?.[0] ?? '';
}

/**
 * @param {string} key
 * @returns {string}
 */
function read(key) {
  try {
    return sessionStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

/**
 * @param {string} key
 * @param {string} text
 */
function write(key, text) {
  try {
    sessionStorage.setItem(key, text);
  } catch {
    // Without storage, a reload starts fresh.
  }
}
