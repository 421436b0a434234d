import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  isAsked,
  namesOf,
  promptOf,
  trainedWith,
  verdictOf,
} from '../../../web/src/break-it/told.js';
import { settings } from '../../../web/src/state/settings.js';
import { prompts } from '../../../web/src/words/break-it.js';

const network = { ...settings.experiment.default, depth: 10 };
const plain = { network, repairs: 'none' };
const stuck = {
  steps: 2000,
  loss: 0.6931,
  right: 0.69,
  fresh: 0.67,
  first: 1 / 17e6,
  output: 1,
  before: { first: 1 / 220, output: 1 },
  moved: 0.000021,
  divergence: null,
};
const learned = { ...stuck, loss: 0.0123, right: 0.98, fresh: 0.96, first: 0.1 };

/** @param {string} said */
const spaced = (said) => said.replaceAll('\u00a0', ' ');

test('the verdict names what is true at the first weights, on the way and at the end', () => {
  const verdict = (/** @type {Partial<typeof stuck>} */ change, isOver = true) =>
    spaced(verdictOf(plain, { ...stuck, ...change }, isOver, null));
  assert.equal(
    verdict({ steps: 0 }, false),
    'Before the first step, its first layer gets 1 in 17 million of the signal.',
  );
  assert.equal(
    verdict({ steps: 480 }, false),
    'After 480 steps: 69 % of the points right, loss 0.693. Its first layer gets 1 in 17 million of the signal.',
  );
  assert.equal(
    verdict({}),
    'Stuck at a loss of 0.693: its first layer gets 1 in 17 million of the signal; its weights moved by 0.00002.',
  );
  assert.equal(
    verdict(learned),
    'Learned: 98 % of the points right after 2,000 steps (new points 96 %). Its first layer began at 1 in 220.',
  );
  assert.equal(verdict({ first: 0 }), 'Dead after 2,000 steps: no gradient at all, loss 0.693.');
  // Where the first layer gets enough, the sentence gives no reason.
  assert.match(verdict({ first: 0.5 }), /^Stuck at a loss of 0\.693\. Its first layer gets/);
});

test('the verdict says whether a repair helped, and names its rate and start', () => {
  const ghost = { setup: plain, samples: [], found: stuck };
  const said = (/** @type {string} */ repairs, found = stuck, of = network) =>
    spaced(verdictOf({ network: of, repairs }, found, true, ghost));
  assert.match(
    said('shortcuts', learned),
    / Shortcuts \(a way around the slopes; rate 0\.5\) helped: 0\.693 before\.$/,
  );
  assert.match(
    said('adam'),
    /^Stuck at .* Adam \(a step of its own size for each weight; rate 0\.003\) did not help: 0\.693 before\.$/,
  );
  assert.match(said('rate'), / A larger rate \(2\) did not help: 0\.693 before\.$/);
  assert.match(said('weights', learned), / Larger weights \(× 4, centred\) helped: /);
  assert.match(
    said('none', learned, { ...network, activation: 'relu' }),
    / ReLU \(larger weights, rate 0\.1\) helped: 0\.693 before\.$/,
  );
  // Another depth is no repair, and a run that was left early is no measure.
  assert.doesNotMatch(said('none', learned, { ...network, depth: 3 }), /before/);
  const left = { ...ghost, found: null };
  assert.doesNotMatch(verdictOf({ network, repairs: 'adam' }, stuck, true, left), /before|help/);
});

test('the curves have the names of what tells them apart', () => {
  const named = (/** @type {typeof plain} */ setup, /** @type {typeof plain} */ before) =>
    namesOf(setup, { setup: before, samples: [], found: stuck });
  assert.deepEqual(namesOf(plain, null), { own: '10 layers', ghost: '' });
  const three = { network: { ...network, depth: 3 }, repairs: 'none' };
  assert.deepEqual(named(plain, three), { own: '10 layers', ghost: 'before: 3 layers' });
  const adam = { network, repairs: 'adam' };
  assert.deepEqual(named(adam, plain), { own: 'Adam', ghost: 'before' });
  assert.deepEqual(named(plain, adam), { own: '10 layers', ghost: 'before: Adam' });
});

test('the line below names the start and the rate', () => {
  assert.equal(trainedWith(plain), 'Xavier’s weights · plain steps, rate 0.5');
  assert.equal(
    trainedWith({ network: { ...network, activation: 'relu' }, repairs: 'adam,shortcuts' }),
    'Kaiming’s weights × 0.3 · Adam, rate 0.003',
  );
});

test('the prompt follows what the reader has done', () => {
  const three = { network: { ...network, depth: 3 }, repairs: 'none' };
  assert.equal(promptOf(three, null, false), prompts.guess);
  assert.equal(promptOf(three, null, true), prompts.depth);
  assert.equal(promptOf(plain, stuck, true), prompts.repair);
  assert.equal(promptOf(plain, learned, true), prompts.deeper);
});

test('the guess is about ten layers of sigmoid, without repairs', () => {
  assert.equal(isAsked(plain), true);
  assert.equal(isAsked({ network, repairs: 'adam' }), false);
  assert.equal(isAsked({ network: { ...network, depth: 11 }, repairs: 'none' }), false);
});
