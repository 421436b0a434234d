import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultState } from '../../../web/src/state/state.js';
import { canTravel, end, first, openModel, update } from './open-model.mjs';

/** @typedef {import('../../../web/src/model/model.js').Model} Model */

test('a stroke that sets a number many times is one step', () => {
  const { model } = openModel();
  const stroke = (/** @type {(() => void)[]} */ changes) => {
    model.stroke = {};
    for (const change of changes) change();
    model.stroke = null;
  };
  const { weights } = model.state;
  stroke([0.1, 0.2, 0.3].map((value) => () => model.edit(first, value)));
  stroke([4, 9, 20].map((depth) => () => model.choose({ depth })));
  stroke([1, 2].map((value) => () => model.chooseExample('input', 0, value)));
  model.undo();
  assert.deepEqual([model.state.depth, model.state.input], [20, defaultState.input]);
  model.undo();
  const parameters = model.document()?.layers[0].weights;
  assert.deepEqual([model.state.depth, parameters?.[0][0]], [defaultState.depth, 0.3]);
  model.undo();
  assert.deepEqual([model.state.weights, canTravel(model)[0]], [weights, false]);
  model.redo();
  assert.equal(model.document()?.layers[0].weights?.[0][0], 0.3);
});

test('a stroke that returns to its start and goes on keeps the earlier steps', () => {
  const { model } = openModel();
  const [first_] = defaultState.input;
  model.edit(first, 0.5);
  model.stroke = {};
  for (const value of [1, first_, 2, 3]) model.chooseExample('input', 0, value);
  model.stroke = null;
  model.undo();
  assert.deepEqual(model.state.input, defaultState.input);
  assert.equal(model.document()?.layers[0].weights?.[0][0], 0.5);
  model.undo();
  assert.deepEqual([model.state.weights, canTravel(model)[0]], ['', false]);
});

test('Undo takes back the reader’s steps in order, and Redo makes them again', () => {
  const { model } = openModel();
  const seen = () => {
    const { depth, activation, input, target, iteration, weights } = model.state;
    return JSON.stringify({ depth, activation, input, target, iteration, weights });
  };
  const steps = [
    () => model.choose({ depth: 5 }),
    () => update(model),
    () => model.edit({ layer: 2, unit: 1, from: 0 }, 3),
    () => model.chooseExample('input', 1, -2),
    () => model.edit({ layer: 1, unit: 0, from: null }, -1),
    () => model.choose({ activation: 'relu' }),
    () => update(model),
    () => model.chooseExample('target', 0, 0),
    () => model.openFile(JSON.stringify({ ...model.document(), loss: 'squared_error' })),
    () => model.choose({ depth: 2 }),
  ];
  assert.deepEqual([...canTravel(model)], [false, false]);
  const states = [seen()];
  for (const step of steps) {
    step();
    states.push(seen());
  }
  const weightsOf = (/** @type {string} */ text) => JSON.parse(text).weights;
  for (let k = steps.length - 1; k >= 0; --k) {
    model.undo();
    const [found, wanted] = [seen(), states[k]].map((text) => ({
      ...JSON.parse(text),
      iteration: null,
    }));
    assert.deepEqual(found, wanted, `undo ${k}`);
  }
  assert.equal(canTravel(model)[0], false);
  for (let k = 1; k <= steps.length; ++k) {
    model.redo();
    assert.equal(weightsOf(seen()), weightsOf(states[k]), `redo ${k}`);
  }
  assert.equal(canTravel(model)[1], false);
});

test('a pass that is played again is no step', () => {
  const { model } = openModel();
  model.jump(end);
  model.play();
  assert.deepEqual([model.frame?.updates, canTravel(model)[0]], [0, false]);
});

test('a change of speed or scale is not a step, and “Step back” at the start undoes an update', () => {
  const { model } = openModel();
  model.choose({ speed: 2, scale: 'logarithmic' });
  model.jump(8);
  assert.equal(canTravel(model)[0], false);
  update(model);
  model.jump(0);
  model.stepBack();
  assert.deepEqual([...canTravel(model)], [false, true]);
  model.redo();
  assert.equal(model.frame?.updates, 1);
});

test('Undo of an update, an edit or an example restores the whole moment', () => {
  const { model } = openModel();
  update(model);
  model.chooseExample('input', 0, 5);
  model.undo();
  assert.deepEqual([model.state.input, model.frame?.updates], [defaultState.input, 1]);
  model.undo();
  assert.deepEqual([model.state.input, model.frame?.updates], [defaultState.input, 0]);
  assert.deepEqual(canTravel(model), [false, true]);
});

test('“Step back” over an update undoes only that update', () => {
  const { model } = openModel();
  model.chooseExample('input', 0, 5);
  update(model);
  model.stepBack();
  assert.deepEqual(
    [model.state.input[0], model.frame?.updates, model.state.iteration],
    [5, 0, end],
  );
  model.redo();
  assert.deepEqual(
    [model.state.input[0], model.frame?.updates, model.state.iteration],
    [5, 1, end],
  );
});

test('“Step back” at the start of a pass undoes neither a new network nor a step in the lab', () => {
  const { model } = openModel();
  model.choose({ depth: 5 });
  model.stepBack();
  assert.equal(model.state.depth, 5);
  model.choose({ broken: { depth: 4 } });
  model.stepBack();
  assert.equal(model.state.broken.depth, 4);
});

test('Undo across networks restores the updates, the losses and the iteration', () => {
  const { model } = openModel();
  update(model, 3);
  model.jump(6);
  const before = model.frame;
  model.choose({ depth: 10 });
  update(model);
  model.undo();
  model.undo();
  assert.deepEqual(model.frame, before);
  assert.equal(model.frame?.losses.length, 4);
});

test('Undo of an edit goes to the iteration of the edit, Redo to the end, where its effect showed', () => {
  const { model } = openModel();
  model.jump(6);
  model.edit(first, 0.5);
  model.jump(2);
  model.undo();
  assert.equal(model.state.iteration, 6);
  model.jump(1);
  model.redo();
  assert.equal(model.state.iteration, end);
});

test('Undo carries no parameters into another network that the host sets', () => {
  const { model } = openModel();
  model.edit(first, 0.5);
  model.edit(first, 0.7);
  model.apply({ depth: 10 });
  const there = { ...model.state };
  assert.deepEqual([canTravel(model), model.shown.nextSteps.isCutByHost], [[false, false], true]);
  model.undo();
  assert.deepEqual({ ...model.state }, there);
  model.edit(first, 0.9);
  assert.deepEqual([canTravel(model), model.shown.nextSteps.isCutByHost], [[true, false], false]);
});

test('Undo keeps the host’s settings', () => {
  const { model } = openModel();
  model.edit(first, 0.5);
  model.apply({ input: [1, -1] });
  model.choose({ broken: { depth: 4 } });
  model.apply({ broken: { width: 5 } });
  model.undo();
  const { broken } = model.state;
  assert.deepEqual([broken.depth, broken.width], [defaultState.broken.depth, 5]);
  model.undo();
  assert.deepEqual([model.state.weights, model.state.input], ['', [1, -1]]);
});

test('a step in the lab can still be undone after the host has set another network', () => {
  const { model } = openModel();
  model.edit(first, 0.5);
  model.choose({ broken: { depth: 4 } });
  model.apply({ seed: 9 });
  model.undo();
  assert.deepEqual([model.state.broken, model.state.seed], [defaultState.broken, 9]);
  assert.deepEqual(canTravel(model), [false, true]);
});

test('the lab and the figure share one order of steps, even in “Now Break It” alone', () => {
  for (const view of /** @type {const} */ (['lesson', 'break-it'])) {
    const { model } = openModel({ view });
    model.choose(view === 'lesson' ? { experiment: { depth: 12 } } : { depth: 12 });
    model.choose({ points: 'spirals' });
    model.undo();
    assert.equal(model.state.points, defaultState.points);
    model.undo();
    const { depth, experiment } = model.state;
    const shown = view === 'lesson' ? experiment.depth : depth;
    assert.deepEqual([shown, canTravel(model)], [defaultState.depth, [false, true]]);
    model.redo();
    model.redo();
    assert.equal(model.state.points, 'spirals');
  }
});

test('the Undo button names the step that it takes back', () => {
  const { model } = openModel();
  const kinds = [];
  for (const step of [
    () => update(model),
    () => model.restart(),
    () => model.edit(first, 0.5),
    () => model.chooseExample('target', 0, 0),
    () => model.choose({ activation: 'relu' }),
    () => model.choose({ repaired: { depth: 4 } }),
  ]) {
    step();
    kinds.push(model.shown.nextSteps.undo);
  }
  assert.deepEqual(kinds, ['update', 'restart', 'weight', 'example', 'network', 'lab']);
});

test('the next step of Undo is shown once after each change', () => {
  const { model, told } = openModel();
  const changes = [
    () => model.edit(first, 0.5),
    () => model.choose({ depth: 5 }),
    () => model.undo(),
    () => model.apply({ seed: 7 }),
  ];
  for (const change of changes) {
    const { shows } = told;
    change();
    assert.deepEqual([told.shows, told.shown?.nextSteps], [shows + 1, model.shown.nextSteps]);
  }
  assert.equal(told.shown?.nextSteps.isCutByHost, true);
});

test('a refused step is not recorded', () => {
  const { model } = openModel();
  assert.throws(() => model.edit(first, 1e6));
  assert.throws(() => model.choose({ depth: 99 }));
  assert.deepEqual(canTravel(model), [false, false]);
});

/** What a moment is, told apart from how the model keeps it. @param {Model} model */
function toldOf(model) {
  const { depth, width, activation, initializer, seed, network, weights, ...rest } = model.state;
  const { input, target, experiment, repairs, broken, repaired, points, own } = rest;
  return {
    network: { depth, width, activation, initializer, seed, network, weights },
    numbers: model.document()?.layers,
    updates: model.frame?.updates,
    other: { input, target, experiment, repairs, broken, repaired, points, own },
  };
}

/** @param {number} seed @returns {(count: number) => number} whole numbers below the count */
function randomSource(seed) {
  let state = seed + 1;
  return (count) => {
    state = (state * 48271) % 2147483647;
    return state % count;
  };
}

/** @param {unknown} one @param {unknown} other */
const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);

test('any sequence of steps, host’s changes, Undo and Redo agrees with a plain list of states', () => {
  for (let seed = 0; seed < 60; ++seed) {
    const random = randomSource(seed);
    const pick = (/** @type {any[]} */ list) => list[random(list.length)];
    const { model } = openModel({ depth: 2, width: 3 });
    const file = JSON.stringify({ ...model.document(), loss: 'squared_error' });
    const change = () =>
      pick([
        { depth: 1 + random(3) },
        { activation: pick(['relu', 'tanh', 'sigmoid']) },
        { seed: random(3) },
        { broken: { depth: 1 + random(4) } },
        { repaired: { width: 2 + random(3), rate: 0.1 } },
        { experiment: { depth: 1 + random(4) } },
        { points: pick(['moons', 'spirals']) },
        { speed: pick([1, 2]) },
      ]);
    const steps = [
      () => update(model),
      () => model.edit({ layer: 1, unit: random(2), from: random(2) }, random(5) / 4),
      () => model.chooseExample('input', random(2), random(3)),
      () => model.chooseExample('target', 0, random(2)),
      () => model.choose(change()),
      () => model.restart(),
      () => model.openFile(file),
    ];
    const hosts = [
      () => model.apply(change()),
      () => model.apply({ input: [random(3), 1] }),
      () => model.apply({ broken: { width: 2 + random(3) } }),
      () => model.apply({ weights: '2e0_0.5' }),
    ];
    let list = [toldOf(model)];
    let now = 0;
    for (let k = 0; k < 60; ++k) {
      const before = toldOf(model);
      assert.deepEqual(before, list[now], `seed ${seed}, after ${k} actions`);
      const kind = random(10);
      if (kind < 5) {
        model.jump(random(model.frame?.iterations ?? 0));
        pick(steps)();
        const after = toldOf(model);
        if (isSame(before, after)) continue;
        list = [...list.slice(0, now + 1), after];
        now += 1;
      } else if (kind < 6) {
        pick(hosts)();
        [list, now] = followHost(list, now, before, toldOf(model));
      } else if (kind < 8) {
        model.undo();
        now = Math.max(now - 1, 0);
      } else {
        model.redo();
        now = Math.min(now + 1, list.length - 1);
      }
      assert.deepEqual(canTravel(model), [now > 0, now < list.length - 1]);
    }
  }
});

/**
 * @typedef {ReturnType<typeof toldOf>} Told
 * @param {Told[]} list
 * @param {number} now
 * @param {Told} before
 * @param {Told} after
 * @returns {[Told[], number]} the list with the host's change in each of its states, without repeats
 */
function followHost(list, now, before, after) {
  const { other, ...network } = after;
  const isOther = !isSame({ ...before, other: null }, { ...after, other: null });
  const changed = list.map((told) => ({
    ...(isOther ? { ...told, ...network } : told),
    other: withParts(told.other, before.other, other),
  }));
  /** @type {Told[]} */
  const kept = [];
  let present = 0;
  changed.forEach((told, k) => {
    if (!isSame(kept[kept.length - 1], told)) kept.push(told);
    if (k === now) present = kept.length - 1;
  });
  return [kept, present];
}

/**
 * @template {Record<string, any>} T
 * @param {T} recorded
 * @param {T} before
 * @param {T} after
 * @returns {T} the recorded values with what differs between the two others, part by part
 */
function withParts(recorded, before, after) {
  const entries = Object.keys(recorded).map((key) => {
    if (isSame(before[key], after[key])) return [key, recorded[key]];
    const hasParts = typeof after[key] === 'object' && !Array.isArray(after[key]);
    return [key, hasParts ? withParts(recorded[key], before[key], after[key]) : after[key]];
  });
  return Object.fromEntries(entries);
}

test('an opened network brings its learning rate, which Undo takes away and Redo brings back', () => {
  const { model } = openModel();
  const open = (/** @type {number} */ rate) =>
    model.openFile(
      JSON.stringify({ ...model.document(), loss: 'squared_error', learning_rate: rate }),
    );
  model.choose({ learningRate: 0.3 });
  open(0.5);
  model.choose({ learningRate: 0.7 });
  open(2);
  const rates = [model.choice.learningRate];
  for (const way of /** @type {const} */ (['undo', 'undo', 'redo', 'redo'])) {
    model[way]();
    rates.push(model.choice.learningRate);
  }
  assert.deepEqual(rates, [2, 0.7, 0.3, 0.5, 2]);
  // Of one network, the rate is the reader's at every moment.
  model.edit(first, 1);
  model.choose({ learningRate: 4 });
  model.undo();
  assert.equal(model.choice.learningRate, 4);
});

test('what is typed in one visit of a field is one step', () => {
  const { model } = openModel();
  const open = (/** @type {number} */ weight, /** @type {object} */ visit) => {
    const { layers, ...rest } =
      /** @type {import('../../../web/src/engine/documents.js').NetworkDocument} */ (
        model.document()
      );
    const [one, ...others] = layers;
    const [row = [], ...rows] = one.weights ?? [];
    const weights = [[weight, ...row.slice(1)], ...rows];
    model.openFile(JSON.stringify({ ...rest, layers: [{ ...one, weights }, ...others] }), visit);
  };
  const seen = () => model.document()?.layers[0].weights?.[0][0];
  const before = seen();
  const [one, other] = [{}, {}];
  for (const weight of [2, 2.5, 2.75]) open(weight, one);
  open(3, other);
  model.undo();
  assert.equal(seen(), 2.75);
  model.undo();
  assert.deepEqual([seen(), canTravel(model)[0]], [before, false]);
});
