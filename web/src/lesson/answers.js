/** An answer to a question as text: one choice, or several with spaces between them. */

/**
 * @param {readonly string[]} choices in the order of the question
 * @returns {string}
 */
export function answerOf(choices) {
  return choices.join(' ');
}

/**
 * @param {string} answer
 * @returns {string[]} its choices
 */
export function choicesIn(answer) {
  return answer.split(' ').filter((choice) => choice !== '');
}

/**
 * @param {readonly string[]} chosen
 * @param {readonly string[]} right
 * @returns {boolean} true if all right choices are chosen, and no other
 */
export function isRight(chosen, right) {
  return chosen.length === right.length && chosen.every((choice) => right.includes(choice));
}

/**
 * @param {readonly string[]} chosen
 * @param {readonly string[]} right
 * @returns {string | null} the first choice that is not right; null if there is none
 */
export function firstWrong(chosen, right) {
  return chosen.find((choice) => !right.includes(choice)) ?? null;
}
