/** An attempt whose lesson, time, browser and tabs are the test's. */
import { Attempt } from '../../../web/src/course/attempt.js';
import { scorm12 } from '../../../web/src/course/versions.js';
import { Progress } from '../../../web/src/lesson/progress.js';

/**
 * @typedef {import('../../../web/src/course/tabs.js').Shown} Shown
 * @typedef {import('../../../web/src/course/asked-questions.js').AskedQuestion} AskedQuestion
 */

const asked = ['factor', 'update', 'cure'];

/** Stands in for the lesson's element: what an attempt asks of it, and tells it. */
export class Lesson extends EventTarget {
  #progress = new Progress(['forward', 'backward'], asked);
  /** The lesson's settings, as text. */
  settings = 'depth=5';
  /** @type {string[]} */
  resumed = [];

  get progress() {
    const { complete, score, answered, questions, toCome } = this.#progress;
    return { complete, score, answered, questions, toCome };
  }

  /** @type {readonly AskedQuestion[]} */
  get questions() {
    return asked.map((id) => {
      const answer = this.#progress.answers.get(id);
      return {
        id,
        words: `What about ${id}?`,
        right: ['the right one'],
        answer: answer ? { correct: answer.correct, words: [answer.given] } : null,
      };
    });
  }

  saveWithin(/** @type {number} */ limit) {
    const progress = `progress=${encodeURIComponent(this.#progress.write())}`;
    const text = `${this.settings}&${progress}`;
    return text.length <= limit
      ? { text, dropped: [] }
      : { text: progress, dropped: /** @type {const} */ (['settings']) };
  }

  resume(/** @type {string} */ text) {
    this.resumed.push(text);
    this.#progress.read(new URLSearchParams(text).get('progress') ?? '');
  }

  addAnswers(/** @type {string} */ text) {
    this.#progress.read(new URLSearchParams(text).get('progress') ?? '', { replaces: false });
  }

  /** Goes through both passes. */
  goThrough() {
    this.#progress.pass('forward');
    this.#progress.pass('backward');
  }

  /**
   * @param {string} id of a question
   * @param {boolean} [correct]
   */
  answer(id, correct = true) {
    const answer = correct ? 'the right one' : 'a wrong one';
    this.#progress.answer(id, correct, answer);
    this.dispatchEvent(new CustomEvent('backprop-check', { detail: { id, correct, answer } }));
  }

  /** @param {number} score of 0, 33, 67 or 100: goes through everything, with as many right answers */
  finish(score) {
    this.goThrough();
    asked.forEach((id, k) => this.answer(id, score > (100 / asked.length) * k + 1));
    this.dispatchEvent(new CustomEvent('backprop-complete', { detail: { score } }));
  }

  /** Changes a setting. */
  change(/** @type {string} */ settings) {
    this.settings = settings;
    this.dispatchEvent(new CustomEvent('backprop-change', { detail: {} }));
  }
}

/** The tabs of one browser. */
export class Browser {
  /** The texts kept in one tab, by learner. @type {Record<string, string>} */
  kept = {};
  online = true;
  /** @type {Map<string, Set<import('../../../web/src/course/tabs.js').Tab>>} */
  #tabs = new Map();

  /**
   * @param {string} learner
   * @param {import('../../../web/src/course/tabs.js').Tab} tab
   */
  join(learner, tab) {
    const all = this.#tabs.get(learner) ?? new Set();
    this.#tabs.set(learner, all);
    for (const other of all) {
      other.hear(tab.show());
      tab.hear(other.show());
    }
    all.add(tab);
    return {
      show: (/** @type {Shown} */ shown) => {
        for (const other of all) if (other !== tab) other.hear(shown);
      },
      leave: () => void all.delete(tab),
    };
  }
}

let ids = 0;

/**
 * @param {import('../../../web/src/course/api.js').Api} api
 * @param {object} [how]
 * @param {Lesson} [how.lesson]
 * @param {Browser} [how.browser]
 * @param {boolean} [how.acted]
 * @param {boolean} [how.back] true if the course's page came back from the browser's history
 * @param {import('../../../web/src/course/versions.js').Version} [how.version]
 */
export function begin(
  api,
  {
    lesson = new Lesson(),
    browser = new Browser(),
    acted = true,
    back = false,
    version = scorm12,
  } = {},
) {
  let now = 1000;
  /** @type {() => void} */
  let task = () => {};
  /** @type {string[]} */
  const lines = [];
  ids += 1;
  const id = `attempt${ids}`;
  const attempt = new Attempt(lesson, api, {
    version,
    now: () => now,
    clock: () => new Date(2026, 4, 3, 14, 5, 9),
    later: (wanted) => {
      task = wanted;
    },
    questions: () => lesson.questions,
    newId: () => id,
    hasActed: () => acted,
    isBack: back,
    recall: (learner) => browser.kept[learner] ?? '',
    keep: (learner, text) => (browser.kept[learner] = text),
    join: (learner, tab) => browser.join(learner, tab),
    tell: (line) => lines.push(line),
    isOnline: () => browser.online,
  });
  attempt.begin();
  const pass = (/** @type {number} */ milliseconds) => {
    now += milliseconds;
    task();
  };
  return { attempt, lesson, browser, pass, lines };
}
