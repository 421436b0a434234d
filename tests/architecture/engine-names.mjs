/** The names that the engine takes, read from its errors for unknown names. */
import { loadEngine } from '../../web/src/engine/engine.js';

const engine = await loadEngine();
const network = {
  inputs: 2,
  layers: [{ units: 1, activation: 'sigmoid' }],
  loss: 'binary_cross_entropy',
  initializer: { scheme: 'xavier_normal', seed: 1 },
};
const example = { input: [1, 2], target: [1] };
const data = { inputs: [[1, 2]], targets: [[1]] };

/** The names of each kind: each call uses an unknown name. */
export const known = {
  activation: namesIn(() =>
    engine.open({ ...network, layers: [{ units: 1, activation: '?' }], example }),
  ),
  loss: namesIn(() => engine.open({ ...network, loss: '?', example })),
  scheme: namesIn(() =>
    engine.open({ ...network, initializer: { scheme: '?', seed: 1 }, example }),
  ),
  optimizer: namesIn(() =>
    engine.openTraining({ ...network, training: { ...data, optimizer: { name: '?' } } }),
  ),
  dataset: namesIn(() => engine.dataset({ name: '?', seed: 1, size: 4 })),
};

/**
 * @param {readonly string[]} names
 * @param {string} text
 * @returns {string[]} the names that the text does not have as words
 */
export function missing(names, text) {
  return names.filter((name) => !new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(text));
}

/**
 * @param {() => unknown} ask
 * @returns {string[]} the names that the engine says it takes
 */
function namesIn(ask) {
  try {
    ask();
  } catch (problem) {
    const { message } = /** @type {Error} */ (problem);
    const [, names] = /: expected one of (.*), found "\?"$/.exec(message) ?? [];
    if (names) return names.split(', ');
    throw problem;
  }
  throw new Error('the engine accepted the name "?"');
}
