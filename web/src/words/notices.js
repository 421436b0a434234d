/** What is said above the lesson: of settings that could not be taken, and of a course's record. */

/**
 * @param {Readonly<{message: string, used: string}>} notice
 * @returns {string} what is wrong, and what holds instead
 */
export function noticeLine({ message, used }) {
  return used === '' ? message : `${message}; ${used} is used`;
}

/** What is used where a network's own numbers cannot be. */
export const seedNetwork = 'the network of the seed';

/**
 * @param {string} address of a network document
 * @returns {string}
 */
export function noDocument(address) {
  return `Network: ${address} could not be loaded`;
}

/**
 * @param {readonly string[]} ids of the examples there are
 * @returns {string}
 */
export function noExample(ids) {
  return `Example: expected one of ${ids.join(', ')}`;
}

/** What a reader in a learning management system is told of the record that it keeps. */
export const record = {
  connecting: 'Looking for the course …',
  looking: 'Preview: nothing is recorded.',
  reviewing: 'Review: nothing is recorded. To be scored again, begin a new attempt in the course.',
  absent: 'No connection to the course: nothing is recorded.',
  refused:
    'Not recorded: the course did not accept it. Keep this page open; it tries again every few seconds. If this line stays, reload the course in this tab: your answers are kept here.',
  offline:
    'Not recorded: there is no network. Keep this page open; it tries again every few seconds.',
};

/** What the record of a course may have no room for, as it stands in a sentence. */
const dropped = {
  own: 'your own points',
  weights: 'the weights that you set',
  settings: 'your settings',
  answers: 'the text of your answers',
};

/** @typedef {keyof typeof dropped} Dropped */

/** What there is to go through, as it stands in a sentence. */
const steps = {
  forward: 'the forward pass',
  backward: 'the backward pass',
  tried: 'a depth or an activation of your own',
};

/** @typedef {keyof typeof steps} Step */

/**
 * @typedef {{complete: boolean, score: number, answered: number, questions: number, toCome: Step[]}}
 *   Progress
 *
 * @param {Progress & {mastery?: number | null, left?: readonly Dropped[]}} recorded `mastery`: the score that
 *   the reader has missed; `left`: what is not in the record
 * @returns {string} such as "Recorded: 3 of 3 questions; the backward pass is still to come."
 */
export function recordLine({
  complete,
  score,
  answered,
  questions,
  toCome,
  mastery = null,
  left = [],
}) {
  const done = questions > 0 ? `${answered} of ${questions} questions` : '';
  const missing = toCome.map((step) => steps[step]).join(' and ');
  const still = `${missing} ${toCome.length > 1 ? 'are' : 'is'} still to come`;
  const parts = [done, toCome.length > 0 ? still : '', complete ? `score ${score} of 100` : ''];
  const line = `Recorded: ${parts.filter((part) => part !== '').join('; ')}.`;
  const room = left.map((part) => dropped[part]).join(' and ');
  return [
    line,
    mastery === null
      ? ''
      : `To pass, you need ${mastery}: change your answers here, or begin a new attempt in the course.`,
    room === '' ? '' : `The course’s record has no room for ${room}.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

export const tryAgain = 'Try again';
export const notFetched =
  'This part of the page did not load. Try again; if that does not help, reload the page.';

/**
 * @param {string} message why there is no engine
 * @returns {string}
 */
export function noFigure(message) {
  return `The figure cannot be shown here: ${message}.`;
}
