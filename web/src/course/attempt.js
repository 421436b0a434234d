/**
 * One attempt at the lesson in a learning management system (LMS), by SCORM. It resumes where the learner
 * left off, reports progress, and says what is recorded.
 */
import { hear } from '../state/events.js';
import { record, recordLine } from '../words/notices.js';
import { ScormCalls } from './api.js';
import { Commits } from './commits.js';
import { interactionValues } from './interactions.js';
import { laterOf, readAttempt, writeAttempt } from './saved-attempt.js';
import { percentIn, rankOf } from './versions.js';

/** The delay before a change of the state is written, in milliseconds. */
const writeDelay = 5000;
/** Milliseconds before an answer is written. A commit can block the page: show the verdict first. */
const answerDelay = 300;
/** The delay before a refused write is repeated, in milliseconds. */
const retryDelay = 10000;

/**
 * @typedef {import('./versions.js').Status} Status
 * @typedef {import('./versions.js').Value} Value
 * @typedef {import('./saved-attempt.js').SavedAttempt} SavedAttempt
 * @typedef {import('./asked-questions.js').AskedQuestion} AskedQuestion
 * @typedef {import('../lesson/saved-lesson.js').SavedLesson} SavedLesson
 * @typedef {import('./tabs.js').Tabs} Tabs
 * @typedef {import('./tabs.js').Tab} Tab
 * @typedef {import('./tabs.js').Shown} Shown
 * @typedef {import('../words/notices.js').Dropped} Dropped
 * @typedef {import('../words/notices.js').Progress} Progress
 *
 * @typedef {object} Lesson
 * @property {(limit: number) => SavedLesson} saveWithin
 * @property {(text: string) => void} resume
 * @property {(text: string) => void} addAnswers
 * @property {Progress} progress
 *
 * @typedef {object} AttemptContext
 * @property {import('./versions.js').Version} version of the API
 * @property {() => number} now milliseconds
 * @property {() => Date} clock
 * @property {(task: () => void, delay: number) => unknown} later schedules a task, in place of the one
 *   scheduled before
 * @property {() => string} newId
 * @property {() => readonly AskedQuestion[]} questions in the order of the lesson
 * @property {() => boolean} hasActed true once the reader has done anything
 * @property {boolean} isBack true if the browser restored the course's page from its history, so that the
 *   LMS's answers may be outdated
 * @property {(learner: string) => string} recall the text kept last in this tab; '' for none
 * @property {(learner: string, text: string) => void} keep keeps a text for `recall`
 * @property {(learner: string, tab: Tab) => Tabs} join the other tabs in which the learner has the lesson
 *   open
 * @property {(line: string) => void} tell tells the reader what is recorded
 * @property {() => boolean} isOnline
 */

export class Attempt {
  #calls;
  #commits;
  /** @type {Lesson & EventTarget} */
  #lesson;
  #context;
  /** The start of the attempt; null before it and after its end. @type {number | null} */
  #begun = null;
  /** True if the attempt may be written: not in review or browse mode. */
  #open = false;
  /** What the reader is told in these modes. */
  #closedLine = '';
  /** True once the reader has acted, or the LMS knows less than it should. */
  #due = false;
  #learner = '';
  #id = '';
  #count = 0;
  /** The latest status: the LMS's own or, once higher, the lesson's. @type {Status | ''} */
  #status = '';
  /** The best score so far, including earlier attempts. @type {number | null} */
  #best = null;
  /** The score that the LMS stored last. @type {number | null} */
  #storedScore = null;
  /** @type {number | null} */
  #mastery = null;
  /** The questions whose last answer the LMS has not stored. @type {Set<string>} */
  #newAnswers = new Set();
  /** True once the LMS has stored anything of the attempt. */
  #isStored = false;
  /** Parts of the lesson that the LMS has no room for. @type {readonly Dropped[]} */
  #dropped = [];
  /** @type {Tabs | null} */
  #tabs = null;

  /**
   * @param {Lesson & EventTarget} lesson
   * @param {import('./api.js').Api} api
   * @param {AttemptContext} context
   */
  constructor(lesson, api, context) {
    this.#lesson = lesson;
    this.#calls = new ScormCalls(api, context.version);
    this.#commits = new Commits(this.#calls, context.isOnline);
    this.#context = context;
  }

  /** The code of the last refused call; null if none was refused. */
  get lastError() {
    return this.#calls.lastError;
  }

  /**
   * Starts or resumes the attempt. Nothing is written until the reader acts: the values that an LMS
   * gives at launch may be older than those it stores. Only if the attempt's own text shows that the LMS
   * missed something is that written at once.
   */
  begin() {
    const calls = this.#calls;
    const { tell, version, now } = this.#context;
    if (!calls.initialize()) return tell(record.absent);
    this.#begun = now();
    const { elements } = version;
    const mode = calls.read(elements.mode);
    this.#closedLine =
      mode === 'review' ? record.reviewing : mode === 'browse' ? record.looking : '';
    this.#open = this.#closedLine === '';
    this.#learner = calls.read(elements.learner);
    this.#mastery = version.masteryIn(calls.read(elements.mastery));
    this.#status = version.status((element) => calls.read(element));
    this.#best = percentIn(calls.read(elements.score));
    const [status, score] = [this.#status, this.#best];
    const isCopy = this.#goOn();
    this.#tellLine();
    hear(this.#lesson, 'backprop-check', ({ id }) => {
      this.#due = true;
      this.#newAnswers.add(id);
      // At once: a reload may come before the write.
      if (this.#open) this.#keep();
      this.#writeAfter(answerDelay);
    });
    hear(this.#lesson, 'backprop-complete', () => this.#writeAfter(answerDelay));
    hear(this.#lesson, 'backprop-change', () => this.#writeAfter(writeDelay));
    if (!this.#open) return;
    this.#join();
    if (isCopy || status !== this.#status || score !== this.#best) this.#repair();
  }

  /** @returns {boolean} true if the attempt goes on from this tab's copy, not from the LMS's text */
  #goOn() {
    const { elements } = this.#context.version;
    // "ab-initio" marks a new attempt: any text belongs to another one.
    const isNew = this.#calls.read(elements.entry) === 'ab-initio';
    const stored = this.#calls.read(elements.data) || this.#calls.read(elements.location);
    const copy = readAttempt(this.#context.recall(this.#learner));
    const saved = laterOf(isNew ? null : readAttempt(stored), copy, this.#context.isBack);
    this.#id = saved?.id || this.#context.newId();
    if (saved === null) return false;
    this.#count = saved.count;
    this.#isStored = saved !== copy;
    this.#reach(saved);
    this.#lesson.resume(saved.lesson);
    if (saved !== copy) return false;
    for (const { id, answer } of this.#context.questions()) {
      if (answer !== null) this.#newAnswers.add(id);
    }
    return true;
  }

  /** @param {Pick<SavedAttempt, 'reached' | 'best'>} saved status and score that were reached before */
  #reach({ reached, best }) {
    if (rankOf(reached) > rankOf(this.#status)) this.#status = reached;
    if (best !== null) this.#best = Math.max(best, this.#best ?? 0);
  }

  /** Writes what the LMS lacks, even if its client takes it for stored. */
  #repair() {
    const { version } = this.#context;
    this.#due = true;
    if (this.#status !== '') this.#commits.doubt(version.statusValues(this.#status));
    if (this.#best !== null) this.#commits.doubt(version.scoreValues(this.#best));
    this.write();
  }

  /** Shares the attempt with other tabs: one that is behind must not overwrite what another reached. */
  #join() {
    this.#tabs = this.#context.join(this.#learner, {
      show: () => ({ text: this.#text(Infinity).text, isStored: this.#isStored }),
      hear: (shown) => this.#learn(shown),
    });
  }

  /** @param {Shown} shown by another tab */
  #learn({ text, isStored }) {
    const other = readAttempt(text);
    if (other === null || this.#begun === null) return;
    // Two tabs that began before the LMS had stored anything are at the same attempt.
    if (other.id !== this.#id && (isStored || this.#isStored)) return;
    this.#id = other.id < this.#id ? other.id : this.#id;
    this.#count = Math.max(this.#count, other.count);
    this.#reach(other);
    this.#lesson.addAnswers(other.lesson);
    this.#tellLine();
  }

  /** @param {number} delay */
  #writeAfter(delay) {
    this.#context.later(() => this.write(), delay);
  }

  /**
   * Reports the lesson's progress: the status and the saved text in one commit; a new score in the next,
   * since Moodle 4.3.0 loses a score that is sent together with the final status. A score that the LMS has
   * is written again each time, since Open edX's client does not say if a request was lost.
   */
  write() {
    this.#due ||= this.#context.hasActed();
    if (!this.#open || this.#begun === null || !this.#due) return;
    const { version, now } = this.#context;
    const status = this.#advance();
    this.#keep();
    const { text, dropped } = this.#text(version.longest.data);
    this.#dropped = dropped;
    const scored =
      this.#best === null || status === 'incomplete' ? [] : version.scoreValues(this.#best);
    const isOldScore = this.#best === this.#storedScore;
    const answered = new Set(this.#newAnswers);
    const sent = this.#commits.send([
      ...version.statusValues(status),
      [version.elements.location, this.#text(version.longest.location).text],
      [version.elements.data, text],
      ...version.leavingValues(now() - this.#begun, status),
      ...this.#interactions(answered),
      ...(isOldScore ? scored : []),
    ]);
    let taken = sent.stored && !sent.refused.has(version.elements.data);
    if (taken) {
      this.#isStored = true;
      for (const id of answered) this.#newAnswers.delete(id);
      if (!isOldScore && scored.length > 0) taken = this.#sendScore(scored);
    }
    this.#answer(taken);
  }

  /** @returns {Status} the highest status so far, with the lesson's progress */
  #advance() {
    const { complete, score } = this.#lesson.progress;
    if (complete) this.#best = Math.max(score, this.#best ?? 0);
    const reached = this.#reached(complete);
    const isHigher = rankOf(reached) > rankOf(this.#status);
    const status = this.#status === '' || isHigher ? reached : this.#status;
    this.#status = status;
    return status;
  }

  /**
   * @param {readonly Value[]} scored
   * @returns {boolean} true if the LMS stored it
   */
  #sendScore(scored) {
    const { stored, refused } = this.#commits.send(scored);
    const taken = stored && !refused.has(this.#context.version.elements.score);
    if (taken) this.#storedScore = this.#best;
    return taken;
  }

  /**
   * @param {ReadonlySet<string>} answered questions
   * @returns {Value[]} their interactions. A system takes no index beyond its count, so the questions
   *   before them are written too if it does not know them
   */
  #interactions(answered) {
    const { version, clock } = this.#context;
    const questions = this.#context.questions();
    const known = Number(this.#calls.read('cmi.interactions._count') || Infinity);
    const isAnswered = questions.map(({ id }) => answered.has(id));
    const last = isAnswered.lastIndexOf(true);
    return questions.flatMap((question, index) =>
      isAnswered[index] || (index >= known && index < last)
        ? interactionValues(question, index, version, clock())
        : [],
    );
  }

  /**
   * Tells the reader the result, and repeats a refused write.
   *
   * @param {boolean} taken
   */
  #answer(taken) {
    const { tell, isOnline } = this.#context;
    if (taken) return this.#tellLine();
    this.#storedScore = null;
    tell(isOnline() ? record.refused : record.offline);
    this.#writeAfter(retryDelay);
  }

  /** Tells the reader what is recorded, with the best score. */
  #tellLine() {
    const { progress } = this.#lesson;
    const line = recordLine({
      ...progress,
      score: this.#best ?? progress.score,
      mastery: this.#status === 'failed' ? this.#mastery : null,
      left: this.#dropped,
    });
    this.#context.tell(this.#closedLine || line);
  }

  /**
   * @param {number} limit
   * @returns {SavedLesson} the attempt, with as much of the lesson as
   *   there is room for
   */
  #text(limit) {
    const own = writeAttempt({
      id: this.#id,
      count: this.#count,
      best: this.#best,
      reached: this.#status,
    });
    const { text, dropped } = this.#lesson.saveWithin(limit - own.length);
    return { text: text + own, dropped };
  }

  /** Keeps the attempt in this tab, as a later one than before, and shows it to the others. */
  #keep() {
    this.#count += 1;
    const { text } = this.#text(Infinity);
    this.#context.keep(this.#learner, text);
    this.#tabs?.show({ text, isStored: this.#isStored });
  }

  /**
   * Ends the attempt when the page is left, for good: a restored page begins another. If the reader did
   * nothing, the LMS is not told of an end: some systems would mark the lesson completed.
   */
  end() {
    if (this.#begun === null) return;
    this.write();
    if (this.#open && this.#due) this.#calls.finish();
    this.#tabs?.leave();
    this.#open = false;
    this.#begun = null;
  }

  /**
   * @param {boolean} complete
   * @returns {Status}
   */
  #reached(complete) {
    if (!complete) return 'incomplete';
    if (this.#mastery === null) return 'completed';
    return (this.#best ?? 0) >= this.#mastery ? 'passed' : 'failed';
  }
}
