/** Joins an attempt to the page's own time. */
import { ScormAttempt } from './scorm-attempt.js';

/**
 * @param {import('../lesson/lesson-element.js').BackpropLesson} lesson
 * @param {import('./scorm-api.js').ScormApi} api
 */
export function keepAttempt(lesson, api) {
  let timer = 0;
  const attempt = new ScormAttempt(lesson, api, {
    now: () => performance.now(),
    later: (task, delay) => {
      clearTimeout(timer);
      timer = window.setTimeout(task, delay);
    },
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') attempt.write();
  });
  addEventListener('pagehide', () => attempt.end());
  // A page that the browser had kept comes back after its attempt: it begins another.
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
  attempt.begin();
}
