/** What the stage says of the network in view, beside the one before it. */
import { learningOf, repairsIn } from '../arms/learning-choice.js';
import { schemeOf } from '../state/choices.js';
import { settings } from '../state/settings.js';
import * as words from '../words/break-it.js';
import { askedDepth } from './guess.js';
import { comparedWith, outcomeOf, undecided } from './outcome.js';

/**
 * @typedef {import('../learning/learner.js').Sample} Sample
 * @typedef {import('./learning-run.js').Ghost} Ghost
 * @typedef {import('./learning-run.js').Setup} Setup
 * @typedef {import('./outcome.js').Found} Found
 * @typedef {import('../words/break-it.js').Network} Network
 */

/**
 * @param {Setup} setup
 * @returns {string} what the network starts from, and how it steps
 */
export function trainedWith(setup) {
  return words.trainedWith(trainingOf(setup));
}

/**
 * @param {Setup} setup
 * @param {Found} found
 * @param {boolean} isOver
 * @param {Ghost | null} ghost
 * @returns {string} the sentence below the stage
 */
export function verdictOf(setup, found, isOver, ghost) {
  if (!isOver) return words.progress(found);
  const compared = ghost?.found ? comparisonOf(setup, found, ghost.setup, ghost.found) : '';
  const said = words.verdict(found, outcomeOf(found), compared !== '');
  return compared === '' ? said : `${said} ${compared}`;
}

/**
 * @param {Setup} setup
 * @param {Found} found
 * @param {Setup} other
 * @param {Found} before
 * @returns {string} whether the change from the other helped; '' if no single thing was added
 */
function comparisonOf(setup, found, other, before) {
  const now = { network: networkOf(setup), training: trainingOf(setup), loss: found.loss };
  const then = { network: networkOf(other), found: before };
  return words.comparison(now, then, comparedWith(found, before));
}

/**
 * @param {Setup} setup
 * @param {Ghost | null} ghost
 * @returns {{own: string, ghost: string}} the names of both curves
 */
export function namesOf(setup, ghost) {
  const [own, other] = [networkOf(setup), ghost && networkOf(ghost.setup)];
  return {
    own: words.nameOf(own, other) || words.nameOf(own, null),
    ghost: other ? words.before(words.nameOf(other, own)) : '',
  };
}

/**
 * @param {import('./learning-run.js').LearningRun} run
 * @returns {import('../sound/heard.js').Heard[]} the network in view, and the one before it
 */
export function heardOf({ learner, setup, ghost }) {
  if (!learner || !setup) return [];
  const names = namesOf(setup, ghost);
  const { loss, magnitudes, step } = learner.now;
  const [{ loss: first }] = learner.samples;
  const own = {
    name: names.own,
    magnitudes: [...magnitudes],
    loss: { first, now: loss, unit: undecided, steps: step },
  };
  const last = ghost?.samples.at(-1);
  return last ? [own, { name: names.ghost, magnitudes: [...last.magnitudes] }] : [own];
}

/**
 * @param {Found} end
 * @returns {boolean} whether its loss is that of a network that does not learn
 */
export function isBroken(end) {
  return !['learned', 'partly'].includes(outcomeOf(end));
}

/**
 * @param {Setup} setup
 * @returns {boolean} whether it is the network of the guess
 */
export function isAsked({ network, repairs }) {
  const isSigmoid = network.activation === settings.experiment.default.activation;
  return isSigmoid && network.depth === askedDepth && repairsIn(repairs).length === 0;
}

/**
 * @param {Setup} setup
 * @param {Found | null} end what it has come to at its end; null before
 * @param {boolean} isGuessMade
 * @returns {string} what to try next
 */
export function promptOf({ network: { depth } }, end, isGuessMade) {
  if (depth < askedDepth) return isGuessMade ? words.prompts.depth : words.prompts.guess;
  const learns = end !== null && outcomeOf(end) === 'learned';
  return learns && depth < settings.depth.most ? words.prompts.deeper : words.prompts.repair;
}

/**
 * @param {Setup} setup
 * @returns {Network}
 */
function networkOf({ network, repairs }) {
  return { ...network, repairs: repairsIn(repairs) };
}

/** @param {Setup} setup */
function trainingOf({ network, repairs }) {
  const learning = learningOf(network, repairs);
  return { ...learning, scheme: schemeOf(learning) };
}
