/**
 * Behaviours observed in real systems, by name; a system has some of them. They complement the strict
 * runtime, which follows SCORM 1.2, and the lossy one, which returns no data.
 */
export const behaviours = /** @type {const} */ ({
  forgetful:
    'the launching page comes from the browser’s memory, and answers as at the first launch',
  previewing:
    'in preview, the lesson’s end is recorded as completed with 0, unless it says browsed',
  differing:
    'the client sends only values that differ from the last it sent, even if those were refused',
  tripping: 'a score in one commit with the status that ends the lesson is lost',
  strictOnEmpty: 'a commit with nothing to send is an error',
  silent: 'status and score cannot be read, and the last score counts, not the best',
  optimistic: 'without network, the client reports success',
});

/** @typedef {keyof typeof behaviours} Behaviour */
/** @typedef {'takes' | 'refuses' | 'fails' | 'offline'} Mood of the server: 101, 503, or no network */

/** A course: the server's record of one reader, and the API that a launch of the lesson finds. */
export class RealSystem {
  /** @type {ReadonlySet<Behaviour>} */
  #behaviours;
  /** The server's data; a gradebook shows status and score. @type {Record<string, string>} */
  record = {};
  /** Every request, as the server saw it. @type {Record<string, string>[]} */
  requests = [];
  /** @type {Mood} */
  mood = 'takes';

  /** @param {Behaviour[]} has */
  constructor(...has) {
    this.#behaviours = new Set(has);
  }

  /**
   * @param {{mode?: 'normal' | 'review' | 'browse', fromMemory?: boolean}} [how] `fromMemory`: true if the
   *   browser restores the course's page of the first launch
   * @returns {import('../../web/src/host/scorm-api.js').ScormApi}
   */
  launch({ mode = 'normal', fromMemory = false } = {}) {
    const has = (/** @type {Behaviour} */ behaviour) => this.#behaviours.has(behaviour);
    const isFirst = Object.keys(this.record).length === 0 || (fromMemory && has('forgetful'));
    const known = isFirst ? {} : { ...this.record };
    if (has('silent')) {
      delete known['cmi.core.lesson_status'];
      delete known['cmi.core.score.raw'];
    }
    /** @type {Record<string, string>} */
    const values = {
      'cmi.core.lesson_status': 'not attempted',
      ...known,
      'cmi.core.lesson_mode': mode,
      'cmi.core.student_id': 'ada',
      'cmi.core.entry': isFirst ? 'ab-initio' : 'resume',
    };
    /** @type {Record<string, string>} */
    let unsent = {};
    const believed = { ...values };
    let error = '0';
    const answer = (/** @type {string} */ code) => {
      error = code;
      return code === '0' ? 'true' : 'false';
    };
    return {
      LMSInitialize: () => answer('0'),
      LMSFinish: () => {
        if (
          mode === 'browse' &&
          has('previewing') &&
          values['cmi.core.lesson_status'] !== 'browsed'
        ) {
          Object.assign(this.record, {
            'cmi.core.lesson_status': 'completed',
            'cmi.core.score.raw': '0',
          });
        }
        return answer('0');
      },
      LMSGetValue: (element) => values[element] ?? '',
      LMSSetValue: (element, value) => {
        values[element] = value;
        if (!has('differing') || believed[element] !== value) unsent[element] = value;
        believed[element] = value;
        return answer('0');
      },
      LMSCommit: () => {
        const sent = unsent;
        unsent = {};
        if (has('strictOnEmpty') && Object.keys(sent).length === 0) return answer('101');
        return answer(this.#receive(sent));
      },
      LMSGetLastError: () => error,
    };
  }

  /**
   * @param {Record<string, string>} sent
   * @returns {string} SCORM's error code; "0" for none
   */
  #receive(sent) {
    if (this.mood === 'offline') return this.#behaviours.has('optimistic') ? '0' : '101';
    this.requests.push(sent);
    if (this.mood !== 'takes') return '101';
    const kept = { ...sent };
    const ends = /^(completed|passed|failed)$/.test(sent['cmi.core.lesson_status'] ?? '');
    if (this.#behaviours.has('tripping') && ends) delete kept['cmi.core.score.raw'];
    Object.assign(this.record, kept);
    return '0';
  }
}
