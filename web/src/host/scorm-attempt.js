/**
 * One attempt at the lesson in a learning management system, by SCORM 1.2: taken up where it was
 * left, and reported as it goes.
 */
import { hear } from '../state/events.js';
import { record, recordLine } from '../words/notices.js';
import { ScormCalls } from './scorm-api.js';

/** SCORM 1.2's lengths: CMIString4096 and CMIString255. */
const longestSuspendData = 4096;
const longestText = 255;
const longestLocation = longestText;
/** A later one is never taken back for an earlier one: looking again at a lesson undoes nothing. */
const statuses = ['incomplete', 'failed', 'completed', 'passed'];
/** After a change, the state is written once things are quiet, in milliseconds. */
const writeDelay = 5000;
/** A commit can take a second, and stops the page: the reader sees the verdict before. */
const answerDelay = 300;

/** Behind the lesson's own text, what some systems never give back: the best score, and the status. */
const [bestKey, reachedKey] = ['best', 'reached'];
const longestRecord = `&${bestKey}=100&${reachedKey}=incomplete&again=99`.length;

/** What was refused goes out again after so long, in milliseconds. */
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
 * @property {(task: () => void, delay: number) => unknown} later runs a task later, and only the last
 *   one it was given
 * @property {() => boolean} hasActed whether the reader has done anything yet
 * @property {(learner: string) => string} recall what was kept last, where the course's page came back
 *   from the browser's memory and its system's answers with it, as old as the page; else nothing
 * @property {(learner: string, text: string) => void} keep
 * @property {(line: string) => void} tell says to the reader what is recorded
 * @property {() => boolean} isOnline
 */

export class ScormAttempt {
  /** @type {ScormCalls} */
  #calls;
  /** @type {Lesson & EventTarget} */
  #lesson;
  /** @type {AttemptContext} */
  #context;
  /** When it began; null before, and after its end. @type {number | null} */
  #begun = null;
  /** Whether anything may be written: not in review and browse mode. */
  #open = false;
  /** Whether the reader has answered, or anything was written. */
  #acted = false;
  #learner = '';
  /** What the system has, or had. */
  #status = '';
  /** The best score that the system has, or had. @type {number | null} */
  #best = null;
  /** What was written of it. @type {number | null} */
  #reported = null;
  /** @type {number | null} */
  #mastery = null;
  /** How often the system did not take it. */
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

  /** The code of the last call that the system refused; null if it took all. */
  get lastError() {
    return this.#calls.lastError;
  }

  /**
   * Takes up the attempt. Nothing is written before the reader does something: what a system says of
   * an attempt at its launch may be older than what it has.
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
   * Who answered what, for teachers; it goes out with the next commit. A system may keep none of it.
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

  /** @returns {string} what the system has of an earlier attempt */
  #left() {
    // "ab-initio" is the reader's first time: whatever is there is not of this attempt.
    if (this.#calls.read('cmi.core.entry') === 'ab-initio') return '';
    return this.#calls.read('cmi.suspend_data') || this.#calls.read('cmi.core.lesson_location');
  }

  /** @param {string} saved the lesson, and behind it the best that was reached */
  #takeUp(saved) {
    const kept = new URLSearchParams(saved);
    const reached = kept.get(reachedKey) ?? '';
    if (statuses.indexOf(reached) > statuses.indexOf(this.#status)) this.#status = reached;
    const best = numberIn(kept.get(bestKey) ?? '');
    if (best !== null) this.#best = Math.max(best, this.#best ?? 0);
    this.#lesson.resume(saved);
  }

  /**
   * Reports how the lesson stands: the status and what is kept in one commit, the score in the next.
   * Moodle 4.3.0 loses a score that comes with the status that ends the lesson.
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
   * A system may believe that it has what it did not take, and then sends only what differs: the next
   * data do. Without network, some even say that they took it.
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

  /** @returns {string} what is recorded: of the scores, the best */
  #line() {
    const { progress } = this.#lesson;
    return recordLine({ ...progress, score: this.#best ?? progress.score });
  }

  /** @returns {boolean} true if the system took it */
  #writeScore() {
    const calls = this.#calls;
    calls.write('cmi.core.score.min', '0');
    calls.write('cmi.core.score.max', '100');
    // As the data: after a failure in other letters, for a system that believes it sent these.
    const text = `${this.#best}${this.#refusals % 2 === 0 ? '' : '.0'}`;
    const taken = calls.write('cmi.core.score.raw', text) && calls.commit();
    if (taken) this.#reported = this.#best;
    return taken;
  }

  /**
   * @param {number} limit
   * @returns {string} the lesson as it stands, and behind it the best that was reached
   */
  #record(limit) {
    const text = this.#lesson.save(limit - longestRecord);
    const best = this.#best === null ? '' : `&${bestKey}=${this.#best}`;
    const again = this.#refusals === 0 ? '' : `&again=${this.#refusals % 100}`;
    return `${text}${best}&${reachedKey}=${this.#status}${again}`;
  }

  /**
   * The page goes: a system hears nothing more of this attempt, also if the page comes back. Where
   * nothing was written, it does not hear of an end: some take that for completed.
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
