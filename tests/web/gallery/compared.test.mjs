/** The published examples of web/examples/, and their authors' numbers beside the engine's. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gatheredExamples } from '../../../scripts/bundle.mjs';
import { loadEngine } from '../../../web/src/engine/engine.js';
import { compared, isOf } from '../../../web/src/gallery/compared.js';

const engine = await loadEngine();

/** @type {import('../../../web/src/gallery/compared.js').Example[]} */
const examples = JSON.parse(gatheredExamples('web/examples'));

test('there are twenty examples, the smallest networks first', () => {
  assert.ok(examples.length >= 20);
  const sizes = examples.map(({ document: { inputs, layers } }) =>
    layers.reduce((sum, { units }) => sum + units, inputs),
  );
  assert.deepEqual(
    sizes,
    [...sizes].sort((one, other) => one - other),
  );
});

for (const example of examples) {
  test(`${example.id} has a name, a source, and a sentence on what to look at`, () => {
    const { name, source } = example.document;
    for (const text of [name, source, example.look]) assert.ok(text.length > 3);
    assert.match(example.look, /[.]$/);
  });

  test(`${example.id}: a printed number is the engine’s, but for rounding, or known to be wrong`, () => {
    for (const { what, theirs, ours, verdict } of compared(engine, example)) {
      assert.notEqual(verdict, 'other', `${what}: ${theirs} and ${ours}`);
    }
  });
}

test('a number that is said to be wrong is really another one', () => {
  for (const example of examples) {
    const { printed = [] } = example;
    const honest = { ...example, printed: printed.map((each) => ({ ...each, wrong: undefined })) };
    compared(engine, honest).forEach(({ verdict, what }, k) => {
      if (printed[k].wrong) assert.notEqual(verdict, 'same', what);
    });
  }
});

/** @param {string} value @param {Partial<import('../../../web/src/gallery/compared.js').Printed>} [more] */
function verdictOn(value, more = {}) {
  const mazur = examples.find(({ id }) => id === 'mazur');
  assert.ok(mazur);
  const printed = [{ what: 'loss', path: 'loss', value, ...more }];
  return compared(engine, { ...mazur, printed })[0].verdict;
}

test('numbers are compared to the digits that are printed', () => {
  assert.equal(verdictOn('0.298371109'), 'same');
  assert.equal(verdictOn('0.30'), 'same');
  assert.equal(verdictOn('0.298371108'), 'rounded');
  assert.equal(verdictOn('0.31'), 'other');
  assert.equal(verdictOn('-0.597', { factor: -2 }), 'same');
  assert.equal(verdictOn('0.31', { wrong: 'a slip' }), 'wrong');
});

test('a path that leads nowhere is named', () => {
  assert.throws(() => verdictOn('1', { path: 'layers[7].deltas[0]' }), {
    message: 'layers[7].deltas[0]: expected a number, found undefined',
  });
});

test('an example with a layer more, or another activation, is no longer the one whose numbers were printed', () => {
  const [example] = examples.filter(({ document }) => document.layers.length > 1);
  const { document } = example;
  const [first, ...others] = document.layers;
  assert.ok(isOf({ ...document, learning_rate: 9 }, example));
  assert.ok(!isOf({ ...document, layers: others }, example));
  assert.ok(!isOf({ ...document, layers: [{ ...first, activation: 'elu' }, ...others] }, example));
});
