import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openModel } from './open-model.mjs';

test('a stated selection is held, belongs to the state, and is refused if the network lacks it', () => {
  const { model, notices } = openModel({ held: '2.1.3' });
  assert.deepEqual(model.shown.selection.chosen, { layer: 2, unit: 0, from: 2 });
  assert.equal(model.state.held, '2.1.3');
  model.point(null, true);
  assert.equal(model.state.held, '');
  assert.deepEqual(notices, []);
  assert.deepEqual(
    model.apply({ held: '9.1' }).map(({ message }) => message),
    ['Selection: expected a neuron or a weight of this network, found 9.1'],
  );
});
