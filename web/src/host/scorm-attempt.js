/**
 * One attempt at the lesson in a learning management system, by SCORM 1.2: taken up where it was
 * left, and reported as it goes.
 */
import { hear } from '../state/events.js';
import { ScormCalls } from './scorm-api.js';

/** SCORM 1.2's lengths: CMIString4096 and CMIString255. */
const longestSuspendData = 4096;
const longestLocation = 255;
/** A later one is never taken back for an earlier one: looking again at a lesson undoes nothing. */
const statuses = ['incomplete', 'failed', 'completed', 'passed'];
/** After a change, the state is written once things are quiet, in milliseconds. */
const writeDelay = 5000;

/**
 * @typedef {object} Lesson
 * @property {(limit: number) => string} save
 * @property {(text: string) => void} resume
 * @property {{complete: boolean, score: number}} progress
 *
 * @typedef {object} Surroundings
 * @property {() => number} now milliseconds
 * @property {(task: () => void, delay: number) => unknown} later runs a task later, and only the last
 *   one it was given
 */

export class ScormAttempt {
  /** @type {ScormCalls} */
  #calls;
  /** @type {Lesson & EventTarget} */
  #lesson;
  /** @type {Surroundings} */
  #surroundings;
  /** When it began; null before, and after its end. @type {number | null} */
  #begun = null;
  /** Whether anything is written. */
  #open = false;
  /** What the system has, or had. */
  #status = '';
  /** The best score that the system has, or had. @type {number | null} */
  #best = null;
  /** @type {number | null} */
  #mastery = null;

  /**
   * @param {Lesson & EventTarget} lesson
   * @param {import('./scorm-api.js').ScormApi} api
   * @param {Surroundings} surroundings
   */
  constructor(lesson, api, surroundings) {
    this.#lesson = lesson;
    this.#calls = new ScormCalls(api);
    this.#surroundings = surroundings;
  }

  /** The code of the last call that the system refused; null where it took all. */
  get lastError() {
    return this.#calls.lastError;
  }

  /** Takes up the attempt. In review and browse mode it is shown, and nothing is written. */
  begin() {
    const calls = this.#calls;
    if (!calls.initialize()) return;
    this.#begun = this.#surroundings.now();
    const mode = calls.read('cmi.core.lesson_mode');
    this.#open = mode !== 'review' && mode !== 'browse';
    this.#mastery = numberIn(calls.read('cmi.student_data.mastery_score'));
    this.#status = calls.read('cmi.core.lesson_status');
    this.#best = numberIn(calls.read('cmi.core.score.raw'));
    // "ab-initio" is the reader's first time: whatever is there is not of this attempt.
    const isFirst = calls.read('cmi.core.entry') === 'ab-initio';
    const kept = () => calls.read('cmi.suspend_data') || calls.read('cmi.core.lesson_location');
    const saved = isFirst ? '' : kept();
    if (saved !== '') this.#lesson.resume(saved);
    hear(this.#lesson, 'backprop-check', () => this.write());
    hear(this.#lesson, 'backprop-complete', () => this.write());
    hear(this.#lesson, 'backprop-change', () =>
      this.#surroundings.later(() => this.write(), writeDelay),
    );
    this.write();
  }

  /** Reports how the lesson stands. */
  write() {
    if (!this.#open || this.#begun === null) return;
    const { complete, score } = this.#lesson.progress;
    const calls = this.#calls;
    if (complete) {
      this.#best = Math.max(score, this.#best ?? 0);
      calls.write('cmi.core.score.min', '0');
      calls.write('cmi.core.score.max', '100');
      calls.write('cmi.core.score.raw', String(this.#best));
    }
    const status = this.#reached(complete);
    if (statuses.indexOf(status) >= statuses.indexOf(this.#status)) {
      this.#status = status;
      calls.write('cmi.core.lesson_status', status);
    }
    calls.write('cmi.core.lesson_location', this.#lesson.save(longestLocation));
    calls.write('cmi.suspend_data', this.#lesson.save(longestSuspendData));
    calls.write('cmi.core.session_time', timespan(this.#surroundings.now() - this.#begun));
    calls.write('cmi.core.exit', /^(completed|passed)$/.test(this.#status) ? '' : 'suspend');
    calls.commit();
  }

  /** The page goes: a system hears nothing more of this attempt, also if the page comes back. */
  end() {
    if (this.#begun === null) return;
    this.write();
    this.#calls.finish();
    this.#open = false;
    this.#begun = null;
  }

  /**
   * @param {boolean} complete
   * @returns {'incomplete' | 'completed' | 'passed' | 'failed'}
   */
  #reached(complete) {
    if (!complete) return 'incomplete';
    if (this.#mastery === null) return 'completed';
    return (this.#best ?? 0) >= this.#mastery ? 'passed' : 'failed';
  }
}

/**
 * @param {string} text
 * @returns {number | null}
 */
function numberIn(text) {
  return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : null;
}

/**
 * @param {number} milliseconds
 * @returns {string} a CMITimespan: HHHH:MM:SS.SS
 */
export function timespan(milliseconds) {
  const hundredths = Math.max(0, Math.floor(milliseconds / 10));
  const part = (/** @type {number} */ value, /** @type {number} */ digits) =>
    String(value).padStart(digits, '0');
  const seconds = Math.floor(hundredths / 100);
  const hours = Math.min(Math.floor(seconds / 3600), 9999);
  const clock = [part(hours, 4), part(Math.floor(seconds / 60) % 60, 2), part(seconds % 60, 2)];
  return `${clock.join(':')}.${part(hundredths % 100, 2)}`;
}
