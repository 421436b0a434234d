import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sharedAs, sharedState } from '../../../web/src/share/shared-lesson.js';
import { controlNames, isShown } from '../../../web/src/state/settings.js';
import { defaultState, stateFrom } from '../../../web/src/state/state.js';

/**
 * @param {Partial<import('../../../web/src/state/state.js').State>} given
 * @param {Partial<import('../../../web/src/share/shared-lesson.js').Shared>} change
 */
function shared(given, change = {}) {
  const state = stateFrom(given);
  return sharedState(state, { ...sharedAs(state), ...change });
}

test('without a choice, the state is shared as it is', () => {
  for (const given of [
    {},
    { view: /** @type {const} */ ('figure'), depth: 10, autoplay: false },
    { controls: 'none' },
    { controls: 'depth,activation,prompt' },
    { controls: 'play,seed' },
    { theme: /** @type {const} */ ('dark'), size: /** @type {const} */ ('projector') },
  ]) {
    assert.deepEqual(shared(given), stateFrom(given));
  }
});

test('a lesson that stands within its pass is shared paused there, or at the start', () => {
  const here = shared({ iteration: 5 });
  assert.deepEqual([here.iteration, here.autoplay], [5, false]);
  const waits = shared({ iteration: 5 }, { start: 'waits' });
  assert.deepEqual([waits.iteration, waits.autoplay], [0, false]);
  const plays = shared({ iteration: 5, autoplay: false }, { start: 'plays' });
  assert.deepEqual([plays.iteration, plays.autoplay], [0, true]);
});

test('no controls, those of the prompts, or all; with the prompt or without', () => {
  assert.equal(shared({}, { controls: 'none' }).controls, 'none');
  assert.equal(shared({}, { controls: 'few' }).controls, 'depth,activation,prompt');
  assert.equal(shared({}, { controls: 'few', prompt: false }).controls, 'depth,activation');
  const silent = shared({}, { prompt: false }).controls;
  assert.deepEqual(
    controlNames.filter((name) => !isShown(silent, name)),
    ['prompt'],
  );
  assert.deepEqual(sharedAs(stateFrom({ controls: silent })), {
    ...sharedAs(defaultState),
    prompt: false,
  });
});

test('controls that a host chose stay, and the prompt with them or without', () => {
  const given = { controls: 'play,prompt,seed' };
  assert.equal(sharedAs(stateFrom(given)).controls, 'own');
  assert.equal(shared(given, { prompt: false }).controls, 'play,seed');
  assert.equal(shared({ controls: 'prompt' }, { prompt: false }).controls, 'none');
});
