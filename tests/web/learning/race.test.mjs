import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadEngine } from '../../../web/src/engine/engine.js';
import { Race } from '../../../web/src/learning/race.js';
import { defaultState } from '../../../web/src/state/state.js';

const engine = await loadEngine();
const examples = engine.dataset({ name: 'moons', seed: 1, size: 20, noise: 0.1 });
const { broken, repaired } = defaultState;
const networks = {
  broken: { ...broken, depth: 2, width: 2 },
  repaired: { ...repaired, depth: 2, width: 2 },
};

/** @param {number} stretch */
function openRace(stretch) {
  /** @type {Race<'broken' | 'repaired'>} */
  const race = new Race(engine, stretch);
  race.begin(networks, examples);
  return race;
}

/** @param {Race<any>} race */
const steps = (race) => race.learners.map(({ learner }) => learner.steps);

test('before it begins, a race has no networks and no steps', () => {
  const race = new Race(engine, 10);
  assert.deepEqual([race.learners, race.steps, race.isUnderWay], [[], 0, false]);
});

test('both networks make all steps of a stretch and then pause', () => {
  const race = openRace(10);
  assert.equal(race.run(7, Infinity), true);
  assert.deepEqual(steps(race), [7, 7]);
  assert.equal(race.run(7, Infinity), false);
  assert.deepEqual([steps(race), race.isUnderWay], [[10, 10], false]);
  race.extend();
  assert.equal(race.isUnderWay, true);
  race.run(100, Infinity);
  assert.deepEqual(steps(race), [20, 20]);
});

test('each network takes a turn even with no time left', () => {
  const race = openRace(100);
  race.run(50, 0);
  const [one, other] = steps(race);
  assert.ok(one > 0 && one < 50, `${one}`);
  assert.equal(one, other);
});

test('a race’s step makes one step of each network', () => {
  const race = openRace(10);
  race.step();
  race.step();
  assert.deepEqual(steps(race), [2, 2]);
});

test('a network that diverges stops, and the other continues', () => {
  const race = openRace(400);
  race.begin(
    { ...networks, broken: { ...networks.broken, activation: 'relu', width: 8, rate: 1e80 } },
    examples,
  );
  race.run(400, Infinity);
  const [one, other] = race.learners.map(({ learner }) => learner);
  assert.notEqual(one.divergence, null);
  assert.deepEqual([other.divergence, other.steps, race.steps], [null, 400, 400]);
});

test('restarting a race closes its networks and begins at the initial weights', () => {
  const race = openRace(10);
  const [{ learner }] = race.learners;
  const first = learner.now.loss;
  race.run(10, Infinity);
  race.begin(networks, examples);
  assert.throws(() => learner.steps, /closed/);
  assert.deepEqual([race.steps, race.learners[0].learner.now.loss], [0, first]);
});
