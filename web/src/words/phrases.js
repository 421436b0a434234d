/** Sentences of the page that are put together. */

/**
 * @param {Readonly<import('../state/state.js').Notice>} notice
 * @returns {string} what is wrong, and what holds instead
 */
export function noticeLine({ message, used }) {
  return used === '' ? message : `${message}; ${used} is used`;
}

/** What is used where a network's own numbers cannot be. */
export const seedNetwork = 'the network of the seed';

/**
 * @param {number} most 2L
 * @param {number} found
 * @returns {string}
 */
export function beyondThePass(most, found) {
  return `Iteration: expected a whole number from 0 to ${most}, found ${found}`;
}

const output = 'The output is one sigmoid unit, and the loss is binary cross-entropy.';
const leaving = 'A new depth, width, activation, initializer or seed draws new ones.';
/** Where the weights of the figure's network come from. */
export const seedNote = `${output} Weights are drawn from the seed; biases start at 0.`;
export const ownNote = `${output} The weights are your own. ${leaving}`;
export const openedNote =
  'This network was opened, with its own layers, example and weights. A new depth or activation leaves it; the browser’s Back brings it again.';

/** What a reader in a learning management system is told of the record that it keeps. */
export const record = {
  looking: 'Looking only: nothing of this is recorded.',
  absent: 'No connection to the course: nothing of this is recorded.',
  refused:
    'Not recorded: the course does not take it. Keep this page open, it is tried again; if this stays, reload the course.',
  offline: 'Not recorded: there is no network. Keep this page open, it is tried again.',
};

/**
 * @param {{complete: boolean, score: number, answered: number, questions: number, toCome: string[]}} progress
 * @returns {string} such as "Recorded: 3 of 3 questions; the backward pass is still to come."
 */
export function recordLine({ complete, score, answered, questions, toCome }) {
  const done = questions > 0 ? `${answered} of ${questions} questions` : '';
  const passes = `the ${toCome.join(' and ')} pass${toCome.length > 1 ? 'es are' : ' is'} still to come`;
  const parts = [done, toCome.length > 0 ? passes : '', complete ? `score ${score} of 100` : ''];
  return `Recorded: ${parts.filter((part) => part !== '').join('; ')}.`;
}

/**
 * @param {import('../pass/frame.js').Frame} frame
 * @returns {string} what its network is, such as "2 inputs, 6 tanh, 1 sigmoid; squared error."
 */
export function networkLine({ layers, lossName }) {
  const [input, ...others] = layers;
  const count = input.activations?.length ?? 0;
  const sizes = others.map(({ weights, rule }) => {
    const kinds = [rule.activation, rule.normalized && 'normalised', rule.residual && 'residual'];
    return `${weights.length} ${kinds.filter(Boolean).join(', ')}`;
  });
  const words = [`${count} ${count === 1 ? 'input' : 'inputs'}`, ...sizes].join(' → ');
  return `${words}; loss: ${lossName}.`.replaceAll('_', ' ');
}
