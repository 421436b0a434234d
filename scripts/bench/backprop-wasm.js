/** The engine as the page knows it, in Node and in Chromium. */
import { loadEngine } from '../../web/src/engine/engine.js';

/**
 * @typedef {import('../../web/src/network/network-document.js').NetworkDocument} NetworkDocument
 *
 * @type {import('./host.js').Prepare}
 */
export async function prepare(document) {
  const engine = await loadEngine();
  const training = engine.openTraining(document);
  const outputs = () => {
    const network = /** @type {NetworkDocument} */ (training.document());
    return document.training.inputs.flatMap((input, i) => {
      const example = { input, target: document.training.targets[i] };
      const session = engine.open({ ...network, example });
      session.forward();
      const activations = [...session.activations(network.layers.length)];
      session.close();
      return activations;
    });
  };
  return {
    step(steps) {
      training.train(steps);
      if (training.divergence) throw new Error(training.divergence); // a diverged training stops
    },
    outputs,
  };
}
