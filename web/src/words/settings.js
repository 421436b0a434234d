/** What settings and their choices are called, and what is said of a value that they do not take. */

export const settingNames = /** @type {const} */ ({
  view: 'View',
  depth: 'Depth',
  width: 'Width',
  activation: 'Activation',
  initializer: 'Initializer',
  seed: 'Seed',
  learningRate: 'Learning rate',
  updates: 'Update by',
  iteration: 'Iteration',
  controls: 'Controls',
  autoplay: 'Autoplay',
  theme: 'Theme',
  size: 'Size',
  loading: 'Loading',
  input: 'Input',
  target: 'Target',
  speed: 'Speed',
  scale: 'Bar length',
  digits: 'Digits',
  worksheet: 'Worksheet',
  level: 'Blank lines',
  variant: 'Variant',
  practice: 'Practice',
  panel: 'Panel',
  held: 'Selection',
  network: 'Network',
  weights: 'Weights',
  experiment: 'Experiment',
  repairs: 'Repairs',
  broken: 'Broken network',
  repaired: 'Repaired network',
  own: 'Own points',
});

/** What else of a network a reader sets. */
export const weight = 'Weight';
/** Of an input or a target. */
export const value = 'Value';
export const bias = 'Bias';

export const activationLabels = /** @type {const} */ ({
  sigmoid: 'Sigmoid',
  tanh: 'Tanh',
  relu: 'ReLU',
  leaky_relu: 'Leaky ReLU',
});

export const initializerLabels = /** @type {const} */ ({
  matched: 'Matched',
  xavier_normal: 'Xavier normal',
  xavier_uniform: 'Xavier uniform',
  kaiming_normal: 'Kaiming normal',
  kaiming_uniform: 'Kaiming uniform',
});

export const sizeLabels = /** @type {const} */ ({ normal: 'Normal', projector: 'Projector' });

export const scaleLabels = /** @type {const} */ ({ linear: 'Linear', logarithmic: 'Logarithmic' });

/** What is blank on a worksheet. */
export const worksheetLabels = /** @type {const} */ ({
  none: 'nothing',
  deltas: 'error signals δ',
  gradients: 'gradients ∂L/∂w',
  both: 'both',
  pass: 'every step of the pass',
});

/** How much of a worksheet is blank, level by level; the rest is worked. */
export const levelLabels = /** @type {const} */ ({
  1: 'the last',
  2: 'a few',
  3: 'most',
  4: 'all',
});

/** The names of the lab's panels. */
/** What an update goes by where there are several examples. */
export const updateLabels = /** @type {const} */ ({
  mean: 'mean of all examples',
  example: 'example shown',
});

export const panelLabels = /** @type {const} */ ({
  inspect: 'Inspect',
  check: 'Check',
  numbers: 'Numbers',
  'by-hand': 'By hand',
  practice: 'Practice',
  examples: 'Examples',
  'your-own': 'Your own',
  compare: 'Compare',
  map: 'Map',
  files: 'Files',
});

/**
 * @param {string} name of what was to be set
 * @param {string} accepted what it takes
 * @param {string} found in its place
 * @returns {string}
 */
export function refusal(name, accepted, found) {
  return `${name}: expected ${accepted}, found ${found}`;
}

/**
 * @param {string} name
 * @returns {string}
 */
export function notASetting(name) {
  return `${name}: not a setting of the lesson`;
}

/** How many names a line lists, and how much of each. */
const [listed, longestName] = [3, 40];

/**
 * @param {readonly string[]} names of a link, at least one
 * @returns {string} one line, however many there are
 */
export function notSettings(names) {
  const [first, ...others] = names.slice(0, listed).map((name) => name.slice(0, longestName));
  if (others.length === 0) return notASetting(first);
  const more = names.length - listed;
  return `${[first, ...others].join(', ')}${more > 0 ? ` and ${more} more` : ''}: not settings of the lesson`;
}

/** Letters of a link for each byte of a document, and bytes of a kilobyte. */
const [lettersOfByte, kilobyte] = [4 / 3, 1000];

/**
 * @param {number} most letters of a link
 * @param {number} found
 * @returns {string}
 */
export function tooLongForLink(most, found) {
  const [room, size] = [Math.floor, Math.ceil].map((round, k) =>
    round([most, found][k] / lettersOfByte / kilobyte),
  );
  return `examples: expected a document of at most ${room} KB without its weights, found ${size} KB`;
}

/** What a refusal says that was found, where it has no text. */
export const somethingElse = 'something else';

export const linkPart = 'text from a link of this lesson';

/**
 * @param {string} name
 * @returns {string}
 */
export function damagedPart(name) {
  return `${name}: this part of the link is damaged`;
}

/** How a neuron or a weight is stated. */
export const aPart =
  'a neuron, such as 2.1 (layer 2, neuron 1), or a weight, such as 2.1.3 (from neuron 3 of layer 1)';

export const aPartOfNetwork = 'a neuron or a weight of this network';

export const trueOrFalse = 'true or false';

/**
 * @param {readonly (string | number)[]} values
 * @returns {string}
 */
export function oneOf(values) {
  return `one of ${values.join(', ')}`;
}

/**
 * @param {{least: number, most: number, whole: boolean}} range both ends included
 * @returns {string}
 */
export function aNumber({ least, most, whole }) {
  return `a ${whole ? 'whole number' : 'number'} from ${least} to ${most}`;
}

/**
 * @param {{least: number, most: number}} range of each
 * @returns {string}
 */
export function twoNumbers({ least, most }) {
  return `2 numbers from ${least} to ${most}`;
}

/**
 * @param {number} count
 * @returns {string}
 */
export function countedNumbers(count) {
  return `${count} numbers`;
}

/**
 * @param {readonly string[]} names
 * @returns {string}
 */
export function allNoneOrSome(names) {
  return `all, none, or some of ${names.join(', ')}`;
}

/**
 * @param {readonly string[]} names
 * @param {string} example
 * @returns {string}
 */
export function someOf(names, example) {
  return `some of ${names.join(', ')}, such as ${example}`;
}
