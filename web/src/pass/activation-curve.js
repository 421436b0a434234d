/** Activation functions as curves, computed by the engine. */

/**
 * @typedef {{inputs: number[], values: number[]}} Curve
 * @typedef {import('../engine/engine.js').Engine} Engine
 * @typedef {Pick<import('../engine/documents.js').LayerDocument, 'activation' | 'slope'>} Bent
 */

const most = 5;
const pieces = 100;

/** @type {WeakMap<Engine, Map<string, Curve>>} */
const known = new WeakMap();

/**
 * @param {Engine} engine
 * @param {Bent} layer whose activation is not softmax, which needs several numbers
 * @returns {Curve}
 */
export function activationCurve(engine, { activation, slope }) {
  const curves = known.get(engine) ?? new Map();
  known.set(engine, curves);
  const name = `${activation} ${slope ?? ''}`;
  const curve = curves.get(name) ?? computed(engine, { activation, slope });
  curves.set(name, curve);
  return curve;
}

/**
 * @param {Engine} engine
 * @param {Bent} layer
 * @returns {Curve} the outputs of a network with a single neuron of weight 1 and bias 0
 */
function computed(engine, layer) {
  const inputs = Array.from({ length: pieces + 1 }, (_, k) => (2 * most * k) / pieces - most);
  const training = engine.openTraining({
    inputs: 1,
    layers: [{ units: 1, ...layer, weights: [[1]], biases: [0] }],
    loss: 'squared_error',
    training: {
      inputs: [[0]],
      targets: [[0]],
      optimizer: { name: 'sgd', learning_rate: 1 },
    },
  });
  const values = Array.from(training.predict(new Float64Array(inputs)));
  training.close();
  return { inputs, values };
}
