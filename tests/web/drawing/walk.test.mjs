import assert from 'node:assert/strict';
import { test } from 'node:test';
import { walked } from '../../../web/src/drawing/walk.js';

/** Two inputs, five neurons, one output; its target, and the loss. */
const sizes = [2, 5, 1, 1, 1];

/**
 * @param {import('../../../web/src/drawing/walk.js').Walk} walk
 * @param {...string} keys
 */
function after(walk, ...keys) {
  return keys.reduce((here, key) => walked(here, key, sizes) ?? here, walk);
}

/** @type {import('../../../web/src/drawing/walk.js').Walk} */
const output = { place: { layer: 2, unit: 0, from: null }, end: 'from', way: [] };

test('from a neuron, Left leads to a weight into it and then to the neuron it comes from', () => {
  assert.deepEqual(after(output, 'ArrowLeft').place, { layer: 2, unit: 0, from: 2 });
  assert.deepEqual(after(output, 'ArrowLeft', 'ArrowLeft').place, {
    layer: 1,
    unit: 2,
    from: null,
  });
});

test('Right leads back the same way', () => {
  const way = ['ArrowLeft', 'ArrowLeft', 'ArrowRight', 'ArrowRight'];
  assert.deepEqual(after(output, ...way).place, output.place);
});

test('Up and Down move the end of a weight at which the walk did not begin', () => {
  const into = after(output, 'ArrowLeft', 'ArrowUp').place;
  assert.deepEqual(into, { layer: 2, unit: 0, from: 1 });
  const outOf = after(output, 'Home', 'ArrowRight', 'ArrowDown', 'ArrowDown').place;
  assert.deepEqual(outOf, { layer: 1, unit: 2, from: 0 });
});

test('every neuron and every weight can be walked to, and no key leads out of the network', () => {
  const seen = new Set();
  /** @type {import('../../../web/src/drawing/walk.js').Walk[]} */
  const open = [output];
  while (open.length > 0) {
    const last = /** @type {import('../../../web/src/drawing/walk.js').Walk} */ (open.pop());
    const here = { ...last, way: [] };
    if (seen.has(JSON.stringify(here))) continue;
    seen.add(JSON.stringify(here));
    const { layer, unit, from } = here.place;
    assert.ok(layer >= 0 && layer <= 4 && unit >= 0 && unit < sizes[layer]);
    assert.ok(from === null || (layer > 0 && from >= 0 && from < sizes[layer - 1]));
    for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End']) {
      open.push(after(here, key));
    }
  }
  const places = new Set([...seen].map((walk) => JSON.stringify(JSON.parse(walk).place)));
  assert.equal(places.size, 2 + 5 + 1 + 2 * 5 + 5 * 1 + 2);
});

test('from the output, Right leads to the target and the loss, and Left leads back', () => {
  const loss = { layer: 4, unit: 0, from: null };
  assert.deepEqual(after(output, 'ArrowRight', 'ArrowRight', 'ArrowRight').place, loss);
  assert.deepEqual(after(output, 'End').place, loss);
  assert.deepEqual(after(output, 'End', 'ArrowLeft', 'ArrowLeft').place, output.place);
});

test('Right returns to the neuron that the way came from, also after a step to a sibling', () => {
  const wide = [2, 5, 5, 1, 1, 1];
  const third = { layer: 2, unit: 3, from: null };
  /** @type {import('../../../web/src/drawing/walk.js').Walk} */
  let below = { ...output, place: third };
  for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowUp', 'ArrowUp'])
    below = walked(below, key, wide) ?? below;
  assert.deepEqual(below.place, { layer: 1, unit: 1, from: null });
  const weight = walked(below, 'ArrowRight', wide);
  assert.deepEqual(weight?.place, { layer: 2, unit: 3, from: 1 });
  assert.deepEqual(weight && walked(weight, 'ArrowRight', wide)?.place, third);
});

test('Backspace goes back stop by stop, as far as the network still has them, and then stays', () => {
  const there = after(output, 'ArrowLeft', 'ArrowUp', 'ArrowLeft', 'Home');
  assert.deepEqual(after(there, 'Backspace').place, { layer: 1, unit: 1, from: null });
  assert.deepEqual(after(there, 'Backspace', 'Backspace').place, { layer: 2, unit: 0, from: 1 });
  const five = Array(5).fill('Backspace');
  assert.deepEqual(after(there, ...five), output);
  const narrow = walked(there, 'Backspace', [2, 1, 1, 1, 1]);
  assert.deepEqual(narrow?.place, output.place);
});

test('other keys lead nowhere', () => {
  assert.equal(walked(output, 'a', sizes), null);
});
