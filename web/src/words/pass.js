/** What is happening in a pass, and what its parts are called. */

/**
 * @param {number} l layer 0…N
 * @param {number} outputLayer N
 * @returns {string} as it stands under the layer
 */
export function layerName(l, outputLayer) {
  if (l === 0) return 'input';
  return l === outputLayer ? 'output' : `hidden ${l}`;
}

/** The input and the output, where there is little room. */
export const [inputShort, outputShort] = ['in', 'out'];

/** The columns behind the output. */
export const targetColumn = 'target';
export const lossColumn = 'loss';

/**
 * @param {number} l layer 1…N
 * @param {number} outputLayer N
 * @returns {string} as it stands in a sentence
 */
function longName(l, outputLayer) {
  return l === outputLayer ? 'the output' : `hidden layer ${l}`;
}

/**
 * @param {number} count of hidden layers
 * @returns {string}
 */
export function hiddenLayers(count) {
  return count === 1 ? '1 hidden layer' : `${count} hidden layers`;
}

/**
 * @param {string} layer its name
 * @param {number} unit from 0
 * @returns {string}
 */
export function unitOf(layer, unit) {
  return `${layer}, neuron ${unit + 1}`;
}

/** Between the name of a phase and what happens in it. */
export const dash = ' — ';

export const ready = 'Ready — only the input is known';

/**
 * @param {string} learningRate
 * @returns {string}
 */
export function updated(learningRate) {
  return `Update — each weight and bias: −${learningRate} × its gradient`;
}

/**
 * @param {number} l layer 1…N−1
 * @param {number} outputLayer N
 * @returns {string}
 */
export function forwardInto(l, outputLayer) {
  return `Forward pass — activations light up: ${longName(l, outputLayer)}`;
}

/**
 * @param {readonly string[]} answers the first activations of the output
 * @param {boolean} more whether there are others
 * @param {string} loss
 * @param {string | null} before the loss before the last update, where it was smaller
 * @returns {string}
 */
export function answered(answers, more, loss, before) {
  const shown = answers.join(', ') + (more ? ', …' : '');
  const now = `answer ${shown}, loss ${loss}`;
  const then = before === null ? '' : `, up from ${before} before the update`;
  return `Forward pass — activations light up: ${now}${then}`;
}

/**
 * @param {string} line the engine's, which names the parameters that would not be finite
 * @returns {string}
 */
export function updateRefused(line) {
  return `No update was made (${line}). Undo goes back to smaller numbers; a smaller learning rate keeps them small.`;
}

/**
 * @param {string} line the engine's, which names the first number that is not finite
 * @returns {string}
 */
export function diverged(line) {
  return `Diverged: the numbers have grown too large to compute with (${line}). Undo goes back.`;
}

export const backwardBegins = 'Backward pass — the error signal starts at the output';

/**
 * @param {number} l layer 1…N−1
 * @param {number} outputLayer N
 * @returns {string}
 */
export function backwardInto(l, outputLayer) {
  return `Backward pass — the error signal reaches ${longName(l, outputLayer)}`;
}

/**
 * @param {number} l layer 1…N−1
 * @param {number} outputLayer N
 * @returns {string}
 */
export function backwardStops(l, outputLayer) {
  return `Backward pass — no error signal reaches ${longName(l, outputLayer)}`;
}

/**
 * @param {number} l layer 1…N−1
 * @param {number} outputLayer N
 * @param {string} times as large as at the output
 * @returns {string}
 */
export function backwardGrows(l, outputLayer, times) {
  return `${backwardInto(l, outputLayer)}, and has grown ${times} times`;
}

/**
 * @param {string | null} loss
 * @param {string | null} before the last update
 * @returns {string}
 */
export function lossesLine(loss, before) {
  const then = before === null ? '' : `, before the update ${before}`;
  return `Loss ${loss ?? 'not yet known'}${then}`;
}

/**
 * @param {number} examples
 * @param {string} loss
 * @param {string | null} before the last update
 * @returns {string}
 */
export function meanOf(examples, loss, before) {
  const then = before === null ? '' : `, before ${before}`;
  return `mean of ${examples} examples ${loss}${then}`;
}

/**
 * @param {{iteration: number, iterations: number}} place in the pass
 * @returns {string}
 */
export function iterationLine({ iteration, iterations }) {
  return `Iteration ${iteration} / ${iterations}`;
}

/**
 * @param {{iteration: number, iterations: number}} place in the pass
 * @param {string} caption what happens there
 * @returns {string} as a screen reader says it
 */
export function iterationSpoken({ iteration, iterations }, caption) {
  return `Iteration ${iteration} of ${iterations}: ${caption}`;
}

/**
 * What a screen reader says when the pass comes to rest.
 *
 * @param {string} caption
 * @param {object} found
 * @param {string | null} found.magnitude that the step brought
 * @param {{loss: string, before: string | null} | null} found.end of the pass
 * @returns {string}
 */
export function stepSpoken(caption, { magnitude, end }) {
  const brought = magnitude === null ? '' : `; mean |δ| ${magnitude}`;
  if (end === null) return `${caption}${brought}`;
  const before = end.before === null ? '' : `, before ${end.before}`;
  return `${caption}${brought}. The pass is over. Loss ${end.loss}${before}.`;
}

/**
 * @param {readonly string[]} each with its layer's name
 * @returns {string}
 */
export function magnitudes(each) {
  return `Gradient magnitude by layer: ${each.join(', ')}`;
}

/**
 * @param {readonly string[]} sentences without their full stops
 * @returns {string} the figure in words
 */
export function currently(sentences) {
  return `Currently: ${sentences.join('. ')}.`;
}

/**
 * @param {number} inputs
 * @param {readonly {units: number, activation: string, normalized: boolean, residual: boolean}[]}
 *   layers 1…N
 * @param {string} loss its name in the network document
 * @returns {string} such as "2 inputs → 6 tanh → 1 sigmoid; loss: squared error"
 */
export function networkLine(inputs, layers, loss) {
  const sizes = layers.map(({ units, activation, normalized, residual }) => {
    const kinds = [activation, normalized && 'normalised', residual && 'residual'];
    return `${units} ${kinds.filter(Boolean).join(', ')}`;
  });
  const all = [`${inputs} ${inputs === 1 ? 'input' : 'inputs'}`, ...sizes].join(' → ');
  return `${all}; loss: ${loss}`.replaceAll('_', ' ');
}
