/** What stands beside the figures in a book or on slides: titles, captions and alternative texts. */
import { activationLabels } from './settings.js';
import { hiddenLayers } from './pass.js';

/**
 * @typedef {object} Said
 * @property {string} title
 * @property {string} caption one or two sentences to print under the figure
 * @property {string} alt what the figure shows, for those who do not see it
 *
 * @param {object} found
 * @param {'forward' | 'backward'} found.half of the pass at whose end the figure is drawn
 * @param {number} found.depth
 * @param {'sigmoid' | 'relu'} found.activation
 * @param {string} found.loss
 * @param {string} found.answer
 * @param {string} found.share of the output's error signal that the first layer gets
 * @param {readonly string[]} found.magnitudes each with its layer's name, from the output on
 * @returns {Said}
 */
export function pass({ half, depth, activation, loss, answer, share, magnitudes }) {
  const network = `${hiddenLayers(depth)} of ${activationLabels[activation]}`;
  const drawn = `A network drawn from left to right: the input, ${network}, and the output, with lines for the weights, then the target and the loss`;
  if (half === 'forward') {
    return {
      title: `Forward pass through ${network}`,
      caption: `The forward pass through ${network}. Orange is what a weight carries forward, w·a; dashed lines are negative. The network answers ${answer}, and the loss is ${loss}.`,
      alt: `${drawn}. Orange lines and neurons show the activations of all layers. The answer is ${answer}; the loss is ${loss}.`,
    };
  }
  return {
    title: `Backward pass through ${network}`,
    caption: `The backward pass through ${network}, at a loss of ${loss}. Blue is the gradient ∂L/∂w of a weight; the bars are each layer’s mean error signal |δ| on a logarithmic axis. The first layer gets ${arrives(share)}.`,
    alt: `${drawn}. Blue lines show the gradients. Bars below show the mean error signal of each layer: ${magnitudes.join(', ')}.`,
  };
}

/**
 * @param {string} share such as "1 in 17 million", or "2 times the output’s"
 * @returns {string}
 */
function arrives(share) {
  return share.startsWith('1 in ') ? `${share} of the output’s error signal` : share;
}

/**
 * @param {object} found at the marked depth, with the usual weights
 * @param {number} found.depth
 * @param {string} found.sigmoid the share of the error signal that the first layer gets
 * @param {string} found.relu
 * @returns {Said}
 */
export function map({ depth, sigmoid, relu }) {
  return {
    title: 'Where the error signal vanishes, arrives, or explodes',
    caption: `The first layer’s error signal relative to the output’s, by depth and by the size of the first weights: white where nothing arrives, red where it explodes; medians of nine seeds. At the ring, with ${depth} hidden layers and the usual weights, the first layer gets ${arrives(sigmoid)} with Sigmoid, and ${arrives(relu)} with ReLU.`,
    alt: `Two maps, of Sigmoid and of ReLU: depth from left to right, the size of the weights from bottom to top. With Sigmoid, the map turns white as depth grows, because the signal vanishes, and is blue only in a band near the top. With ReLU, a narrow blue band at the usual size of the weights, where the signal arrives, parts white below, where it vanishes, from red and white above, where it explodes, or where the output has no error at all.`,
  };
}

export const mapAxes = /** @type {const} */ ({
  depth: 'depth',
  gain: ['size of', 'the', 'weights'],
});
export const mapKey = /** @type {const} */ ({ left: 'vanishes', right: 'explodes' });

/**
 * @param {object} found
 * @param {number} found.depth
 * @param {string} found.steps
 * @param {{loss: string, right: string}} found.sigmoid at the last step
 * @param {{loss: string, right: string}} found.relu
 * @returns {Said}
 */
export function losses({ depth, steps, sigmoid, relu }) {
  return {
    title: `Two networks of ${hiddenLayers(depth)} learn`,
    caption: `The mean loss of two networks of ${hiddenLayers(depth)} that learn the same 200 points. After ${steps} steps, the one of Sigmoid is at ${sigmoid.loss}, the loss of answering 50 : 50, with ${sigmoid.right} of the points right; the one of ReLU is at ${relu.loss}, with ${relu.right} right.`,
    alt: `Two curves of the loss over ${steps} steps. The curve of Sigmoid stays at ${sigmoid.loss}; the curve of ReLU falls to ${relu.loss}.`,
  };
}

export const undecided = 'the loss of answering 50 : 50';

export const handForward = 'Forward';
export const handBackward = 'Backward, and the update';

/**
 * @param {object} found
 * @param {string} found.loss
 * @param {string} found.learningRate
 * @param {number} found.numbers that are worked out
 * @returns {Said}
 */
export function byHand({ loss, learningRate, numbers }) {
  return {
    title: 'A pass by hand',
    caption: `A pass by hand through a network of two inputs, two hidden neurons and one output, at a loss of ${loss}: the numbers along one path, forward and back, with an update at a learning rate of ${learningRate}.`,
    alt: `A network of two inputs, two hidden neurons and one output with its activations, and below it ${numbers} numbers worked out: first forward through the first hidden neuron to the output, then the error signals and the gradients backward, each with its formula.`,
  };
}
