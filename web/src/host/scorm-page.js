/** Joins an attempt to the page's own time, and to what the browser keeps of it. */
import { h, setText } from '../parts/dom.js';
import { ScormAttempt } from './scorm-attempt.js';

/** Set while the page loads itself anew, because the browser had kept it. */
const returnedKey = 'backprop returned';

/**
 * @param {import('../lesson/lesson-element.js').BackpropLesson} lesson
 * @param {import('./scorm-api.js').ScormApi} api
 */
export function keepAttempt(lesson, api) {
  let timer = 0;
  let due = Infinity;
  let acted = false;
  for (const type of ['pointerdown', 'keydown']) {
    addEventListener(type, () => (acted = true), { capture: true, once: true });
  }
  const attempt = new ScormAttempt(lesson, api, {
    now: () => performance.now(),
    clock: () => new Date().toTimeString().slice(0, 8),
    later: (task, delay) => {
      // What was to be written sooner stays so.
      const at = performance.now() + delay;
      if (due <= at && due > performance.now()) return;
      clearTimeout(timer);
      due = at;
      timer = window.setTimeout(() => {
        due = Infinity;
        task();
      }, delay);
    },
    hasActed: () => acted,
    recall: (learner) => (cameBack() ? (read(keyOf(learner)) ?? '') : ''),
    keep: (learner, text) => write(keyOf(learner), text),
    tell: sayRecord,
    isOnline: () => navigator.onLine,
  });
  for (const type of ['online', 'offline']) addEventListener(type, () => attempt.write());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') attempt.write();
  });
  addEventListener('pagehide', () => attempt.end());
  // A page that the browser had kept comes back after its attempt: it begins another.
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    write(returnedKey, 'yes');
    location.reload();
  });
  attempt.begin();
  write(returnedKey, '');
}

/** @param {string} line what the course has of this attempt, above the lesson */
export function sayRecord(line) {
  let place = document.querySelector('.record');
  if (!place) {
    place = h('p', { class: 'record', role: 'status' });
    document.querySelector('main')?.prepend(place);
  }
  setText(place, line);
}

/** @param {string} learner */
function keyOf(learner) {
  return `backprop ${location.pathname} ${learner}`;
}

/**
 * @returns {boolean} true if this page, or one around it, is here because the reader went back or
 *   forward: the frame itself says that it was navigated to
 */
function cameBack() {
  if (read(returnedKey) === 'yes') return true;
  /** @type {Window} */
  let page = window;
  for (;;) {
    try {
      const [entry] = page.performance.getEntriesByType('navigation');
      if (/** @type {PerformanceNavigationTiming} */ (entry)?.type === 'back_forward') return true;
    } catch {
      return false;
    }
    if (page === page.parent) return false;
    page = page.parent;
  }
}

/**
 * @param {string} key
 * @returns {string | null} nothing if the browser keeps nothing
 */
function read(key) {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
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
    // Then the system's own record is all there is.
  }
}
