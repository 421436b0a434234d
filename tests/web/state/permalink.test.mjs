import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadEngine } from '../../../web/src/engine/engine.js';
import { changeTo, networkDocument } from '../../../web/src/network/network-document.js';
import { parametersOf } from '../../../web/src/network/parameters.js';
import { packNumbers } from '../../../web/src/state/packing.js';
import { readLink, withView, writeLink } from '../../../web/src/state/permalink.js';
import { attributeOf, keys, settings } from '../../../web/src/state/settings.js';
import { changed, defaultState, stateFrom } from '../../../web/src/state/state.js';
import { noticeLine } from '../../../web/src/words/notices.js';
import { ownNetwork } from '../network/own-network.mjs';
import { randomText, randomSource } from './random-text.mjs';

const engine = await loadEngine();

/** @param {import('../../../web/src/state/state.js').Change} change */
const linkOf = (change) => writeLink(changed(defaultState, change));
const stateOf = (/** @type {string} */ link) => stateFrom(readLink(link).given);

test('the default state has an empty link', () => {
  assert.equal(writeLink(defaultState), '');
  assert.deepEqual(stateOf(''), defaultState);
});

test('a link contains only the settings that differ', () => {
  assert.equal(
    linkOf({ depth: 10, activation: 'relu', seed: 4 }),
    'depth=10&activation=relu&seed=4',
  );
  assert.equal(linkOf({ input: [1, -0.5], learningRate: 2 }), 'learning-rate=2&input=1,-0.5');
});

test('a link of “Now Break It” omits that view’s defaults', () => {
  assert.equal(writeLink(stateOf('view=break-it')), 'view=break-it');
  assert.equal(writeLink(stateOf('view=break-it&depth=10')), 'view=break-it&depth=10');
});

test('a link contains the parts of the experiment that differ, without escapes', () => {
  const link = linkOf({ experiment: { depth: 15, activation: 'relu', input: [1, -0.5] } });
  assert.equal(link, 'experiment=depth:15;activation:relu;input:1,-0.5');
  assert.deepEqual(stateOf('experiment=activation:relu').experiment, {
    ...defaultState.experiment,
    activation: 'relu',
  });
});

test('an error names an unknown part of the experiment, and a part that makes no sense', () => {
  for (const text of ['depth=15', 'dpeth:15', 'depth:99', 'depth', 'constructor:1']) {
    const { given, notices } = readLink(`experiment=${encodeURIComponent(text)}`);
    assert.deepEqual(given, {});
    assert.match(notices.map(noticeLine).join(), /^Experiment: expected some of depth, .*, found /);
  }
  const spaced = readLink(`experiment=${encodeURIComponent(' depth : 15 ; activation: relu; ')}`);
  assert.deepEqual(spaced.notices, []);
  assert.deepEqual(stateFrom(spaced.given).experiment.depth, 15);
});

test('a link contains a setting that the reader changed back from the host’s to the default', () => {
  const base = stateOf('depth=10&seed=4');
  assert.equal(writeLink(changed(base, { depth: 3 }), base), 'depth=3');
  assert.equal(writeLink(base, base), '');
});

/** For each setting, a value other than its default. */
const others = {
  view: 'figure',
  depth: 20,
  width: 1,
  activation: 'leaky_relu',
  initializer: 'kaiming_uniform',
  seed: 0,
  learningRate: 1e-7,
  updates: 'example',
  iteration: 5,
  controls: 'play,depth',
  autoplay: false,
  theme: 'dark',
  size: 'projector',
  loading: 'lazy',
  input: [-10, 1 / 3],
  target: 0.25,
  speed: 0.5,
  scale: 'linear',
  digits: 6,
  level: 2,
  variant: 7,
  practice: 12,
  worksheet: 'both',
  network: packShape(),
  weights: packNumbers([1, 2]),
  experiment: { depth: 15, activation: 'relu', input: [1, -0.5] },
  repairs: 'shortcuts,adam',
  broken: { depth: 60, gain: 0.1, shortcuts: true, optimizer: 'adam' },
  repaired: { activation: 'sigmoid', normalized: true, loss: 'squared_error', clip: 1 },
  points: 'penguins',
  own: '0.5_-1_0~1_2_1',
  panel: 'compare',
  held: '2.1.3',
};

function packShape() {
  return changeTo(
    { ...networkDocument(defaultState, engine), loss: 'squared_error' },
    defaultState,
    engine,
  ).network;
}

for (const key of keys) {
  test(`${attributeOf(key)} survives a link`, () => {
    const state = changed(defaultState, { [key]: others[key] });
    assert.notDeepEqual(state[key], settings[key].default);
    const { given, notices } = readLink(`#${writeLink(state)}`);
    assert.deepEqual(notices, []);
    assert.deepEqual(stateFrom(given), state);
  });
}

test('an old link with settings of the lab opens the panel that shows them', () => {
  const opened = (/** @type {string} */ link) => withView(readLink(link).given);
  assert.equal(opened('view=lab&worksheet=both').panel, 'by-hand');
  assert.equal(opened('view=lab&panel=map&worksheet=both').panel, 'map');
  const { view, panel, repaired } = opened('#repaired=shortcuts:true');
  assert.deepEqual([view, panel, repaired?.shortcuts], ['lab', 'compare', true]);
  assert.deepEqual(opened('#worksheet=both'), {
    view: 'lab',
    panel: 'by-hand',
    worksheet: 'both',
  });
  assert.deepEqual(opened('#practice=7'), { view: 'lab', panel: 'practice', practice: 7 });
  assert.deepEqual(opened('#depth=10'), { depth: 10 });
  assert.deepEqual(opened('#view=figure&held=1.1'), { view: 'figure', held: '1.1' });
});

test('a link of the lesson opens the lesson, whatever was set in the lab', () => {
  const state = changed(defaultState, { worksheet: 'deltas' });
  assert.equal(writeLink(state), 'view=lesson&worksheet=deltas');
  assert.equal(withView(readLink(writeLink(state)).given).view, 'lesson');
});

test('a damaged link opens with the settings that can be read, and notices name the rest', () => {
  const { given, notices } = readLink('#depth=99&activation=relu&seed=&nonsense=1&width=%E0%A4%A');
  assert.deepEqual(given, { activation: 'relu' });
  assert.deepEqual(notices.map(noticeLine), [
    'Depth: expected a whole number from 1 to 20, found "99"; 3 is used',
    'Seed: expected a whole number from 0 to 999999, found ""; 1 is used',
    'Width: expected a whole number from 1 to 12, found "\uFFFD%A"; 8 is used',
  ]);
});

test('weights after an update survive a link bit for bit', () => {
  const session = engine.open(networkDocument(defaultState, engine));
  session.backward();
  session.update(0.5);
  const document = session.document();
  const link = writeLink(changed(defaultState, changeTo(document, defaultState, engine)));
  assert.match(link, /^weights=2d[\w-]+$/);
  assert.deepEqual(parametersOf(networkDocument(stateOf(link), engine)), parametersOf(document));
});

test('a single edited weight makes a short link', () => {
  const session = engine.open(networkDocument(defaultState, engine));
  session.set({ name: 'weight', layer: 4, unit: 0, from: 0 }, -3);
  const heavier = session.document();
  const link = writeLink(changed(defaultState, changeTo(heavier, defaultState, engine)));
  assert.equal(link, 'weights=2e168_-3');
  assert.deepEqual(parametersOf(networkDocument(stateOf(link), engine)), parametersOf(heavier));
});

test('weights of version 1 belong to the default network of version 1', () => {
  const { given } = readLink('#weights=1e102_-3');
  const { width, seed } = stateFrom(given);
  assert.deepEqual([width, seed], [6, 12278]);
  const parameters = parametersOf(networkDocument(stateOf('#weights=1e102_-3'), engine));
  assert.deepEqual([parameters.length, parameters[102]], [109, -3]);
  assert.equal(stateOf('#weights=1e1_-3&width=2').width, 2);
  assert.equal(readLink('#weights=1e1_-3', { width: 3 }).given.width, 3);
  assert.equal(stateOf('#weights=2e1_-3').seed, 1);
});

test('a network of any shape survives a link', () => {
  const document = engine.open(ownNetwork).document();
  const link = writeLink(changed(defaultState, changeTo(document, defaultState, engine)));
  const session = engine.open(networkDocument(stateOf(link), engine));
  assert.deepEqual(session.document(), document);
});

test('a thousand damaged links are read into valid states without an exception', () => {
  const random = randomSource(1);
  const good = linkOf({ depth: 7, seed: 5, weights: packNumbers([1, 2, 3]), input: [1, 2] });
  for (let k = 0; k < 1000; ++k) {
    const { given } = readLink(randomText(random, good, keys.map(attributeOf)));
    const state = stateFrom(given);
    for (const key of keys) assert.ok(settings[key].takes(state[key]), key);
  }
});

test('a thousand damaged weights and shapes are refused in one line, or open', () => {
  const random = randomSource(2);
  const numbers = parametersOf(engine.open(networkDocument(defaultState, engine)).document());
  const good = [
    ['weights', packNumbers(numbers)],
    ['weights', '2e12_-3~44_0.25'],
    ['network', String(others.network)],
  ];
  let refused = 0;
  for (let k = 0; k < 1000; ++k) {
    const [name, whole] = good[k % good.length];
    const packed = randomText(random, whole, []);
    const { given } = readLink(`${name}=${packed}`);
    try {
      engine.open(networkDocument(stateFrom(given), engine)).close();
    } catch (problem) {
      refused += 1;
      assert.match(/** @type {Error} */ (problem).message, /^[^\n]{5,300}$/);
    }
  }
  assert.ok(refused > 300, `${refused}`);
});

test('links mangled by mail and chat programs are read', () => {
  const wanted = { depth: 7, activation: 'relu', learningRate: 0.3 };
  for (const link of [
    '#depth=7&activation=relu&learning-rate=0.3',
    '#depth=7&amp;activation=relu&amp;learning-rate=0.3',
    '#depth%3D7%26activation%3Drelu%26learning-rate%3D0.3',
    '#DEPTH=7&Activation=relu&learningRate=0.3',
    '#depth=7&activation=relu&learningrate=0.3',
    '#depth%253D7%2526activation%253Drelu%2526learning-rate%253D0.3',
    '#depth%25253D7%252526activation%25253Drelu%252526learning-rate%25253D0.3',
    '#depth=7%26activation=relu%26learning-rate=0.3',
    '#depth=7%26amp;activation%3Drelu&learning-rate=0.3',
    '#depth=7&activation=relu&learning-rate=0.3.',
    '#depth=7&activation=relu&learning-rate=0.3).',
    '#depth=7&activation=relu&learning-rate=0.3">',
    '#depth=7&activation=relu&learning-rate=0.3%29',
    '#!depth=7&activation=relu&learning-rate=0.3',
    '#/?depth=7&activation=relu&learning-rate=0.3',
    '#!/depth=7&activation=relu&learning-rate=0.3',
  ]) {
    assert.deepEqual(readLink(link).given, wanted, link);
  }
});

test('names that are not settings are returned separately', () => {
  assert.deepEqual(readLink('#depth=7&deepth=8').unknown, ['deepth']);
  const nothing = { given: {}, notices: [], example: null };
  assert.deepEqual(readLink('#math'), { ...nothing, unknown: ['math'] });
  assert.deepEqual(readLink('#example=mazur'), { ...nothing, unknown: [], example: 'mazur' });
});

test('damaged points of the reader’s own are named, and not taken', () => {
  const { given, notices } = readLink('#points=own&own=1_2_0~1_2');
  assert.equal(given.own, undefined);
  assert.match(notices.map(noticeLine).join(), /^Own points: this part of the link is damaged/);
  assert.equal(readLink('#points=own&own=1_2_0~3_4_1').given.own, '1_2_0~3_4_1');
});
