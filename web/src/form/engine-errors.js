/** Finds the field of the form that an error of the engine or of a setting is about. */
import { settingNames } from '../words/settings.js';
import * as words from '../words/network-form.js';

/**
 * @typedef {string} FieldKey `inputs`, `input`, `target`, `loss`, `rate`, `kept` or `whole`; of a layer, such as
 *   `layers[1].weights` or `layers[1].kept`
 */

/** The keys of a layer that have fields. */
const ofLayer = ['units', 'activation', 'weights', 'biases'];
/** @type {Readonly<Record<string, FieldKey>>} */
const fields = {
  inputs: 'inputs',
  loss: 'loss',
  learning_rate: 'rate',
  [settingNames.learningRate]: 'rate',
  name: 'kept',
  source: 'kept',
  l2: 'kept',
};

/**
 * @param {string} line such as `layers[1].weights: expected 2 rows …`
 * @param {number} pick the example that the form shows, of several
 * @returns {{field: FieldKey, message: string}} the message as it stands by the field; by none (`whole`), with
 *   its key
 */
export function fieldOf(line, pick) {
  const [, key = '', said = line] = /^([^:]+): (.*)$/s.exec(line) ?? [];
  const [, layer, part] = /^layers\[(\d+)\]\.?(\w*)/.exec(key) ?? [];
  if (layer !== undefined) {
    const field = ofLayer.includes(part) ? part : part === '' ? 'units' : 'kept';
    return {
      field: `layers[${layer}].${field}`,
      message: field === 'kept' ? `${part}: ${said}` : said,
    };
  }
  const [, , several, ofExample] = /^(example|examples\[(\d+)\])\.(input|target)/.exec(key) ?? [];
  if (ofExample !== undefined) {
    const isOther = several !== undefined && Number(several) !== pick;
    return { field: ofExample, message: isOther ? words.ofExample(Number(several), said) : said };
  }
  const field = fields[key];
  if (field === undefined) return { field: 'whole', message: line };
  return { field, message: field === 'kept' ? line : said };
}
