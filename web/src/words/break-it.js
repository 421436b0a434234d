/** What the stage "Now Break It" says. */
import { percent, steps } from './arms.js';
import { shareWords } from './figure.js';
import { formatNumber, superscript } from './format.js';
import { activationLabels } from './settings.js';

export const title = 'Now Break It';

export const learn = 'Learn';
export const pause = 'Pause';
export const restart = 'Restart';
export const repairIt = 'Repair it';

export const guessQuestion = 'Guess: the first of ten layers gets';
export const guessNote = 'of the output’s error signal. A guess is optional.';
export const guessMarked = 'of the output’s error signal: the dotted line.';

export const repairLabels = /** @type {const} */ ({
  shortcuts: 'Shortcuts',
  normalization: 'Normalisation',
  adam: 'Adam',
  rate: 'Larger rate',
  weights: 'Larger weights',
});

/** @typedef {keyof typeof repairLabels} Repair */

/**
 * @param {number} share of the output's gradient
 * @returns {string} such as "1/1000" or "1/10⁵"
 */
export function fraction(share) {
  const power = -Math.log10(share);
  if (!Number.isInteger(Number(power.toFixed(6)))) return formatNumber(share);
  return power <= 3 ? `1/${10 ** Math.round(power)}` : `1/10${superscript(Math.round(power))}`;
}

/**
 * @param {number} guess
 * @param {{first: number, output: number}} truth
 * @param {boolean} isRight
 * @returns {string}
 */
export function guessVerdict(guess, { first, output }, isRight) {
  const truth = shareWords(first, output);
  return isRight
    ? `Right: it begins at ${truth}.`
    : `It begins at ${truth}, not ${fraction(guess)} (dotted).`;
}

/**
 * @typedef {object} Network
 * @property {number} depth
 * @property {keyof typeof activationLabels} activation
 * @property {number} width
 * @property {string} initializer
 * @property {number} seed
 * @property {readonly Repair[]} repairs
 */

/** @param {number} depth */
const layers = (depth) => `${depth} ${depth === 1 ? 'layer' : 'layers'}`;

/**
 * @param {Network} network
 * @param {Network | null} other
 * @returns {string} in a few words, what the network has that the other has not; '' for nothing
 */
export function nameOf(network, other) {
  if (other === null) return layers(network.depth);
  const more = network.repairs.filter((repair) => !other.repairs.includes(repair));
  const parts = [
    network.depth === other.depth ? '' : layers(network.depth),
    network.activation === other.activation ? '' : activationLabels[network.activation],
    more.length > 1
      ? `${network.repairs.length} repairs`
      : more.map((repair) => repairLabels[repair]).join(''),
    network.seed === other.seed ? '' : `seed ${network.seed}`,
    network.width === other.width ? '' : `${network.width} neurons a layer`,
  ].filter((part) => part !== '');
  return parts.join(', ');
}

/**
 * @param {string} name of the network that was there before; '' for none
 * @returns {string}
 */
export function before(name) {
  return name === '' ? 'before' : `before: ${name}`;
}

/**
 * @param {number} number
 * @returns {string} with one digit, as a decimal while that is short
 */
function plainly(number) {
  if (!(number >= 1e-6)) return formatNumber(number, 1);
  const rounded = Number(number.toPrecision(1));
  return rounded.toFixed(Math.max(0, -Math.floor(Math.log10(rounded))));
}

/**
 * @param {{first: number, output: number}} found
 * @returns {string} what of the error signal the first layer gets
 */
function received({ first, output }) {
  if (output === 0) return 'gets no signal: there is none at the output';
  if (first === 0) return 'gets no signal at all';
  if (first > output) return `gets ${shareWords(first, output)} signal`;
  return `gets ${shareWords(first, output)} of the signal`;
}

/**
 * @typedef {object} Said what a network has come to
 * @property {number} steps
 * @property {number} loss
 * @property {number} right share of its points
 * @property {number | null} fresh share of points that it has not seen; null where there are none
 * @property {number} first mean |δ| of its first layer
 * @property {number} output mean |δ| of its output
 * @property {{first: number, output: number}} before both at its first weights
 * @property {number} moved by its first layer
 * @property {string | null} divergence
 */

/** A first layer that gets less than this share of the output's gradient hears next to nothing. */
const nextToNothing = 1e-3;

/**
 * @param {Said} found at the first weights or on the way
 * @returns {string}
 */
export function progress({ steps: made, loss, right, ...signal }) {
  if (made === 0) return `Before the first step, its first layer ${received(signal)}.`;
  const now = `${percent(right)} of the points right, loss ${formatNumber(loss)}`;
  return `After ${steps(made)} steps: ${now}. Its first layer ${received(signal)}.`;
}

/**
 * @param {Said} found at the end
 * @param {'learned' | 'partly' | 'stuck' | 'dead' | 'blew-up'} outcome
 * @param {boolean} isCompared whether a comparison follows, which takes the place of the reason
 * @returns {string}
 */
export function verdict(
  { steps: made, loss, right, fresh, moved, before: start, ...signal },
  outcome,
  isCompared,
) {
  const after = `after ${steps(made)} steps`;
  const points = `${percent(right)} of the points right`;
  if (outcome === 'blew-up')
    return `Blew up ${after}: its numbers outgrew what a computer can hold.`;
  if (outcome === 'learned') {
    const others = fresh === null ? '' : ` (new points ${percent(fresh)})`;
    const share = shareWords(start.first, start.output);
    const reason = isCompared ? '' : ` Its first layer began at ${share}.`;
    return `Learned: ${points} ${after}${others}.${reason}`;
  }
  const hears = `its first layer ${received(signal)}; its weights moved by ${plainly(moved)}`;
  const state = {
    dead: `Dead ${after}: no gradient at all, loss ${formatNumber(loss)}`,
    stuck: `Stuck at a loss of ${formatNumber(loss)}`,
    partly: `Not learned ${after}: ${percent(right)} right, loss ${formatNumber(loss)}`,
  }[outcome];
  if (isCompared || outcome === 'dead') return `${state}.`;
  const isSilent = outcome === 'stuck' && signal.first < nextToNothing * signal.output;
  return isSilent ? `${state}: ${hears}.` : `${state}. ${hears.replace('its', 'Its')}.`;
}

/**
 * @typedef {object} Training
 * @property {string} scheme of the initial weights
 * @property {number} gain
 * @property {boolean} centered
 * @property {string} optimizer
 * @property {number} rate
 */

/** @param {Training} training */
function startOf({ scheme, gain, centered }) {
  const [name, kind] = scheme.split('_');
  const author = name === 'kaiming' ? 'Kaiming’s' : 'Xavier’s';
  const size = name === 'kaiming' && gain === 1 ? ' larger' : '';
  const spread = kind === 'uniform' ? ' uniform' : '';
  const larger = gain === 1 ? '' : ` × ${gain}`;
  const middle = centered ? ', centred' : '';
  return `${author}${size}${spread} weights${larger}${middle}`;
}

/**
 * @param {Training} training
 * @returns {string} what the network starts from and how it steps
 */
export function trainedWith(training) {
  const rule = training.optimizer === 'adam' ? 'Adam' : 'plain steps';
  return `${startOf(training)} · ${rule}, rate ${training.rate}`;
}

/**
 * @param {Network} now
 * @param {Network} before
 * @param {Training} training of the network now
 * @returns {string | null} the one thing that was added to the network before, with what suits it, as the
 *   beginning of a sentence; null if the difference is another
 */
function added(now, before, training) {
  const isElse =
    now.depth !== before.depth || now.width !== before.width || now.seed !== before.seed;
  const more = now.repairs.filter((repair) => !before.repairs.includes(repair));
  const isLess = before.repairs.some((repair) => !now.repairs.includes(repair));
  if (isElse || isLess) return null;
  if (now.activation !== before.activation) {
    const name = activationLabels[now.activation];
    const start = training.scheme.startsWith('kaiming') ? 'larger weights' : startOf(training);
    return more.length > 0 ? null : `${name} (${start}, rate ${training.rate})`;
  }
  if (more.length !== 1) return null;
  const [repair] = more;
  const { rate, gain, centered } = training;
  const weights = `Larger weights (× ${gain}${centered ? ', centred' : ''})`;
  const start = gain === 1 ? '' : `weights × ${gain}, `;
  return {
    shortcuts: `Shortcuts (a way around the slopes; ${start}rate ${rate})`,
    normalization: `Normalisation (of each layer’s sums; rate ${rate})`,
    adam: `Adam (a step of its own size for each weight; rate ${rate})`,
    rate: `A larger rate (${rate})`,
    weights,
  }[repair];
}

/**
 * @param {{network: Network, training: Training, loss: number}} now
 * @param {{network: Network, found: Said}} before
 * @param {'helped' | 'helped-some' | 'both' | 'same' | 'worse'} comparison of both
 * @returns {string} '' unless one thing was added to the network before
 */
export function comparison({ network, training, loss }, { network: other, found }, comparison) {
  const was = found.divergence === null ? formatNumber(found.loss) : 'beyond all bounds';
  const change = added(network, other, training);
  if (change === null) return '';
  const says = {
    helped: `${change} helped: ${was} before.`,
    'helped-some': `${change} helped, but not enough: ${was} before.`,
    both: `${change}: loss ${formatNumber(loss)}, and ${was} before.`,
    same: `${change} did not help: ${was} before.`,
    worse: `${change} made it worse: ${was} before.`,
  };
  return says[comparison];
}

/** What to try next. @type {Readonly<Record<'guess' | 'depth' | 'repair' | 'deeper', string>>} */
export const prompts = {
  guess: '→ Guess first, then set Depth to 10.',
  depth: '→ Set Depth to 10. Watch the first bar.',
  repair: '→ Which repair helps? One press each.',
  deeper: '→ It learns. Does it with 20 layers?',
};
