import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadEngine } from '../../../web/src/engine/engine.js';
import { shapeDocument } from '../../../web/src/network/network-document.js';
import { animatedSvg, merged } from '../../../web/src/share/animated-svg.js';
import { momentOf, storyOf } from '../../../web/src/share/storyboard.js';
import { stateFrom } from '../../../web/src/state/state.js';
import { paperPalette } from '../../../scripts/figures/paper.mjs';

const engine = await loadEngine();
const palette = paperPalette();
const rate = 0.2;

/**
 * @param {import('../../../web/src/share/storyboard.js').Plot} plot
 * @param {import('../../../web/src/state/state.js').Change} [change]
 */
function told(plot, change = {}) {
  const session = engine.open(shapeDocument(stateFrom(change)));
  const document = { ...session.document(), learning_rate: rate };
  session.close();
  return { document, story: storyOf({ engine, document, updates: 'mean' }, plot, 3) };
}

test('a pass is told from its first iteration to its last, and each iteration in its turn', () => {
  const { story } = told('pass', { depth: 4 });
  const { iterations } = story[0].frame;
  assert.deepEqual(
    story.map(({ frame }) => frame.iteration),
    Array.from({ length: iterations + 1 }, (_, k) => k),
  );
  story.forEach(({ start, arrived, rests }, k) => {
    assert.ok(start <= arrived && arrived <= rests && rests <= (story[k + 1]?.start ?? 1));
  });
});

test('an update is told from the gradients to the loss that the engine finds after it', () => {
  const { document, story } = told('update');
  const session = engine.open(document);
  session.backward();
  const before = session.loss;
  session.update(rate);
  session.backward();
  const last = story[story.length - 1].frame;
  assert.equal(story[0].frame.loss, before);
  assert.deepEqual([last.lossBefore, last.loss], [before, session.loss]);
  assert.ok(session.loss < before);
  assert.equal(last.iteration, last.outputLayer);
});

test('numbers are not told before the signal that brings them arrives', () => {
  const { story } = told('pass');
  const { start, arrived, rests } = story[4];
  const [under, there] = [(start + arrived) / 2, (arrived + rests) / 2];
  const over = (rests + story[5].start) / 2;
  assert.equal(momentOf(story, under).frame.iteration, 4);
  assert.equal(momentOf(story, under).arrived.iteration, 3);
  assert.equal(momentOf(story, there).arrived.iteration, 4);
  assert.equal(momentOf(story, over).progress, 1);
  assert.equal(momentOf(story, 0).frame.iteration, 0);
  assert.deepEqual(momentOf(story, 1), {
    frame: story[8].frame,
    progress: 1,
    arrived: story[8].frame,
  });
});

test('of shapes in one order of painting, each picture has its own, in its own order', () => {
  const pictures = [
    ['a', 'b', 'c', 'c'],
    ['a', 'x', 'c', 'd'],
    ['y', 'a', 'x', 'b', 'd'],
    ['d', 'a'],
    [],
    ['a'],
  ];
  const all = merged(pictures);
  pictures.forEach((picture, beat) =>
    assert.deepEqual(
      all.filter(({ first, last }) => first <= beat && beat <= last).map(({ shape }) => shape),
      picture,
    ),
  );
  assert.equal(all.filter(({ shape }) => shape === 'x').length, 1);
});

test('the file says what it shows, holds no number that is none, and repeats or not', () => {
  const { story } = told('update', { depth: 10, activation: 'relu' });
  const content = { palette, scale: /** @type {const} */ ('logarithmic') };
  const pace = { seconds: 6, width: 960, repeats: true };
  const svg = animatedSvg(story, content, pace);
  assert.match(
    svg,
    /<title>An update, and the forward pass after it<\/title>\n<desc>[^<]+<\/desc>/,
  );
  assert.match(svg, /^<svg [^>]*width="960" height="528"/);
  assert.doesNotMatch(svg, /NaN|undefined|null|Infinity/);
  assert.match(svg, /animation:a0 6s linear infinite/);
  assert.match(
    animatedSvg(story, content, { ...pace, repeats: false }),
    /animation:a0 6s linear 1 both/,
  );
});

test('an update that would not be finite is refused with the engine’s line', () => {
  const { document } = told('pass', { depth: 3, activation: 'relu', input: [-10, 10] });
  const source = { engine, document: { ...document, learning_rate: 1.7e308 }, updates: 'mean' };
  assert.throws(() => storyOf(/** @type {any} */ (source), 'update', 3), /finite/);
});
