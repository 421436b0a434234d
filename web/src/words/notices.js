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

/** What a reader in a learning management system is told of the record that it keeps. */
export const record = {
  looking: 'Looking only: nothing of this is recorded.',
  absent: 'No connection to the course: nothing of this is recorded.',
  refused:
    'Not recorded: the course does not take it. Keep this page open, it is tried again; if this stays, reload the course.',
  offline: 'Not recorded: there is no network. Keep this page open, it is tried again.',
};

/** What there is to go through, as it stands in a sentence. */
const steps = {
  forward: 'the forward pass',
  backward: 'the backward pass',
  tried: 'a depth or an activation of your own',
};

/** @typedef {keyof typeof steps} Step */

/**
 * @param {{complete: boolean, score: number, answered: number, questions: number, toCome: Step[]}}
 *   progress
 * @returns {string} such as "Recorded: 3 of 3 questions; the backward pass is still to come."
 */
export function recordLine({ complete, score, answered, questions, toCome }) {
  const done = questions > 0 ? `${answered} of ${questions} questions` : '';
  const missing = toCome.map((step) => steps[step]).join(' and ');
  const still = `${missing} ${toCome.length > 1 ? 'are' : 'is'} still to come`;
  const parts = [done, toCome.length > 0 ? still : '', complete ? `score ${score} of 100` : ''];
  return `Recorded: ${parts.filter((part) => part !== '').join('; ')}.`;
}

export const tryAgain = 'Try again';

/**
 * @param {string} message why there is no engine
 * @returns {string}
 */
export function noFigure(message) {
  return `The figure cannot be shown here: ${message}.`;
}
