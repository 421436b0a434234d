/** What a printed worksheet states: the network's numbers, and those of the forward pass. */
import { unitName } from '../inspector/explain.js';
import { h } from '../parts/dom.js';
import { formatNumber } from '../words/format.js';
import * as words from '../words/hand.js';
import { decay, lossFormulas } from '../words/why.js';
import { deepestAsked } from './blanks.js';
import { givenNumber } from './given-number.js';

/**
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {import('./blanks.js').Blank} Blank
 *
 * @param {Frame} frame
 * @param {readonly Blank[]} blanks whose numbers are left out
 * @returns {HTMLElement[]} the neurons from the first layer on that the blanks need, then the target
 */
export function givenRows(frame, blanks) {
  const asked = new Set(
    blanks.map(({ place: { name, layer, unit } }) => `${name} ${layer} ${unit}`),
  );
  const first = deepestAsked(blanks);
  const write = (/** @type {number} */ number) => givenNumber(number, frame.digits);
  const given = (/** @type {string} */ place, /** @type {number | undefined} */ number) =>
    asked.has(place) ? '' : write(number ?? NaN);
  const neurons = frame.layers.flatMap(({ activations, preactivations, weights, biases }, l) =>
    (l < first ? [] : (activations ?? [])).map((a, unit) =>
      row(unitName(frame, l, unit), [
        (weights[unit] ?? []).map(write).join(', '),
        unit in biases ? write(biases[unit]) : '',
        l === 0 ? '' : given(`preactivation ${l} ${unit}`, preactivations?.[unit]),
        given(`activation ${l} ${unit}`, a),
      ]),
    ),
  );
  const targets = frame.targets.map((target) => row(words.target, ['', '', '', write(target)]));
  return [...neurons, ...targets];
}

/**
 * @param {Frame} frame
 * @param {number} learningRate
 * @returns {string} what the layers compute, the loss, and its constants
 */
export function rulesOf(frame, learningRate) {
  const { layers, outputLayer, lossName, l2, digits } = frame;
  const hidden = layers.slice(1, outputLayer).map(({ name, rule }) => words.ruleOf(name, rule));
  const together = layers
    .slice(1, outputLayer)
    .map(({ rule }) => words.ruleOf(words.hiddenLayers, rule));
  const isUniform = new Set(together).size === 1 && together.length > 1;
  const lambda = l2 === 0 ? [] : [`λ = ${formatNumber(l2, digits)}`];
  return [
    ...(isUniform ? together.slice(0, 1) : hidden),
    words.ruleOf(layers[outputLayer].name, layers[outputLayer].rule),
    `${lossFormulas[lossName]}${l2 === 0 ? '' : decay}`,
    ...lambda,
    `η = ${learningRate}`,
  ].join('; ');
}

/**
 * @param {string} name
 * @param {readonly string[]} cells
 * @returns {HTMLElement}
 */
function row(name, cells) {
  return h('tr', {}, h('th', { scope: 'row' }, name), ...cells.map((cell) => h('td', {}, cell)));
}
