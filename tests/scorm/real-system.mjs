/**
 * Behaviours observed in real systems, by name; a system has some of them. They complement the strict
 * runtime, which follows SCORM 1.2, and the lossy one, which returns no data.
 */
import { scorm12 } from '../../web/src/course/versions.js';

export const behaviours = /** @type {const} */ ({
  forgetful:
    'the launching page comes from the browser’s memory, and answers as at the first launch',
  previewing:
    'in preview, the lesson’s end is recorded as completed with 0, unless it says browsed',
  differing:
    'the client marks values as sent before it sends them, then sends only values that differ from these, and compares scores as numbers',
  counting: 'the client refuses an interaction beyond its count',
  asynchronous:
    'every write is a request of its own, of which the client does not say whether it was lost; reads answer from the launch, and of interactions nothing',
  tripping: 'a score in one commit with the status that ends the lesson is lost',
  strictOnEmpty: 'a commit with nothing to send is an error',
  silent: 'status and score cannot be read, and the last score counts, not the best',
  optimistic: 'without network, the client reports success',
});

/** @typedef {keyof typeof behaviours} Behaviour */
/** @typedef {'takes' | 'refuses' | 'fails' | 'offline'} Mood of the server: 101, 503, or no network */

/** The behaviours of two systems, as read in the code of their players. */
export const moodle = /** @type {const} */ (['differing', 'counting', 'optimistic']);
export const openEdx = /** @type {const} */ (['asynchronous']);

const [status, score, children, count] = [
  'cmi.core.lesson_status',
  'cmi.core.score.raw',
  'cmi.interactions._children',
  'cmi.interactions._count',
];

/** The formats of a SCORM 2004 client, as read in Moodle's: the ends of names, and what they take. */
const formats2004 = /** @type {const} */ ([
  [/completion_status$/, /^(completed|incomplete|not attempted|unknown)$/],
  [/success_status$/, /^(passed|failed|unknown)$/],
  [/exit$/, /^(time-out|suspend|logout|normal|)$/],
  [/session_time$/, /^P(T(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?$/],
  [/timestamp$/, /^20[0-3]\d-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d(:[0-5]\d)?$/],
  [/score\.(raw|min|max)$/, /^-?\d{1,5}(\.\d{1,18})?$/],
  [/score\.scaled$/, /^(0|1|0?\.\d{1,7})$/],
  [/suspend_data$/, /^[^]{0,64000}$/],
  [/location$/, /^[^]{0,1000}$/],
  [/interactions\.\d+\.id$/, /^\S{1,4000}$/],
  [/\.type$/, /^(choice|fill-in)$/],
  [/response$|pattern$/, /^[^]{0,250}$/],
  [/result$/, /^(correct|incorrect|unanticipated|neutral)$/],
  [/description$/, /^[^]{0,250}$/],
]);
/** What the response to a choice may be: short identifiers. */
const choice2004 = /^[\w.]{1,250}(\[,\][\w.]{1,250})*$/;

/** A course: the server's record of one reader, and the API that a launch of the lesson finds. */
export class RealSystem {
  /** @type {ReadonlySet<Behaviour>} */
  #behaviours;
  /** The server's data; a gradebook shows status and score. @type {Record<string, string>} */
  record = {};
  /** The score in the gradebook, which an asynchronous system copies when the status or score comes. */
  grade = 0;
  /** Every request, as the server saw it. @type {Record<string, string>[]} */
  requests = [];
  /** What a SCORM 2004 client did not take. @type {string[]} */
  refusals = [];
  /** @type {Mood} */
  mood = 'takes';
  /** @type {(request: number) => boolean} true for requests, numbered from 0, that are lost on their way */
  fails = () => false;
  #sent = 0;

  /** @param {readonly Behaviour[]} has */
  constructor(...has) {
    this.#behaviours = new Set(has);
  }

  /**
   * @param {{mode?: 'normal' | 'review' | 'browse', fromMemory?: boolean,
   *   version?: import('../../web/src/course/versions.js').Version}} [how] `fromMemory`: true if the browser
   *   restores the course's page of the first launch
   * @returns {Record<string, (...texts: string[]) => string>}
   */
  launch({ mode = 'normal', fromMemory = false, version = scorm12 } = {}) {
    const has = (/** @type {Behaviour} */ behaviour) => this.#behaviours.has(behaviour);
    const isFirst = Object.keys(this.record).length === 0 || (fromMemory && has('forgetful'));
    const known = isFirst ? {} : { ...this.record };
    if (has('silent')) for (const element of [status, score]) delete known[element];
    /** @type {Record<string, string | number>} */
    const values = {
      ...(version === scorm12 ? { [status]: 'not attempted' } : {}),
      ...known,
      [version.elements.mode]: mode,
      [version.elements.learner]: 'ada',
      [version.elements.entry]: isFirst ? 'ab-initio' : 'resume',
      ...(has('asynchronous') ? {} : { [children]: 'id,type,time', [count]: countIn(known) }),
    };
    /** What the client takes for stored. @type {Record<string, string | number>} */
    let believed = { ...values };
    /** @type {Record<string, string | number>} */
    let unsent = {};
    let error = '0';
    const answer = (/** @type {string} */ code) => {
      error = code;
      return code === '0' ? 'true' : 'false';
    };
    const calls = {
      initialize: () => answer('0'),
      finish: () => {
        if (mode === 'browse' && has('previewing') && values[status] !== 'browsed') {
          Object.assign(this.record, { [status]: 'completed', [score]: '0' });
        }
        return answer('0');
      },
      read: (/** @type {string} */ element) => String(values[element] ?? ''),
      write: (/** @type {string} */ element, /** @type {string} */ text) => {
        if (has('asynchronous')) return this.#takeOne(element, text);
        if (isScore(element) && !(Number(text) >= 0 && Number(text) <= 100)) return answer('405');
        const [, index] = /^cmi\.interactions\.(\d+)\./.exec(element) ?? [];
        if (has('counting') && Number(index) > Number(values[count])) return answer('201');
        if (Number(index) === values[count]) values[count] = Number(index) + 1;
        if (version !== scorm12 && !this.#is2004(element, text, values)) return answer('406');
        const value = has('differing') && isScore(element) ? Number(text) : text;
        values[element] = value;
        if (has('differing')) return answer('0');
        unsent[element] = value;
        return answer('0');
      },
      commit: () => {
        if (has('asynchronous')) return answer('0');
        if (has('differing')) {
          unsent = Object.fromEntries(
            Object.entries(values).filter(([name, value]) => believed[name] !== value),
          );
          delete unsent[count];
          believed = { ...values };
        }
        const sent = unsent;
        unsent = {};
        if (has('strictOnEmpty') && Object.keys(sent).length === 0) return answer('101');
        return answer(this.#receive(sent));
      },
      lastError: () => error,
    };
    return Object.fromEntries(
      Object.entries(version.functions).map(([name, own]) => [
        own,
        calls[/** @type {keyof typeof calls} */ (name)],
      ]),
    );
  }

  /**
   * @param {string} element
   * @param {string} text
   * @param {Readonly<Record<string, string | number>>} values so far
   * @returns {boolean} true if a SCORM 2004 client takes it
   */
  #is2004(element, text, values) {
    const [, form] = formats2004.find(([name]) => name.test(element)) ?? [];
    const [, of] = /^(cmi\.interactions\.\d+)\..*(?:response|pattern)$/.exec(element) ?? [];
    const isChoice = of !== undefined && values[`${of}.type`] === 'choice';
    const isTaken = form?.test(text) === true && (!isChoice || choice2004.test(text));
    if (!isTaken) this.refusals.push(`${element}: ${text}`);
    return isTaken;
  }

  /**
   * @param {string} element
   * @param {string} text
   * @returns {'true'} even if the request is lost
   */
  #takeOne(element, text) {
    const isLost = this.fails(this.#sent++);
    if (isLost || this.mood !== 'takes') return 'true';
    this.requests.push({ [element]: text });
    this.record[element] = text;
    const { record } = this;
    const completion = record[status] ?? record['cmi.completion_status'] ?? '';
    const isDone = /^(completed|passed|failed)$/.test(completion);
    if (isDone && /(lesson|completion|success)_status$|score\.(raw|scaled)$/.test(element)) {
      const scaled = record['cmi.score.scaled'];
      this.grade = scaled === undefined ? Number(record[score] ?? 0) : 100 * Number(scaled);
    }
    return 'true';
  }

  /**
   * @param {Record<string, string | number>} sent
   * @returns {string} SCORM's error code; "0" for none
   */
  #receive(sent) {
    if (this.mood === 'offline') return this.#behaviours.has('optimistic') ? '0' : '101';
    const texts = Object.fromEntries(
      Object.entries(sent).map(([element, value]) => [element, String(value)]),
    );
    this.requests.push(texts);
    const isLost = this.fails(this.#sent++);
    if (this.mood !== 'takes' || isLost) return '101';
    const kept = { ...texts };
    const ends = /^(completed|passed|failed)$/.test(kept[status] ?? '');
    if (this.#behaviours.has('tripping') && ends) delete kept[score];
    Object.assign(this.record, kept);
    return '0';
  }
}

/**
 * @param {string} element
 * @returns {boolean} true for elements with a range, which a client may hold as numbers
 */
function isScore(element) {
  return /\.score\.(raw|min|max|scaled)$/.test(element);
}

/**
 * @param {Record<string, string>} record
 * @returns {number} of its interactions
 */
function countIn(record) {
  return Object.keys(record).filter((name) => /^cmi\.interactions\.\d+\.id$/.test(name)).length;
}
