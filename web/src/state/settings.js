/**
 * The lesson's settings. Each is an attribute and a property of the element, a parameter of a link, a
 * key of the state, and a row of the table in the documentation.
 */
import {
  activations,
  initializers,
  levels,
  losses,
  optimizers,
  panels,
  pointSets,
  scales,
  sizes,
  speeds,
  themes,
  updateKinds,
  views,
  worksheets,
} from './choices.js';
import { packedStart } from './packing.js';
import {
  choice,
  flag,
  group,
  held,
  number,
  packed,
  pair,
  part,
  selection,
  words,
} from './setting-kinds.js';
import { fewestDigits } from '../words/format.js';
import { fieldNames } from '../words/learning.js';
import { damagedPart, linkPart, refusal, settingNames, somethingElse } from '../words/settings.js';
import { unpackPoints } from './own-points.js';

/** The controls that a teacher can show or leave out. */
export const controlNames = /** @type {const} */ ([
  'play',
  'iteration',
  'speed',
  'depth',
  'activation',
  'leaky-relu',
  'scale',
  'width',
  'learning-rate',
  'initializer',
  'seed',
  'input',
  'target',
  'digits',
  'why',
  'worksheet',
  'prompt',
  'lab',
  'repair',
  'table',
  'share',
  'save',
]);

/**
 * What a reader can do about a network of "Now Break It" that does not learn.
 *
 * @typedef {typeof repairNames[number]} RepairName
 */
export const repairNames = /** @type {const} */ ([
  'shortcuts',
  'normalization',
  'adam',
  'rate',
  'weights',
]);

/**
 * @param {string} controls the setting's value
 * @param {string} name of a control
 * @returns {boolean} true if the reader has it
 */
export function isShown(controls, name) {
  return controls === 'all' || words(controls).includes(name);
}

/**
 * @param {string} controls the setting's value
 * @param {string} name of a control
 * @returns {boolean} true if the setting asks for the control by its name, not as one of all
 */
export function isNamed(controls, name) {
  return controls !== 'all' && isShown(controls, name);
}

/** The longest packed text that is read: a state may come from anywhere. */
export const longestText = 65536;
/** The longest text for the shape of a network with its examples: Firefox takes addresses of 2²⁰ letters. */
export const longestNetwork = 900_000;
/** The longest text for the reader's own points. */
const longestOwn = 8192;

/**
 * The settings that determine a network, and its example.
 *
 * With seed 1, the default width and the default learning rate, ten updates lower the loss and leave every
 * layer alive, for each depth and activation of the controls. About one seed in five does so; with most of
 * the others, a ReLU network dies at one of the twenty depths or more.
 */
const network = {
  depth: number(settingNames.depth, { least: 1, most: 20, whole: true }, 3),
  width: number(settingNames.width, { least: 1, most: 12, whole: true }, 8),
  activation: choice(settingNames.activation, activations, 'sigmoid'),
  initializer: choice(settingNames.initializer, initializers, 'matched'),
  seed: number(settingNames.seed, { least: 0, most: 999999, whole: true }, 1),
  input: pair(settingNames.input, { least: -10, most: 10, whole: false }, [0.3, 0.8]),
  target: number(settingNames.target, { least: 0, most: 1, whole: false }, 1),
};

/** The settings of a network of the comparison, and of its training. */
export const learningSettings = {
  depth: number(settingNames.depth, { least: 1, most: 60, whole: true }, 10),
  width: number(settingNames.width, { least: 1, most: 32, whole: true }, 8),
  activation: network.activation,
  initializer: network.initializer,
  gain: number(fieldNames.gain, { least: 0.1, most: 10, whole: false }, 1),
  centered: flag(fieldNames.centered, false),
  shortcuts: flag(fieldNames.shortcuts, false),
  normalized: flag(fieldNames.normalized, false),
  loss: choice(fieldNames.loss, losses, 'cross_entropy'),
  optimizer: choice(fieldNames.optimizer, optimizers, 'sgd'),
  rate: number(fieldNames.rate, { least: 0, most: 100, whole: false }, 0.5),
  clip: number(fieldNames.clip, { least: 0, most: 100, whole: false }, 0),
  seed: network.seed,
};

/** The defaults of the repaired network. */
const helped = {
  ...learningSettings,
  activation: choice(settingNames.activation, activations, 'relu'),
  rate: { ...learningSettings.rate, default: 0.1 },
};

export const settings = {
  view: choice(settingNames.view, views, 'lesson'),
  depth: network.depth,
  width: network.width,
  activation: network.activation,
  initializer: network.initializer,
  seed: network.seed,
  learningRate: number(settingNames.learningRate, { least: 0, most: 100, whole: false }, 0.2),
  updates: choice(settingNames.updates, updateKinds, 'mean'),
  // Opened networks may be deeper than the slider allows: the engine accepts 64 layers.
  iteration: number(settingNames.iteration, { least: 0, most: 128, whole: true }, 0),
  controls: selection(settingNames.controls, controlNames),
  autoplay: flag(settingNames.autoplay, true),
  theme: choice(settingNames.theme, themes, 'auto'),
  size: choice(settingNames.size, sizes, 'normal'),
  loading: choice(settingNames.loading, [{ value: 'eager' }, { value: 'lazy' }], 'eager'),
  input: network.input,
  target: network.target,
  speed: choice(settingNames.speed, speeds, 1),
  scale: choice(settingNames.scale, scales, 'logarithmic'),
  digits: number(settingNames.digits, { least: fewestDigits, most: 8, whole: true }, fewestDigits),
  worksheet: choice(settingNames.worksheet, worksheets, 'none'),
  level: choice(settingNames.level, levels, 4),
  variant: number(settingNames.variant, { least: 0, most: 999999, whole: true }, 0),
  practice: number(settingNames.practice, { least: 1, most: 999999, whole: true }, 1),
  panel: choice(settingNames.panel, panels, 'inspect'),
  held: part(settingNames.held),
  network: packed(settingNames.network, { start: /^1/, longest: longestNetwork }),
  weights: packed(settingNames.weights, { start: packedStart, longest: longestText }),
  experiment: group(settingNames.experiment, network),
  repairs: selection(settingNames.repairs, repairNames, 'none'),
  broken: group(settingNames.broken, learningSettings),
  repaired: group(settingNames.repaired, helped),
  points: choice(fieldNames.points, pointSets, 'moons'),
  own: packed(settingNames.own, {
    start: /^-?\d/,
    longest: longestOwn,
    isWhole: (text) => unpackPoints(text) !== null,
  }),
};

export const networkKeys = /** @type {(keyof typeof network)[]} */ (Object.keys(network));

/** @typedef {keyof typeof settings} Key */

/**
 * The descriptions of the settings in the documentation.
 *
 * @type {Readonly<Record<Key, string>>}
 */
export const settingDescriptions = {
  view: 'what is shown: the whole lesson, only its figure, only “Now Break It”, or the lab',
  depth: 'number of hidden layers',
  width: 'neurons per hidden layer',
  activation: 'activation function of the hidden layers',
  initializer:
    'distribution of the initial weights; `matched` is `xavier_normal` for sigmoid and tanh, else `kaiming_normal`',
  seed: 'seed of the random initial weights',
  learningRate: 'factor of the gradient in an update of the weights and biases',
  updates:
    'what an update goes by where an opened network has several examples: the mean of all their gradients, or the one shown',
  iteration: 'the iteration of the pass that the figure shows; the last is 2 × (depth + 1)',
  controls: 'which controls the reader has, separated by spaces or commas',
  autoplay: 'whether the pass plays once when the figure first comes into view',
  theme:
    '`auto` follows the page around the lesson; the lesson’s own page follows the reader’s system',
  size: '`projector` enlarges letters and strengthens contrast, for a wall',
  loading: '`lazy` loads the engine only when the lesson has nearly come into view',
  input: 'the input of the example',
  target: 'the target of the example: the output that would be right',
  speed: 'speed of the animation',
  scale: 'scale of the bars that show gradient magnitudes',
  digits: 'significant digits of the numbers around the network and in the table',
  worksheet: 'which numbers are left blank for the reader to work out by hand',
  level:
    'how much of the worksheet is blank, from 1, its last line alone, to 4, all of it; the rest is worked',
  variant:
    'seed of the worksheet’s numbers: weights, biases, input and target, in one or two decimals; 0 for the network’s own',
  practice: 'seed of the questions of the practice: new networks, new numbers',
  panel: 'the panel of the lab that is open',
  held: 'the neuron or weight that the reader looks at: its layer and number, as `2.1`; of a weight also the number of the neuron that it comes from, as `2.1.3`',
  network: 'the shape of a network opened from a file; the lesson writes it into its links',
  weights: 'weights that were not drawn with the seed; the lesson writes them into its links',
  broken: 'the broken network of the comparison',
  repaired: 'the repaired network of the comparison',
  points: 'the points that both networks of the comparison learn from',
  own: 'the reader’s own points; the lesson writes them into its links',
  experiment:
    'the network of “Now Break It” in the whole lesson; `break-it` alone uses the settings above',
  repairs: 'what is done about the network of “Now Break It”, separated by spaces or commas',
};

export const keys = /** @type {Key[]} */ (Object.keys(settings));

/**
 * @param {Key} key
 * @returns {string} the setting's name in attributes and links: `learning-rate` for `learningRate`
 */
export function attributeOf(key) {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** @type {ReadonlyMap<string, Key>} */
const keyOfPlain = new Map(keys.map((key) => [key.toLowerCase(), key]));

/**
 * @param {string} name in any spelling that frameworks, mail programs or people use: `learning-rate`,
 *   `learningRate`, `learningrate`, `LEARNING-RATE`
 * @returns {Key | undefined}
 */
export function keyOf(name) {
  return keyOfPlain.get(name.toLowerCase().replaceAll('-', ''));
}

/** The attributes that the element observes; HTML turns `learningRate` into `learningrate`. */
export const attributes = [
  ...new Set(keys.flatMap((key) => [attributeOf(key), key.toLowerCase()])),
];

/**
 * @param {Key} key
 * @param {unknown} value
 * @throws {Error} with one line that names the setting, the values it accepts and the value found
 */
export function check(key, value) {
  if (!settings[key].takes(value)) throw new Error(refused(key, value));
}

/**
 * @param {Key} key
 * @param {unknown} value an accepted one
 * @param {unknown} before
 * @returns {unknown} the value to keep: a copy of a list; a group completed by the value before
 */
export function hold(key, value, before) {
  return held(
    /** @type {import('./setting-kinds.js').Setting<any>} */ (settings[key]),
    value,
    before,
  );
}

/**
 * @param {Key} key
 * @param {string} text of an attribute or a link
 * @returns {unknown} the value, checked
 * @throws {Error} as `check` does
 */
export function read(key, text) {
  const value = settings[key].read(text);
  if (!settings[key].takes(value)) throw new Error(refused(key, text));
  return value;
}

/**
 * @param {Key} key
 * @param {unknown} one anything
 * @param {unknown} other anything
 * @returns {boolean} true if both mean the same value of the setting
 */
export function sameValue(key, one, other) {
  return one === other || asText(key, one) === asText(key, other);
}

/**
 * @param {Key} key
 * @param {unknown} value
 * @returns {string}
 */
function asText(key, value) {
  const { takes, write } = /** @type {import('./setting-kinds.js').Setting<any>} */ (settings[key]);
  return takes(value) ? write(value) : `not taken: ${typeof value}`;
}

/**
 * @param {Key} key
 * @param {unknown} found
 * @returns {string}
 */
function refused(key, found) {
  const { name, accepts } = settings[key];
  if (accepts === linkPart && typeof found === 'string') return damagedPart(name);
  return refusal(name, accepts, describe(found));
}

const longestDescription = 40;

/**
 * @param {unknown} value
 * @returns {string}
 */
function describe(value) {
  if (Number.isNaN(value)) return somethingElse;
  if (typeof value !== 'string') return typeof value === 'object' ? somethingElse : String(value);
  return JSON.stringify(
    value.length > longestDescription ? `${value.slice(0, longestDescription)}…` : value,
  );
}
