import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const folder = new URL('.', import.meta.url);
const readme = readFileSync(new URL('README.md', folder), 'utf8');
/** A code block, and the file that the line before it links to. */
const block = /\]\(([^)]+)\):\n\n(`{3,})[\w-]+\n([^]*?)\n\2\n/g;
const recipes = [...readme.matchAll(block)].map(([, file, , text]) => ({ file, text }));

test('the README names the file of every code block', () => {
  assert.doesNotMatch(readme.replace(block, ''), /^`{3,}/m);
  assert.ok(recipes.length > 0);
});

for (const { file, text } of recipes) {
  test(`the README quotes ${file} exactly: ${text.split('\n')[0]}`, () => {
    assert.ok(
      isIn(readFileSync(new URL(file, folder), 'utf8').split('\n'), text.split('\n')),
      text,
    );
  });
}

/**
 * @param {string[]} lines of a file
 * @param {string[]} part
 * @returns {boolean} true if the lines of the part follow each other there, with any indentation
 */
function isIn(lines, part) {
  return lines.some((line, k) => {
    const indent = line.slice(0, line.length - part[0].length);
    return /^ *$/.test(indent) && part.every((each, i) => lines[k + i] === indent + each);
  });
}
