import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comparedWith, outcomeOf } from '../../../web/src/break-it/outcome.js';

const learned = {
  steps: 2000,
  loss: 0.05,
  right: 0.98,
  fresh: 0.96,
  first: 0.001,
  output: 0.01,
  before: { first: 0.001, output: 0.01 },
  moved: 0.1,
  divergence: null,
};
const stuck = { ...learned, loss: 0.6931, right: 0.69, first: 1e-9 };

test('a network has learned, is on its way, is stuck, is dead, or has blown up', () => {
  assert.equal(outcomeOf(learned), 'learned');
  assert.equal(outcomeOf({ ...learned, right: 0.8, loss: 0.4 }), 'partly');
  assert.equal(outcomeOf(stuck), 'stuck');
  assert.equal(outcomeOf({ ...stuck, first: 0 }), 'dead');
  assert.equal(outcomeOf({ ...stuck, divergence: 'step 3: …' }), 'blew-up');
});

test('a comparison says whether a change helped', () => {
  const partly = { ...stuck, right: 0.8, loss: 0.3, first: 0.001 };
  assert.equal(comparedWith(learned, stuck), 'helped');
  assert.equal(comparedWith(partly, stuck), 'helped-some');
  assert.equal(comparedWith({ ...stuck, loss: 0.69 }, stuck), 'same');
  assert.equal(comparedWith(stuck, learned), 'worse');
  assert.equal(comparedWith(stuck, partly), 'worse');
  assert.equal(comparedWith(learned, { ...learned, loss: 0.2 }), 'both');
});

test('a network that blew up is worse than one that is stuck, and as bad as another that blew up', () => {
  const blown = { ...stuck, loss: NaN, divergence: 'step 3: …' };
  assert.equal(comparedWith(blown, stuck), 'worse');
  assert.equal(comparedWith(stuck, blown), 'helped-some');
  assert.equal(comparedWith(blown, blown), 'same');
});
