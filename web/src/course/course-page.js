/** Connects an attempt to the page's clock and events, to the browser's session storage and other tabs. */
import { h, setText } from '../parts/dom.js';
import { describeQuestions } from './asked-questions.js';
import { Attempt } from './attempt.js';
import { joinTabs } from './tabs.js';

/** Set while the page reloads because the browser restored it from its cache. */
const returnedKey = 'backprop returned';

/**
 * @param {import('../lesson/lesson-element.js').BackpropLesson} lesson
 * @param {import('./api.js').Api} api
 * @param {import('./versions.js').Version} version
 */
export function keepAttempt(lesson, api, version) {
  let timer = 0;
  let due = Infinity;
  let acted = false;
  for (const type of ['pointerdown', 'keydown']) {
    addEventListener(type, () => (acted = true), { capture: true, once: true });
  }
  const attempt = new Attempt(lesson, api, {
    version,
    now: () => performance.now(),
    clock: () => new Date(),
    later: (task, delay) => {
      // An earlier task that is due sooner keeps its time.
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
    questions: () => describeQuestions(lesson.shadowRoot ?? document, lesson.answers),
    newId: () => Math.random().toString(36).slice(2, 10),
    isBack: cameBack(),
    recall: (learner) => read(keyOf(learner)) ?? '',
    keep: (learner, text) => write(keyOf(learner), text),
    join: (learner, tab) => joinTabs(keyOf(learner), tab),
    tell: sayRecord,
    isOnline: () => navigator.onLine,
  });
  for (const type of ['online', 'offline']) addEventListener(type, () => attempt.write());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') attempt.write();
  });
  addEventListener('pagehide', () => attempt.end());
  // A page restored from the browser's cache has ended its attempt: reload to begin another.
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    write(returnedKey, 'yes');
    location.reload();
  });
  attempt.begin();
  write(returnedKey, '');
}

/** @param {string} line what the LMS has recorded, shown above the lesson */
export function sayRecord(line) {
  let place = document.querySelector('.record');
  if (!place) {
    place = h('p', { class: 'record', role: 'status' });
    document.querySelector('main')?.prepend(place);
  }
  setText(place, line);
  // What stands or comes at the top of the window keeps clear of it.
  const height = `${/** @type {HTMLElement} */ (place).offsetHeight}px`;
  document.documentElement.style.setProperty('--record-height', height);
}

/** @param {string} learner */
function keyOf(learner) {
  return `backprop ${location.pathname} ${learner}`;
}

/**
 * @returns {boolean} true if the reader reached this page, or one around it, by Back or Forward. The
 *   frame's own navigation entry alone would not show it
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
 * @returns {string | null} null if there is no such key or storage is not allowed
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
    // Without storage, only the LMS's own record remains.
  }
}
