/**
 * Prints what the built lesson measures in Chromium: heights, controls, words, bars, letters, bytes, shifts and
 * waits. `tests/browser/measured.test.mjs` holds all of them but the waits.
 */
import puppeteer from 'puppeteer-core';
import {
  measureBars,
  measureLoad,
  measurePictureText,
  measureShift,
  measureSizes,
  measureWaits,
} from './measure/measures.mjs';
import { serve } from './serve.mjs';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const folder = 'dist';

const server = await serve(folder);
const browser = await puppeteer.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
const where = { browser, address: server.address };

const [wide, narrow] = [
  await measureSizes(where, { width: 1366, height: 768 }),
  await measureSizes(where, { width: 360, height: 740 }),
];
print('page', 'px at 1366, 360', wide.heights.page, narrow.heights.page);
print('figure without its caption', 'px at 1366, 360', wide.heights.figure, narrow.heights.figure);
print('“Now Break It”', 'px at 1366, 360', wide.heights.breakIt, narrow.heights.breakIt);
for (const part of /** @type {const} */ (['figure', 'break-it', 'page'])) {
  const [atWide, atNarrow] = [wide.controls[part], narrow.controls[part]];
  print(`controls in sight: ${part}`, 'at 1366, 360', atWide.length, atNarrow.length);
  if (process.argv.includes('--names')) console.log(`  ${atWide.join(' | ')}`);
}
print('words outside folds', 'at 1366, 360', wide.words, narrow.words);
const networks = [
  { depth: 3, activation: 'sigmoid' },
  { depth: 10, activation: 'sigmoid' },
  { depth: 10, activation: 'relu' },
  { depth: 20, activation: 'relu' },
];
const shares = await measureBars(where, networks);
print(
  'hidden 1’s bar: sigmoid 3, sigmoid 10, ReLU 10, ReLU 20',
  '% of the output’s',
  ...shares.map((share) => round(100 * share)),
);
print(
  'smallest text in the picture',
  'px at 1366, 360',
  round(await measurePictureText(where, { width: 1366, height: 768 })),
  round(await measurePictureText(where, { width: 360, height: 740 })),
);
for (const { smallestText } of [wide, narrow])
  print('smallest text of the page', `px, “${smallestText.text}”`, round(smallestText.size));
const { moves, all } = await measureLoad(where, folder);
print(
  `first load until the figure moves: ${moves.files.length} files`,
  'KB',
  round(moves.kilobytes),
);
print(`first load in all: ${all.files.length} files`, 'KB', round(all.kilobytes));
for (const part of /** @type {const} */ (['figure', 'break-it'])) {
  for (const window_ of [
    { width: 1366, height: 633 },
    { width: 360, height: 640 },
  ]) {
    const shift = await measureShift(where, window_, part);
    const which = `shift under a hand on Depth: ${part} at ${window_.width}×${window_.height}`;
    if (shift === null) print(which, '(no slider to move)');
    else
      print(
        which,
        `px${shift.what && ` (${shift.what})`}, and as Chromium sums it`,
        round(shift.pixels),
        round(shift.score),
      );
  }
}
const { longest, what } = await measureWaits(where);
print('longest wait for a picture, depth 20, processor slowed four times', `ms (${what})`, longest);

await browser.close();
server.close();

/**
 * @param {string} name
 * @param {string} unit
 * @param {...number} values
 */
function print(name, unit, ...values) {
  console.log(`${name}: ${values.join(', ')} ${unit}`);
}

/**
 * @param {number} value
 * @returns {number} with three significant digits
 */
function round(value) {
  return Number(value.toPrecision(3));
}
