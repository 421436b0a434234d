/** What settings and their choices are called, and what is said of a value that they do not take. */

export const settingNames = /** @type {const} */ ({
  view: 'View',
  depth: 'Depth',
  width: 'Width',
  activation: 'Activation',
  initializer: 'Initializer',
  seed: 'Seed',
  learningRate: 'Learning rate',
  iteration: 'Iteration',
  controls: 'Controls',
  autoplay: 'Autoplay',
  theme: 'Theme',
  loading: 'Loading',
  input: 'Input',
  target: 'Target',
  speed: 'Speed',
  scale: 'Bar length',
  digits: 'Digits',
  worksheet: 'Worksheet',
  network: 'Network',
  weights: 'Weights',
  experiment: 'Experiment',
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

export const scaleLabels = /** @type {const} */ ({ linear: 'Linear', logarithmic: 'Logarithmic' });

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

/** What a refusal says that was found, where it has no text. */
export const somethingElse = 'something else';
export const damage = 'damage';

export const linkPart = 'what a link of this lesson has there';
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
