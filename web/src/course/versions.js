/** What differs between SCORM 1.2 and SCORM 2004 (4th edition): names, vocabularies, formats and limits. */

/**
 * @typedef {'incomplete' | 'failed' | 'completed' | 'passed'} Status
 * @typedef {[element: string, value: string]} Value a data element and what it is set to
 *
 * @typedef {object} Elements the names of data elements
 * @property {string} mode
 * @property {string} entry
 * @property {string} learner
 * @property {string} location
 * @property {string} data the package's own text
 * @property {string} score
 * @property {string} mastery the score that passes
 *
 * @typedef {object} InteractionParts the names and formats of an interaction's parts
 * @property {string} time
 * @property {string} response
 * @property {string} wrong
 * @property {boolean} described true if it has a description
 * @property {(words: readonly string[]) => string} choices the words of some choices in the format of a
 *   response
 *
 * @typedef {object} Version
 * @property {string} object the name of the API object on a window
 * @property {Readonly<Record<'initialize' | 'commit' | 'finish' | 'read' | 'write' | 'lastError', string>>}
 *   functions of that object
 * @property {Readonly<Elements>} elements
 * @property {Readonly<{data: number, location: number}>} longest characters
 * @property {Readonly<InteractionParts>} interaction
 * @property {(read: (element: string) => string) => Status | ''} status the system's status of the attempt
 * @property {(status: Status) => Value[]} statusValues
 * @property {(score: number) => Value[]} scoreValues of a score from 0 to 100
 * @property {(text: string) => number | null} masteryIn the score from 0 to 100 that passes, of the element's
 *   text
 * @property {(milliseconds: number, status: Status) => Value[]} leavingValues the time of the session, and
 *   that the attempt goes on later
 * @property {(clock: Date) => string} timeOf
 */

/** In ascending order. A status never goes back: reopening a lesson undoes nothing. */
export const statuses = /** @type {const} */ (['incomplete', 'failed', 'completed', 'passed']);

/** @type {Version} */
export const scorm12 = {
  object: 'API',
  functions: {
    initialize: 'LMSInitialize',
    commit: 'LMSCommit',
    finish: 'LMSFinish',
    read: 'LMSGetValue',
    write: 'LMSSetValue',
    lastError: 'LMSGetLastError',
  },
  elements: {
    mode: 'cmi.core.lesson_mode',
    entry: 'cmi.core.entry',
    learner: 'cmi.core.student_id',
    location: 'cmi.core.lesson_location',
    data: 'cmi.suspend_data',
    score: 'cmi.core.score.raw',
    mastery: 'cmi.student_data.mastery_score',
  },
  longest: { data: 4096, location: 255 },
  interaction: {
    time: 'time',
    response: 'student_response',
    wrong: 'wrong',
    described: false,
    choices: (words) =>
      words.length === 1 ? words[0].slice(0, 255) : listed(words, ',', withoutCommas),
  },
  status: (read) => statusIn(read('cmi.core.lesson_status')),
  statusValues: (status) => [['cmi.core.lesson_status', status]],
  scoreValues: (score) => [
    ['cmi.core.score.min', '0'],
    ['cmi.core.score.max', '100'],
    ['cmi.core.score.raw', String(score)],
  ],
  masteryIn: (text) => percentIn(text),
  leavingValues: (milliseconds, status) => [
    ['cmi.core.session_time', timespan(milliseconds)],
    ['cmi.core.exit', status === 'completed' || status === 'passed' ? '' : 'suspend'],
  ],
  timeOf: (clock) => clock.toTimeString().slice(0, 8),
};

/** @type {Version} */
export const scorm2004 = {
  object: 'API_1484_11',
  functions: {
    initialize: 'Initialize',
    commit: 'Commit',
    finish: 'Terminate',
    read: 'GetValue',
    write: 'SetValue',
    lastError: 'GetLastError',
  },
  elements: {
    mode: 'cmi.mode',
    entry: 'cmi.entry',
    learner: 'cmi.learner_id',
    location: 'cmi.location',
    data: 'cmi.suspend_data',
    score: 'cmi.score.raw',
    mastery: 'cmi.scaled_passing_score',
  },
  longest: { data: 64000, location: 1000 },
  interaction: {
    time: 'timestamp',
    response: 'learner_response',
    wrong: 'incorrect',
    described: true,
    choices: (words) => listed(words, '[,]', identifier),
  },
  status: (read) => {
    const success = statusIn(read('cmi.success_status'));
    return success === 'passed' || success === 'failed'
      ? success
      : statusIn(read('cmi.completion_status'));
  },
  statusValues: (status) => [
    ['cmi.completion_status', status === 'incomplete' ? 'incomplete' : 'completed'],
    ['cmi.success_status', status === 'passed' || status === 'failed' ? status : 'unknown'],
  ],
  scoreValues: (score) => [
    ['cmi.score.min', '0'],
    ['cmi.score.max', '100'],
    ['cmi.score.raw', String(score)],
    ['cmi.score.scaled', String(score / 100)],
  ],
  masteryIn: (text) => {
    const scaled = numberIn(text);
    return scaled === null ? null : percentIn(String(100 * scaled));
  },
  // Always suspended: with another exit, the next launch begins a new attempt without the answers.
  leavingValues: (milliseconds) => [
    ['cmi.session_time', duration(milliseconds)],
    ['cmi.exit', 'suspend'],
  ],
  timeOf: (clock) =>
    new Date(clock.getTime() - clock.getTimezoneOffset() * 60000).toISOString().slice(0, 19),
};

/** Characters of a response that every system takes. */
const longestResponse = 250;

/**
 * @param {readonly string[]} choices
 * @param {string} separator
 * @param {(words: string) => string} inFormat
 * @returns {string} all of them in one response, each with as much as there is room for
 */
function listed(choices, separator, inFormat) {
  const room = Math.floor((longestResponse + separator.length) / Math.max(choices.length, 1));
  return choices.map((words) => inFormat(words).slice(0, room - separator.length)).join(separator);
}

/**
 * @param {string} words of one of several choices
 * @returns {string} without what stands between them
 */
function withoutCommas(words) {
  return words.replaceAll(',', '');
}

/**
 * @param {string} words of a choice
 * @returns {string} a short identifier: letters, digits, dots and underscores
 */
function identifier(words) {
  return words.replaceAll(/[^\w.]+/g, '_').replaceAll(/^_+|_+$/g, '');
}

/**
 * @param {string} text
 * @returns {Status | ''} '' for a status that says nothing of the lesson, such as "not attempted"
 */
export function statusIn(text) {
  return statuses.find((status) => status === text) ?? '';
}

/**
 * @param {Status | ''} status
 * @returns {number} its place among the statuses; -1 for none
 */
export function rankOf(status) {
  return statuses.findIndex((each) => each === status);
}

/**
 * @param {string} text
 * @returns {number | null} null for anything but a number
 */
export function numberIn(text) {
  return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : null;
}

/**
 * @param {string} text
 * @returns {number | null} to two decimals; null for anything but a number from 0 to 100
 */
export function percentIn(text) {
  const number = numberIn(text);
  return number !== null && number >= 0 && number <= 100 ? Number(number.toFixed(2)) : null;
}

/**
 * @param {number} milliseconds
 * @returns {string} a CMITimespan of SCORM 1.2: HHHH:MM:SS.SS
 */
export function timespan(milliseconds) {
  const { hours, minutes, seconds, hundredths } = timeParts(milliseconds);
  const clock = [padded(Math.min(hours, 9999), 4), padded(minutes), padded(seconds)];
  return `${clock.join(':')}.${padded(hundredths)}`;
}

/**
 * @param {number} milliseconds
 * @returns {string} a timeinterval of SCORM 2004: PT1H2M3.45S
 */
export function duration(milliseconds) {
  const { hours, minutes, seconds, hundredths } = timeParts(milliseconds);
  return `PT${hours}H${minutes}M${seconds}.${padded(hundredths)}S`;
}

/**
 * @param {number} milliseconds a negative time counts as 0
 * @returns {Readonly<Record<'hours' | 'minutes' | 'seconds' | 'hundredths', number>>} whole numbers
 */
function timeParts(milliseconds) {
  const all = Math.max(0, Math.floor(milliseconds / 10));
  const seconds = Math.floor(all / 100);
  return {
    hours: Math.floor(seconds / 3600),
    minutes: Math.floor(seconds / 60) % 60,
    seconds: seconds % 60,
    hundredths: all % 100,
  };
}

/**
 * @param {number} value
 * @param {number} [digits]
 * @returns {string} the value with zeros before it
 */
function padded(value, digits = 2) {
  return String(value).padStart(digits, '0');
}
