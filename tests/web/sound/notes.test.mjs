import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lossTone, notesOf, toneOf } from '../../../web/src/sound/notes.js';

test('the output is the highest line of the axis, and each line below it, 100 times less, an octave lower', () => {
  const hertz = [1, 1e-2, 1e-4, 1e-6, 1e-8].map((share) => toneOf(0.3 * share, 0.3).hertz);
  assert.deepEqual(
    hertz.map((each) => Number(each.toFixed(6))),
    [1760, 880, 440, 220, 110],
  );
  assert.equal(toneOf(0.1, 1).hertz.toFixed(1), (1760 / Math.SQRT2).toFixed(1));
});

test('what is above the axis sounds higher by the same rule, up to an octave', () => {
  assert.ok(Math.abs(toneOf(10, 1).hertz - 1760 * Math.SQRT2) < 1e-6);
  assert.deepEqual(toneOf(1e9, 1), { kind: 'tone', hertz: 3520 });
});

test('what has no place on the axis has no tone', () => {
  assert.equal(toneOf(1e-9, 1).kind, 'click');
  assert.equal(toneOf(0, 1).kind, 'clicks');
  assert.equal(toneOf(0, 0).kind, 'clicks');
  assert.equal(toneOf(NaN, 1).kind, 'buzz');
  assert.equal(toneOf(Infinity, 1).kind, 'buzz');
  assert.equal(toneOf(1, NaN).kind, 'buzz');
});

test('notes go from the output back; a layer to which the pass has not come has none', () => {
  const notes = notesOf([[null, 0.01, 1]], 0.25);
  assert.deepEqual(
    notes.map(({ layer, start, ear }) => [layer, start, ear]),
    [
      [3, 0, 0],
      [2, 0.25, 0],
    ],
  );
  assert.deepEqual(notesOf([[null, null]], 1), []);
});

test('of two networks, the outputs sound together, one in each ear, whatever their depths are', () => {
  const notes = notesOf(
    [
      [0.1, 1],
      [0.1, 0.2, 1],
    ],
    1,
  );
  assert.deepEqual(
    notes.map(({ layer, start, ear }) => [layer, start, ear]),
    [
      [2, 0, -1],
      [3, 0, 1],
      [1, 1, -1],
      [2, 1, 1],
      [1, 2, 1],
    ],
  );
});

test('the tone of a loss falls with it, an octave for half its unit', () => {
  const hertz = [1, 0.5, 0].map((share) => lossTone(share * Math.LN2, Math.LN2)?.toFixed(6));
  assert.deepEqual(hertz, ['880.000000', '440.000000', '220.000000']);
  assert.equal(lossTone(1e6, 1), 3520);
  assert.equal(lossTone(NaN, 1), null);
});
