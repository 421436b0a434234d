/** An attempt whose lesson, time and browser are the test's. */
import { ScormAttempt } from '../../../web/src/host/scorm-attempt.js';

/** Stands in for the lesson's element: what an attempt asks of it, and tells it. */
export class Lesson extends EventTarget {
  /** @type {Parameters<typeof import('../../../web/src/words/notices.js').recordLine>[0]} */
  progress = {
    complete: false,
    score: 0,
    answered: 0,
    questions: 3,
    toCome: ['forward', 'backward'],
  };
  text = 'depth=5&progress=forward';
  /** @type {string[]} */
  resumed = [];

  save(/** @type {number} */ limit) {
    return this.text.slice(0, limit);
  }

  resume(/** @type {string} */ text) {
    this.resumed.push(text);
  }

  /** @param {number} score */
  finish(score) {
    this.progress = { complete: true, score, answered: 3, questions: 3, toCome: [] };
    this.dispatchEvent(new CustomEvent('backprop-complete', { detail: { score } }));
  }
}

/**
 * @param {import('../../../web/src/host/scorm-api.js').ScormApi} api
 * @param {Lesson} [lesson]
 * @param {{acted?: boolean, kept?: Record<string, string>, back?: boolean, online?: boolean}} [browser] `back`: whether
 *   the course's page came back from the browser's memory
 */
export function begin(
  api,
  lesson = new Lesson(),
  { acted = true, kept = {}, back = false, online = true } = {},
) {
  let now = 1000;
  /** @type {() => void} */
  let task = () => {};
  /** @type {string[]} */
  const lines = [];
  const attempt = new ScormAttempt(lesson, api, {
    now: () => now,
    clock: () => '14:05:09',
    later: (wanted) => {
      task = wanted;
    },
    hasActed: () => acted,
    recall: (learner) => (back ? (kept[learner] ?? '') : ''),
    keep: (learner, text) => (kept[learner] = text),
    tell: (line) => lines.push(line),
    isOnline: () => online,
  });
  attempt.begin();
  const pass = (/** @type {number} */ milliseconds) => {
    now += milliseconds;
    task();
  };
  return { attempt, lesson, pass, kept, lines };
}

/** @param {{id?: string, correct?: boolean, answer?: string}} [detail] */
export function checked({ id = 'factor', correct = true, answer = 'activation' } = {}) {
  return new CustomEvent('backprop-check', { detail: { id, correct, answer } });
}
