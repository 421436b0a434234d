/** What Undo and Redo say of themselves. */

export const undo = 'Undo';
export const redo = 'Redo';

/** What a step changed, as it stands in a sentence. */
const steps = {
  update: 'the update',
  restart: 'the restart',
  weight: 'the change of a weight or a bias',
  example: 'the change of the example',
  network: 'the change of the network',
  lab: 'the change in “Now Break It”',
};

/**
 * @typedef {keyof typeof steps} StepKind
 *
 * @typedef {object} NextSteps what Undo and Redo do next
 * @property {StepKind | null} undo what the step changed that Undo takes back; null if there is none
 * @property {StepKind | null} redo
 * @property {number | null} reach how many steps can be undone, if older ones were forgotten; else null
 * @property {boolean} isCutByHost true if nothing can be undone because the host changed the network
 */

/**
 * @param {NextSteps} nextSteps
 * @returns {string} what Undo does; nothing while there is nothing to say
 */
export function undoSays({ undo: kind, reach, isCutByHost }) {
  if (kind === null) {
    return isCutByHost
      ? 'Nothing to undo: the page around the lesson has set another network.'
      : '';
  }
  const limit = reach === null ? '' : ` Only the last ${reach} steps can be undone.`;
  return `Undo ${steps[kind]}.${limit}`;
}

/**
 * @param {NextSteps} nextSteps
 * @returns {string} what Redo does; nothing while there is nothing to say
 */
export function redoSays({ redo: kind }) {
  return kind === null ? '' : `Redo ${steps[kind]}.`;
}
