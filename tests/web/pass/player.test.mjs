import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadEngine } from '../../../web/src/engine/engine.js';
import { networkDocument } from '../../../web/src/network/network-document.js';
import { parametersOf } from '../../../web/src/network/parameters.js';
import { Player } from '../../../web/src/pass/player.js';
import { Run } from '../../../web/src/pass/run.js';
import { changed, defaultState } from '../../../web/src/state/state.js';

const engine = await loadEngine();
const pace = { speed: /** @type {const} */ (1) };
const rate = 0.5;
/** @type {import('../../../web/src/engine/session.js').Place} */
const firstWeight = { name: 'weight', layer: 1, unit: 0, from: 0 };
/** Of the default network: L = 4. */
const end = 8;

/** A player of the default network, whose animation frames are called by hand. */
function openPlayer({ reduced = false } = {}) {
  /** @type {((now: number) => void) | null} */
  let pending = null;
  /** @type {number[]} */
  const frames = [];
  /** @type {boolean[]} */
  const playing = [];
  const rests = { count: 0 };
  /** @type {string[]} */
  const refusals = [];
  const player = new Player({
    scheduler: {
      request: (tick) => {
        pending = tick;
        return 1;
      },
      cancel: () => (pending = null),
    },
    isMotionReduced: () => reduced,
    onFrame: ({ iteration }) => frames.push(iteration),
    onMove: () => {},
    onPlaying: (now) => playing.push(now),
    onRest: () => (rests.count += 1),
    onRefusal: ({ message }) => refusals.push(message),
  });
  let now = 0;
  /** @param {number} ticks of a tenth of a second */
  const wait = (ticks) => {
    for (let k = 0; k < ticks; ++k) {
      const due = pending;
      pending = null;
      due?.((now += 100));
    }
  };
  player.open(new Run(engine, networkDocument(defaultState, engine)));
  const run = /** @type {Run} */ (player.run);
  return { player, run, frames, playing, rests, refusals, wait };
}

/** @param {Run} run */
const weightsOf = (run) => parametersOf(run.document());

test('a newly opened run is shown at iteration 0, at rest', () => {
  const { player, frames } = openPlayer();
  assert.deepEqual(frames, [0]);
  assert.equal(player.frame?.iteration, 0);
  assert.equal(player.moving, false);
});

test('playing shows every iteration once and rests at the end', () => {
  const { player, frames, rests, wait } = openPlayer();
  player.play(pace);
  assert.equal(player.playing, true);
  wait(200);
  assert.deepEqual(frames, [0, 1, 2, 3, 4, 5, 6, 7, 8]);
  assert.deepEqual([player.playing, rests.count], [false, 1]);
});

test('a change of speed takes effect at the current position', () => {
  const slow = openPlayer();
  const fast = openPlayer();
  for (const { player, wait } of [slow, fast]) {
    player.play(pace);
    wait(5);
  }
  fast.player.changePace({ speed: 4 });
  for (const { wait } of [slow, fast]) wait(10);
  const [late, early] = [slow, fast].map(({ player }) => player.frame?.iteration ?? NaN);
  assert.ok(early > late, `${early} and ${late}`);
});

test('a pause stops between two iterations, and playing continues from there', () => {
  const { player, frames, wait } = openPlayer();
  player.play(pace);
  wait(15);
  player.pause();
  const held = frames.length;
  wait(50);
  assert.equal(frames.length, held);
  player.play(pace);
  wait(200);
  assert.deepEqual(frames, [0, 1, 2, 3, 4, 5, 6, 7, 8]);
});

test('with reduced motion, a step is a jump', () => {
  const { player } = openPlayer({ reduced: true });
  player.step(pace);
  assert.equal(player.frame?.iteration, 1);
  assert.equal(player.moving, false);
});

test('steps in quick succession are all made', () => {
  const { player, wait } = openPlayer();
  for (let k = 0; k < 3; ++k) player.step(pace);
  wait(20);
  assert.equal(player.frame?.iteration, 3);
  assert.equal(player.moving, false);
});

test('a step while the pass plays finishes the current iteration', () => {
  const { player, wait } = openPlayer();
  player.play(pace);
  wait(15);
  const begun = player.frame?.iteration;
  player.step(pace);
  wait(20);
  assert.deepEqual([player.frame?.iteration, player.playing], [begun, false]);
});

test('an update shows the next pass at its end, and the parameters before it can be restored', () => {
  const { player, run } = openPlayer({ reduced: true });
  const [before, found] = [weightsOf(run), run.snapshot];
  player.jump(end);
  const loss = player.frame?.loss;
  player.update(rate);
  assert.deepEqual([player.frame?.iteration, player.frame?.updates], [end, 1]);
  assert.equal(player.frame?.lossBefore, loss);
  assert.notDeepEqual(weightsOf(run), before);
  player.alter(() => run.restore(found), end);
  assert.deepEqual([player.frame?.iteration, player.frame?.updates], [end, 0]);
  assert.deepEqual(weightsOf(run), before);
});

test('a step back goes to the previous iteration, and does nothing at the start', () => {
  const { player, frames, wait } = openPlayer();
  assert.equal(player.canStepBack, false);
  player.stepBack();
  player.jump(2);
  player.stepBack();
  assert.equal(player.canStepBack, true);
  player.step(pace);
  wait(3);
  player.stepBack();
  assert.deepEqual(frames, [0, 2, 1, 2, 1]);
});

test('at the end of the pass, a step does nothing, and Play plays the same pass again', () => {
  const { player, run, frames, wait } = openPlayer();
  const before = weightsOf(run);
  player.jump(end);
  player.step(pace);
  assert.deepEqual([player.frame?.iteration, player.moving], [end, false]);
  frames.length = 0;
  player.play(pace);
  wait(200);
  assert.deepEqual(frames, [0, 1, 2, 3, 4, 5, 6, 7, 8]);
  assert.deepEqual(weightsOf(run), before);
});

test('the layers before an update are in the frame that follows it, until the pass is left', () => {
  const { player } = openPlayer({ reduced: true });
  player.jump(end);
  const { layers } = player.frame ?? {};
  player.update(rate);
  assert.deepEqual(player.frame?.layersBefore?.[1].gradients, layers?.[1].gradients);
  player.jump(3);
  player.jump(end);
  assert.equal(player.frame?.layersBefore, null);
});

test('a restart goes back to before the first update', () => {
  const { player, run } = openPlayer({ reduced: true });
  const before = weightsOf(run);
  for (let k = 0; k < 3; ++k) player.update(rate);
  player.restart();
  assert.deepEqual([player.frame?.iteration, player.frame?.updates], [0, 0]);
  assert.deepEqual(weightsOf(run), before);
});

test('an edit after updates keeps the iteration, and can be taken back', () => {
  const { player, run } = openPlayer({ reduced: true });
  const before = weightsOf(run);
  player.update(rate);
  player.jump(3);
  player.edit(firstWeight, 7);
  assert.deepEqual([player.frame?.iteration, player.frame?.updates], [3, 1]);
  assert.equal(player.frame?.layers[1].weights[0][0], 7);
  assert.notEqual(player.frame?.lossBefore, null);
  player.restart();
  assert.deepEqual(weightsOf(run), before);
});

test('another example keeps the parameters and the iteration', () => {
  const { player, run } = openPlayer({ reduced: true });
  player.update(rate);
  const weights = weightsOf(run);
  player.jump(3);
  player.setExample({ input: [1, -1], target: [0], pick: 0 });
  assert.deepEqual(player.frame?.layers[0].activations, [1, -1]);
  assert.deepEqual([player.frame?.targets, player.frame?.iteration], [[0], 3]);
  assert.deepEqual(weightsOf(run), weights);
});

test('the loss before the last update is computed for the current example', () => {
  const { player, run } = openPlayer({ reduced: true });
  player.update(rate);
  player.setExample({ input: [1, -1], target: [0], pick: 0 });
  const document = networkDocument(changed(defaultState, { input: [1, -1], target: 0 }), engine);
  assert.equal(player.frame?.lossBefore, engine.open(document).forward());
  assert.equal(run.frame().learningRate, rate);
});

test('opening another run closes the previous one', () => {
  const { player, run } = openPlayer();
  player.play(pace);
  player.open(new Run(engine, networkDocument(changed(defaultState, { depth: 5 }), engine)));
  assert.equal(player.frame?.iterations, 12);
  assert.equal(player.playing, false);
  assert.throws(() => run.iteration, /closed/);
});

test('captions show an iteration’s frame only once its signal has arrived', () => {
  const { player, wait } = openPlayer();
  player.step(pace);
  assert.deepEqual([player.frame?.iteration, player.arrived?.iteration], [1, 0]);
  wait(3);
  assert.ok(player.progress < 0.6);
  assert.equal(player.arrived?.iteration, 0);
  wait(2);
  assert.ok(player.progress >= 0.6);
  assert.equal(player.arrived?.iteration, 1);
});

test('captions follow a jump, a change and an update at once', () => {
  const { player, wait } = openPlayer();
  player.step(pace);
  wait(2);
  player.edit(firstWeight, 2);
  assert.equal(player.arrived, player.frame);
  player.jump(end);
  assert.equal(player.arrived, player.frame);
  player.update(rate);
  assert.deepEqual([player.arrived, player.arrived?.updates], [player.frame, 1]);
});

test('an update that the engine refuses leaves the pass at its end', () => {
  const { player, run, refusals } = openPlayer({ reduced: true });
  const before = weightsOf(run);
  player.jump(end);
  player.update(Infinity);
  assert.equal(refusals.length, 1);
  assert.match(refusals[0], /^learning rate: expected a finite number/);
  assert.deepEqual([player.frame?.iteration, player.playing], [end, false]);
  assert.deepEqual(weightsOf(run), before);
});
