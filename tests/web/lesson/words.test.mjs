/** Tests the length of the lesson: it says how many minutes it takes. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

/** What a reader reads at most, in words, and what the figures' own words bring to that. */
const [most, ofFigures] = [1100, 150];
/** How often a reader presses something that the lesson speaks of, and how long that takes, in seconds. */
const [presses, pressing] = [25, 10];

const lesson = readFileSync(new URL('../../../web/lesson.html', import.meta.url), 'utf8');

/** What a reader of the lesson has before anything is unfolded; a formula reads as one word. */
const text = lesson
  .replaceAll(/<section data-views="lab"[^]*?<\/section>/g, '')
  .replaceAll(/<p class="stand-in">[^]*?<\/p>/g, '')
  .replaceAll(/<details[^>]*>\s*(<summary>[^]*?<\/summary>)[^]*?<\/details>/g, '$1')
  .replaceAll(/<[^>]*>/g, ' ')
  .replaceAll(/\\\([^]*?\\\)|\\\[[^]*?\\\]/g, 'formula');
const words = text.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word));

test(`outside folds, the lesson has at most ${most} words, with those of the figures`, () => {
  assert.ok(words.length + ofFigures <= most, `${words.length} words`);
});

test('the lesson takes the minutes that it says, at 200 words a minute and with every press', () => {
  const [, minutes] = /~(\d+) min/.exec(text) ?? [];
  const taken = (words.length + ofFigures) / 200 + (presses * pressing) / 60;
  assert.ok(Math.abs(taken - Number(minutes)) <= 1, `${taken} minutes`);
});
