/** Answers to questions as a SCORM attempt's interactions, which teachers see in their reports. */

/**
 * @typedef {import('./asked-questions.js').AskedQuestion} AskedQuestion
 * @typedef {import('./versions.js').Value} Value
 *
 * @param {AskedQuestion} question
 * @param {number} index of the interaction. A question keeps its index, so a report has one row for each
 * @param {Pick<import('./versions.js').Version, 'interaction' | 'timeOf'>} version
 * @param {Date} clock
 * @returns {Value[]}
 */
export function interactionValues({ id, words, right, answer }, index, version, clock) {
  const { time, response, wrong, described, choices } = version.interaction;
  const isChoice = right.length > 0;
  const inFormat = isChoice ? choices : filledIn;
  /** @type {Value[]} */
  const parts = [
    ['id', id],
    // The format of the responses depends on the type, so the type comes first.
    ['type', isChoice ? 'choice' : 'fill-in'],
  ];
  if (isChoice) parts.push(['correct_responses.0.pattern', inFormat(right)]);
  if (described) parts.push(['description', words.slice(0, 250)]);
  if (answer !== null) {
    parts.push(
      [time, version.timeOf(clock)],
      [response, inFormat(answer.words)],
      ['result', answer.correct ? 'correct' : wrong],
    );
  }
  return parts.map(([part, value]) => [`cmi.interactions.${index}.${part}`, value]);
}

/** @param {readonly string[]} words */
function filledIn(words) {
  return words.join(' ').slice(0, 250);
}
