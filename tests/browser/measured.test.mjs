/** What the lesson measures in Chromium: heights, controls, words, bars, letters, bytes and shifts. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  measureBars,
  measureLoad,
  measurePictureText,
  measureShift,
  measureSizes,
} from '../../scripts/measure/measures.mjs';
import { openBrowser } from './browser.mjs';

/** What may not be exceeded, and what it should come down to; `scripts/measure-lesson.mjs` prints all. */
const limits = {
  'page, px': { wide: 3700, narrow: 5800, goal: { wide: 3800, narrow: 5800 } },
  'figure, px': { wide: 540, narrow: 560, goal: { wide: 540, narrow: 560 } },
  '“Now Break It”, px': { wide: 620, narrow: 700, goal: { wide: 620, narrow: 640 } },
  'controls of the figure': { wide: 8, narrow: 8, goal: { wide: 8, narrow: 8 } },
  'controls of “Now Break It”': { wide: 15, narrow: 15, goal: { wide: 15, narrow: 15 } },
  'controls of the page': { wide: 36, narrow: 36, goal: { wide: 36, narrow: 36 } },
  words: { wide: 1000, narrow: 1000, goal: { wide: 1100, narrow: 1100 } },
  'shift of the figure, px': { wide: 0, narrow: 0, goal: { wide: 0, narrow: 0 } },
  'shift of “Now Break It”, px': { wide: 0, narrow: 0, goal: { wide: 0, narrow: 0 } },
  // Of these, the WebAssembly may have 104: the engine computes what any textbook's example needs.
  'first load until the figure moves, KB': { all: 179, goal: { all: 185 } },
  'first load, KB': { all: 204, goal: { all: 210 } },
};
/** Text in the picture may not be smaller, in px. */
const smallestText = { now: 11, goal: 11 };

const windows = { wide: { width: 1366, height: 768 }, narrow: { width: 360, height: 740 } };
/** With a browser's own bars: the least that a stage must do with. */
const shortWindows = { wide: { width: 1366, height: 633 }, narrow: { width: 360, height: 640 } };

/** @type {Awaited<ReturnType<typeof openBrowser>>} */
let where;
before(async () => {
  where = await openBrowser();
});
after(() => where.close());

/**
 * @param {keyof typeof limits} what
 * @param {string} at a column of the limits
 * @param {number} found
 * @param {string} [which] what was found, for the message
 */
function holds(what, at, found, which = '') {
  const limit = /** @type {Record<string, any>} */ (limits[what])[at];
  assert.ok(found <= limit, `${what}, ${at}: expected ${limit} at most, found ${found} ${which}`);
}

for (const [at, window_] of Object.entries(windows)) {
  test(`the page keeps its heights, controls and words: ${at}`, async () => {
    const { heights, controls, words } = await measureSizes(where, window_);
    holds('page, px', at, heights.page);
    holds('figure, px', at, heights.figure);
    holds('“Now Break It”, px', at, heights.breakIt);
    const named = (/** @type {string[]} */ names) => names.join(' | ');
    holds('controls of the figure', at, controls.figure.length, named(controls.figure));
    holds(
      'controls of “Now Break It”',
      at,
      controls['break-it'].length,
      named(controls['break-it']),
    );
    holds('controls of the page', at, controls.page.length, named(controls.page));
    holds('words', at, words);
  });

  test(`no text in the picture is too small to read: ${at}`, async () => {
    const found = await measurePictureText(where, window_);
    assert.ok(found >= smallestText.now, `expected ${smallestText.now} px, found ${found}`);
  });
}

for (const [at, window_] of Object.entries(shortWindows)) {
  test(`nothing moves under a hand on Depth: ${at}`, async () => {
    const figure = await measureShift(where, window_, 'figure');
    assert.ok(figure, 'the figure has a slider');
    holds('shift of the figure, px', at, figure.pixels, figure.what);
    const breakIt = await measureShift(where, window_, 'break-it');
    if (breakIt) holds('shift of “Now Break It”, px', at, breakIt.pixels, breakIt.what);
  });
}

test('the bars show what depth takes and what ReLU brings back', async () => {
  const shares = await measureBars(where, [
    { depth: 3, activation: 'sigmoid' },
    { depth: 10, activation: 'sigmoid' },
    { depth: 10, activation: 'relu' },
    { depth: 20, activation: 'relu' },
  ]);
  assert.deepEqual(
    shares.map((share) => Math.round(100 * share)),
    [71, 10, 86, 55],
  );
});

test('what is loaded until the figure moves, and in all, stays within its limits', async () => {
  const { moves, all } = await measureLoad(where, 'dist');
  holds('first load until the figure moves, KB', 'all', moves.kilobytes, moves.files.join(' '));
  holds('first load, KB', 'all', all.kilobytes, all.files.join(' '));
});
