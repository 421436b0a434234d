/** Writes the network and its example as a Python script that computes the same gradients in PyTorch. */

import { shownExample } from '../network/network-document.js';

/**
 * @typedef {import('../engine/documents.js').LayerDocument} LayerDocument
 * @typedef {import('../engine/documents.js').NetworkDocument} NetworkDocument
 */

/** @type {Readonly<Record<string, (u: string, layer: LayerDocument) => string>>} */
const activations = {
  sigmoid: (u) => `torch.sigmoid(${u})`,
  tanh: (u) => `torch.tanh(${u})`,
  relu: (u) => `torch.relu(${u})`,
  leaky_relu: (u, { slope = 0.01 }) => `F.leaky_relu(${u}, negative_slope=${float(slope)})`,
  linear: (u) => u,
  // F.softplus goes over to z above 20.
  softplus: (u) => `torch.logaddexp(${u}, torch.zeros_like(${u}))`,
  elu: (u) => `F.elu(${u})`,
  silu: (u) => `F.silu(${u})`,
  gelu: (u) => `F.gelu(${u})`,
  softmax: (u) => `torch.softmax(${u}, dim=0)`,
};

const fromZ = '# From z, not from a: a may round to 0 or 1, and the logarithm of 0 is infinite\n';

/**
 * Losses in PyTorch, from the output layer's z and a.
 *
 * @type {Readonly<Record<string, (z: string, a: string) => string>>}
 */
const losses = {
  squared_error: (_, a) => `loss = ((${a} - y) ** 2).sum() / 2`,
  sum_squared_error: (_, a) => `loss = ((${a} - y) ** 2).sum()`,
  mean_squared_error: (_, a) => `loss = ((${a} - y) ** 2).mean()`,
  output: (_, a) => `loss = ${a}.sum()`,
  binary_cross_entropy: (z) =>
    `${fromZ}loss = F.binary_cross_entropy_with_logits(${z}, y, reduction="sum")`,
  cross_entropy: (z) => `${fromZ}loss = -(y * torch.log_softmax(${z}, dim=0)).sum()`,
};

/**
 * Returns a script for Python 3 and PyTorch. It prints the loss and, for each layer, the mean |δ| and
 * the gradients of its parameters, with all digits.
 *
 * @param {NetworkDocument} network with its weights written out
 * @returns {string} ASCII text, which no console or editor garbles
 * @throws {Error} if a layer has no weights or biases
 */
export function pytorchScript({ inputs, layers, loss, l2 = 0, name, source, ...stated }) {
  const { input, target } = shownExample({ inputs, layers, loss, ...stated });
  const depth = layers.length;
  const parameters = layers.map(parametersOf);
  const definitions = layers.map((layer, index) => {
    const units = `${layers[index - 1]?.units ?? inputs} -> ${layer.units}`;
    return `# Layer ${index + 1}: ${units}, ${kindOf(layer)}\n${define(parameters[index], index + 1)}`;
  });
  const forward = layers.map((layer, index) => forwardLines(layer, index + 1));
  forward.push(losses[loss](`z${depth}`, `a${depth}`));
  if (l2 !== 0) {
    const squares = layers.map((_, index) => `(W${index + 1} ** 2).sum()`);
    forward.push(`loss = loss + ${float(l2)} / 2 * (${squares.join(' + ')})  # L2`);
  }
  const about = [name, source]
    .filter((text) => text !== undefined)
    .map((text) => `# ${ascii(text)}\n`);
  const usesF = forward.some((lines) => lines.includes('F.'));
  return `# One example's way forward and back through a network: its loss and all gradients.
${about.join('')}# Needs PyTorch: pip install torch
import torch
${usesF ? 'import torch.nn.functional as F\n' : ''}
torch.set_default_dtype(torch.float64)

# The example: what goes in, and what should come out
a0 = torch.tensor(${list(input)})
${target ? `y = torch.tensor(${list(target)})` : '# The loss is the output itself: it has no target'}

${definitions.join('\n\n')}

# Forward pass
${forward.join('\n')}

${backwardLines(parameters)}`;
}

/**
 * Returns the lines for the backward pass and the output.
 *
 * @param {Record<string, unknown>[]} parameters of each layer
 * @returns {string}
 */
function backwardLines(parameters) {
  const layers = parameters.map((own, index) => {
    const names = Object.keys(own).map((name) => `"${name}": ${name}${index + 1}`);
    return `    (z${index + 1}, {${names.join(', ')}}),\n`;
  });
  return `# Backward pass. The gradient of z is delta; PyTorch keeps it only where it is asked to
layers = [
${layers.join('')}]
for z, parameters in layers:
    z.retain_grad()
loss.backward()

print("output =", a${parameters.length}.tolist())
print("loss =", loss.item())
for number, (z, parameters) in enumerate(layers, start=1):
    print(f"layer {number}: mean |delta| =", z.grad.abs().mean().item())
    for name, parameter in parameters.items():
        print(f"  dL/d{name} =", parameter.grad.tolist())
`;
}

/**
 * Returns a layer's parameters by their names in the script.
 *
 * @param {LayerDocument} layer
 * @param {number} index
 * @returns {Record<string, number[] | number[][]>}
 */
function parametersOf({ units, weights, bias, biases, normalization, gamma, beta }, index) {
  if (!weights || (!biases && bias !== false)) {
    throw new Error(`layers[${index}]: expected weights and biases, found none`);
  }
  return {
    W: weights,
    ...(biases && { b: biases }),
    ...(normalization && {
      gamma: gamma ?? Array(units).fill(1),
      beta: beta ?? Array(units).fill(0),
    }),
  };
}

/**
 * @param {LayerDocument} layer
 * @returns {string}
 */
function kindOf({ activation, normalization, residual }) {
  return [activation, normalization && 'normalised', residual && 'residual']
    .filter(Boolean)
    .join(', ');
}

/**
 * @param {Record<string, number[] | number[][]>} parameters
 * @param {number} l
 * @returns {string}
 */
function define(parameters, l) {
  return Object.entries(parameters)
    .map(([name, numbers]) => `${name}${l} = torch.tensor(${list(numbers)}, requires_grad=True)`)
    .join('\n');
}

/**
 * @param {LayerDocument} layer
 * @param {number} l
 * @returns {string}
 */
function forwardLines(layer, l) {
  const { units, activation, biases, normalization, residual } = layer;
  const lines = [`z${l} = W${l} @ a${l - 1}${biases ? ` + b${l}` : ''}`];
  if (normalization) {
    lines.push(`u${l} = F.layer_norm(z${l}, (${units},), gamma${l}, beta${l}, eps=1e-5)`);
  }
  const value = activations[activation](`${normalization ? 'u' : 'z'}${l}`, layer);
  lines.push(`a${l} = ${value}${residual ? ` + a${l - 1}` : ''}`);
  return lines.join('\n');
}

/**
 * @param {number[] | number[][]} numbers a vector, or a matrix, written one row per line
 * @returns {string}
 */
function list(numbers) {
  const items = numbers.map((item) => (Array.isArray(item) ? `\n    ${list(item)},` : float(item)));
  return Array.isArray(numbers[0]) ? `[${items.join('')}\n]` : `[${items.join(', ')}]`;
}

/**
 * @param {string} text
 * @returns {string} on one line, with escapes for what is not ASCII
 */
function ascii(text) {
  return JSON.stringify(text)
    .slice(1, -1)
    .replace(
      /[^\x20-\x7e]/g,
      (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
}

/**
 * @param {number} number
 * @returns {string} a Python float literal; digits alone would be an integer
 */
function float(number) {
  const text = String(number);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}
