/**
 * One attempt at the lesson in a learning management system (LMS), by SCORM 1.2. It resumes where the
 * learner left off and reports progress.
 */
import { hear } from '../state/events.js';
import { record, recordLine } from '../words/notices.js';
import { ScormCalls } from './scorm-api.js';

/** The lengths of SCORM 1.2's CMIString4096 and CMIString255. */
const longestSuspendData = 4096;
const longestText = 255;
const longestLocation = longestText;
/** In ascending order. A status never goes back: reopening a lesson undoes nothing. */
const statuses = ['incomplete', 'failed', 'completed', 'passed'];
/** The delay before a change of the state is written, in milliseconds. */
const writeDelay = 5000;
/** Milliseconds before an answer is written. A commit can block the page: show the verdict first. */
const answerDelay = 300;

/** Added to the lesson's text, since some systems never return them: the best score and the status. */
const [bestKey, reachedKey] = ['best', 'reached'];
const longestRecord = `&${bestKey}=100&${reachedKey}=incomplete&again=99`.length;

/** The delay before a refused write is repeated, in milliseconds. */
const retryDelay = 10000;

/**
 * @typedef {Parameters<typeof recordLine>[0]} Progress
 *
 * @typedef {object} Lesson
 * @property {(limit: number) => string} save
 * @property {(text: string) => void} resume
 * @property {Progress} progress
 *
 * @typedef {object} AttemptContext
 * @property {() => number} now milliseconds
 * @property {() => string} clock the time of day, HH:MM:SS
 * @property {(task: () => void, delay: number) => unknown} later schedules a task, in place of the one
 *   scheduled before
 * @property {() => boolean} hasActed true once the reader has done anything
 * @property {(learner: string) => string} recall the text kept last, if the browser restored the course's
 *   page from its history, so that the LMS's answers may be outdated; else ''
 * @property {(learner: string, text: string) => void} keep keeps a text for `recall`
 * @property {(line: string) => void} tell tells the reader what is recorded
 * @property {() => boolean} isOnline
 */

export class ScormAttempt {
  /** @type {ScormCalls} */
  #calls;
  /** @type {Lesson & EventTarget} */
  #lesson;
  /** @type {AttemptContext} */
  #context;
  /** The start of the attempt; null before it and after its end. @type {number | null} */
  #begun = null;
  /** True if the attempt may be written: not in review or browse mode. */
  #open = false;
  /** True once the reader has acted. */
  #acted = false;
  #learner = '';
  /** The latest status: the LMS's own or, once higher, the lesson's. */
  #status = '';
  /** The best score so far, including earlier attempts. @type {number | null} */
  #best = null;
  /** The score that the LMS accepted last. @type {number | null} */
  #reported = null;
  /** @type {number | null} */
  #mastery = null;
  /** The number of refused writes. */
  #refusals = 0;

  /**
   * @param {Lesson & EventTarget} lesson
   * @param {import('./scorm-api.js').ScormApi} api
   * @param {AttemptContext} surroundings
   */
  constructor(lesson, api, surroundings) {
    this.#lesson = lesson;
    this.#calls = new ScormCalls(api);
    this.#context = surroundings;
  }

  /** The code of the last refused call; null if none was refused. */
  get lastError() {
    return this.#calls.lastError;
  }

  /**
   * Starts or resumes the attempt. Nothing is written until the reader acts: the values that an LMS
   * gives at launch may be older than those it stores.
   */
  begin() {
    const calls = this.#calls;
    const { tell } = this.#context;
    if (!calls.initialize()) return tell(record.absent);
    this.#begun = this.#context.now();
    const mode = calls.read('cmi.core.lesson_mode');
    this.#open = mode !== 'review' && mode !== 'browse';
    this.#learner = calls.read('cmi.core.student_id');
    this.#mastery = numberIn(calls.read('cmi.student_data.mastery_score'));
    this.#status = calls.read('cmi.core.lesson_status');
    this.#best = numberIn(calls.read('cmi.core.score.raw'));
    const saved = this.#context.recall(this.#learner) || this.#left();
    if (saved !== '') this.#takeUp(saved);
    tell(this.#open ? this.#line() : record.looking);
    hear(this.#lesson, 'backprop-check', (answer) => {
      this.#acted = true;
      this.#writeAnswer(answer);
      this.#writeAfter(answerDelay);
    });
    hear(this.#lesson, 'backprop-complete', () => this.#writeAfter(answerDelay));
    hear(this.#lesson, 'backprop-change', () => this.#writeAfter(writeDelay));
  }

  /**
   * Records an answer for teachers; the next commit sends it. An LMS need not support this.
   *
   * @param {{id: string, correct: boolean, answer: string}} answer
   */
  #writeAnswer({ id, correct, answer }) {
    const calls = this.#calls;
    if (!this.#open || calls.read('cmi.interactions._children') === '') return;
    const place = `cmi.interactions.${numberIn(calls.read('cmi.interactions._count')) ?? 0}`;
    calls.write(`${place}.id`, id.slice(0, longestText));
    calls.write(`${place}.time`, this.#context.clock());
    calls.write(`${place}.type`, /^\d+$/.test(answer) ? 'numeric' : 'fill-in');
    calls.write(`${place}.student_response`, answer.slice(0, longestText));
    calls.write(`${place}.result`, correct ? 'correct' : 'wrong');
  }

  /** @param {number} delay */
  #writeAfter(delay) {
    this.#context.later(() => this.write(), delay);
  }

  /** @returns {string} the text that the LMS kept of an earlier session; '' for none */
  #left() {
    // "ab-initio" marks a new attempt: any text belongs to another one.
    if (this.#calls.read('cmi.core.entry') === 'ab-initio') return '';
    return this.#calls.read('cmi.suspend_data') || this.#calls.read('cmi.core.lesson_location');
  }

  /** @param {string} saved the lesson's text, followed by the best score and status */
  #takeUp(saved) {
    const kept = new URLSearchParams(saved);
    const reached = kept.get(reachedKey) ?? '';
    if (statuses.indexOf(reached) > statuses.indexOf(this.#status)) this.#status = reached;
    const best = numberIn(kept.get(bestKey) ?? '');
    if (best !== null) this.#best = Math.max(best, this.#best ?? 0);
    this.#lesson.resume(saved);
  }

  /**
   * Reports the lesson's progress: the status and the saved text in one commit, the score in the next.
   * Moodle 4.3.0 loses a score that is sent together with the final status.
   */
  write() {
    this.#acted ||= this.#context.hasActed();
    if (!this.#open || this.#begun === null || !this.#acted) return;
    const { complete, score } = this.#lesson.progress;
    const calls = this.#calls;
    if (complete) this.#best = Math.max(score, this.#best ?? 0);
    const status = this.#reached(complete);
    if (statuses.indexOf(status) >= statuses.indexOf(this.#status)) this.#status = status;
    if (statuses.includes(this.#status)) calls.write('cmi.core.lesson_status', this.#status);
    const text = this.#record(longestSuspendData);
    calls.write('cmi.core.lesson_location', this.#record(longestLocation));
    calls.write('cmi.suspend_data', text);
    calls.write('cmi.core.session_time', timespan(this.#context.now() - this.#begun));
    calls.write('cmi.core.exit', /^(completed|passed)$/.test(this.#status) ? '' : 'suspend');
    const taken = calls.commit();
    this.#context.keep(this.#learner, text);
    const scored =
      !complete || this.#best === null || this.#best === this.#reported || this.#writeScore();
    this.#answer(taken && scored);
  }

  /**
   * Tells the reader the result, and repeats a refused write. After a failure, an LMS may assume that it
   * has the data and send only differences, so the repeated data differ. Offline, some even report success.
   *
   * @param {boolean} taken
   */
  #answer(taken) {
    const { tell, isOnline } = this.#context;
    if (taken && isOnline()) return tell(this.#line());
    this.#refusals += 1;
    this.#reported = null;
    tell(isOnline() ? record.refused : record.offline);
    this.#writeAfter(retryDelay);
  }

  /** @returns {string} the line that says what is recorded, with the best score */
  #line() {
    const { progress } = this.#lesson;
    return recordLine({ ...progress, score: this.#best ?? progress.score });
  }

  /** @returns {boolean} true if the LMS accepted it */
  #writeScore() {
    const calls = this.#calls;
    calls.write('cmi.core.score.min', '0');
    calls.write('cmi.core.score.max', '100');
    // After a failure, written differently, for an LMS that assumes it has already sent this text.
    const text = `${this.#best}${this.#refusals % 2 === 0 ? '' : '.0'}`;
    const taken = calls.write('cmi.core.score.raw', text) && calls.commit();
    if (taken) this.#reported = this.#best;
    return taken;
  }

  /**
   * @param {number} limit
   * @returns {string} the lesson's text, followed by the best score and status
   */
  #record(limit) {
    const text = this.#lesson.save(limit - longestRecord);
    const best = this.#best === null ? '' : `&${bestKey}=${this.#best}`;
    const again = this.#refusals === 0 ? '' : `&again=${this.#refusals % 100}`;
    return `${text}${best}&${reachedKey}=${this.#status}${again}`;
  }

  /**
   * Ends the attempt when the page is left, for good: a restored page begins another. If the reader did
   * nothing, LMSFinish is not called: some systems would mark the lesson completed.
   */
  end() {
    if (this.#begun === null) return;
    this.write();
    if (this.#open && this.#acted) this.#calls.finish();
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
