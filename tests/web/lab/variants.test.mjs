import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Variants } from '../../../web/src/lab/variants.js';
import { networkDocument, shownExample } from '../../../web/src/network/network-document.js';
import { parametersOf } from '../../../web/src/network/parameters.js';
import { sameNumbers, variantOf } from '../../../web/src/network/variant.js';
import { writeLink } from '../../../web/src/state/permalink.js';
import { changed, defaultState, stateFrom } from '../../../web/src/state/state.js';
import { engine, first, openModel } from '../model/open-model.mjs';

const small = /** @type {const} */ ({ view: 'lab', worksheet: 'both', depth: 1, width: 2 });

/** @param {any} document */
function writtenOut(document) {
  const session = engine.open(document);
  const written = session.document();
  session.close();
  return written;
}

const examples = readdirSync('web/examples').map((file) =>
  writtenOut(JSON.parse(readFileSync(`web/examples/${file}`, 'utf8')).document),
);
const relu = writtenOut(
  networkDocument(changed(defaultState, { ...small, activation: 'relu' }), engine),
);

test('a variant has the shape of its network, and short numbers of its own, the same for the same seed', () => {
  for (const document of [relu, ...examples]) {
    const one = variantOf(document, 7, engine);
    assert.deepEqual(one, variantOf(document, 7, engine));
    assert.ok(!sameNumbers(one, document) && !sameNumbers(one, variantOf(document, 8, engine)));
    assert.deepEqual(
      one.layers.map(({ activation, units }) => [activation, units]),
      document.layers.map((/** @type {any} */ { activation, units }) => [activation, units]),
    );
    assert.equal(one.source, undefined);
    const { input, target = [] } = shownExample(one);
    for (const number of [...parametersOf(one), ...input, ...target]) {
      assert.equal(number, Number(number.toFixed(2)));
    }
    for (const number of [...one.layers.flatMap(({ weights = [] }) => weights.flat()), ...input]) {
      assert.notEqual(number, 0);
    }
    // The engine takes it, its target too.
    engine.open(one).close();
  }
});

test('in a small ReLU network, every neuron of every variant learns', () => {
  for (let seed = 1; seed <= 60; ++seed) {
    const session = engine.open(variantOf(relu, seed, engine));
    session.backward();
    for (const delta of [...session.deltas(1), ...session.deltas(2)])
      assert.notEqual(delta, 0, `${seed}`);
    session.close();
  }
});

test('new numbers are a step that Undo takes back, and another number leaves the variant', () => {
  const { model } = openModel({ ...small, iteration: 2 });
  const variants = new Variants(engine, model);
  const before = model.document();
  variants.drawNext();
  const drawn = model.document();
  assert.ok(before && drawn && sameNumbers(drawn, variantOf(before, 1, engine)));
  assert.equal(model.choice.variant, 1);
  assert.equal(model.frame?.iteration, 2);
  assert.ok(variants.settle());
  variants.drawNext();
  assert.equal(model.choice.variant, 2);
  model.undo();
  assert.deepEqual(model.document(), drawn);
  assert.equal(model.choice.variant, 1);
  model.undo();
  assert.deepEqual(model.document(), before);
  assert.equal(model.choice.variant, 0);
  for (const leave of [
    () => model.edit(first, 0.5),
    () => model.chooseExample('input', 0, 0.4),
    () => model.update(),
    () => model.choose({ depth: 2 }),
  ]) {
    variants.drawNext();
    leave();
    assert.equal(model.choice.variant, 0);
  }
});

test('a link that states only the variant gets its numbers, and a link written then has them all', async () => {
  const { model } = openModel({ ...small, variant: 7 });
  const variants = new Variants(engine, model);
  const before = model.document();
  assert.ok(!variants.settle());
  await Promise.resolve();
  const drawn = model.document();
  assert.ok(before && drawn && sameNumbers(drawn, variantOf(before, 7, engine)));
  assert.ok(variants.settle());
  assert.equal(model.shown.nextSteps.undo, null);
  const { model: again } = openModel(stateFrom(model.state));
  assert.match(writeLink(again.state), /variant=7/);
  assert.deepEqual(again.document(), drawn);
  assert.ok(new Variants(engine, again).settle());
});

test('a variant that a host states with a document is one of that network', async () => {
  const { model } = openModel({ ...small, variant: 7 });
  const [document] = examples;
  model.openStated(JSON.stringify(document));
  assert.equal(model.choice.variant, 7);
  const variants = new Variants(engine, model);
  assert.ok(!variants.settle());
  await Promise.resolve();
  const drawn = model.document();
  assert.ok(drawn && sameNumbers(drawn, variantOf(document, 7, engine)));
});
