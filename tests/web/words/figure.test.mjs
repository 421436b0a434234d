import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstLayer, shareSpoken, shareWords } from '../../../web/src/words/figure.js';

test('a share of the output’s error signal is said as one in so many', () => {
  /** @type {[number, string][]} */
  const shares = [
    [1, 'as much as the output’s'],
    [0.4, '1 in 2.5'],
    [1 / 37, '1 in 37'],
    [1 / 999.6, '1 in 1,000'],
    [1 / 17234, '1 in 17,000'],
    [1 / 17234567, '1 in 17 million'],
    [1 / 1.72e9, '1 in 1.7 billion'],
    [3e-14, '1 in 10¹⁴'],
    [0, 'exactly 0'],
    [2.51, '2.5 times the output’s'],
  ];
  for (const [share, words] of shares) assert.equal(shareWords(share, 1), words);
  assert.equal(shareWords(0.3, 0), 'no signal at the output');
  assert.equal(firstLayer(0.001, 0.5), 'First layer: 1 in 500');
});

test('a bar that its length cannot show is said to be beyond the axis, or exactly 0', () => {
  assert.equal(shareSpoken(1 / 17234567, 1, ''), 'one in 17 million');
  assert.equal(shareSpoken(1 / 1.72e9, 1, 'below'), 'one in 1.7 billion, below the axis');
  assert.equal(shareSpoken(2.51, 1, 'above'), '2.5 times the output’s, above the axis');
  assert.equal(shareSpoken(0, 1, 'zero'), 'exactly 0');
  assert.equal(shareSpoken(0.3, 0, 'silent'), 'no signal at the output');
});
