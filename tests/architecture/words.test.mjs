/**
 * Everything that the page says stands in `web/lesson.html`, `web/index.html` and `web/src/words/`: who
 * puts the lesson into another language finds all of it there. Elsewhere, no text speaks.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import ts from 'typescript';
import { filesOf } from './files.mjs';

/** Not said to a reader: for whom, then. */
const forOthers = {
  'web/src/share/pytorch-script.js': 'a program, with its comments',
  'web/src/state/settings.js settingDescriptions': 'documentation',
  'web/src/state/events.js eventDescriptions': 'documentation',
  'web/src/host/protocol.js': 'documentation',
};

/** Looks like words and is none: keys, media queries, selectors, fonts, markup, names for programs. */
const looksOnly = [
  /^((Enter|Home|End|Page(Up|Down)|Tab|Escape|Arrow(Up|Down|Left|Right)|Files) ?)+$/,
  /^\([a-z-]+: [a-z-]+\)$/,
  /^(input|button)(, [a-z]+)+$/,
  /^\d+px sans-serif$/,
  /^\s*</,
  /^(learning rate|backprop returned|Lesson Math|not taken: #|backprop progress ##)$/,
];
const styleProperties = ['class', 'part', 'style', 'd'];

/** Where the words of a page go in: what is called, and which of its arguments from which on. */
const speaking = new Map([
  ['h', [2, Infinity]],
  ['s', [2, Infinity]],
  ['setText', [1, 1]],
  ['button', [0, 0]],
  ['opener', [0, 0]],
  ['dialog', [0, Infinity]],
]);
const speakingProperties = ['aria-label', 'aria-valuetext', 'title', 'alt', 'placeholder'];

const sources = filesOf('web/src').filter(
  (file) => file.endsWith('.js') && !file.startsWith('web/src/words/'),
);

test('every word that the page says stands in web/src/words', () => {
  const said = sources.flatMap((file) => wordsIn(file, readFileSync(file, 'utf8')));
  assert.deepEqual(said, []);
});

test('what is not said to readers is in the page still', () => {
  for (const place of Object.keys(forOthers)) {
    const [file, name = ''] = place.split(' ');
    assert.ok(readFileSync(file, 'utf8').includes(name), place);
  }
});

const planted = [
  ["h('p', {}, 'depth')", 'a lone word'],
  ["h('p', { 'aria-label': 'plot' })", 'a label'],
  ["button('Play', play)", "a button's name"],
  ['const line = `the loss is ${loss}`;', 'a sentence with a number in it'],
  ["const line = many ? 'Many' : 'Few';", 'words to choose from'],
  ["setText(place, 'none')", 'what is set later'],
];
for (const [line, what] of planted) {
  test(`${what} outside of web/src/words is found`, () => {
    assert.notDeepEqual(wordsIn('planted.js', line), []);
  });
}

test('an error for who wrote the page, a class and a key are no words of the page', () => {
  const lines =
    "throw new Error('no such thing'); h('p', { class: 'bars note' }); press('ArrowUp');";
  assert.deepEqual(wordsIn('planted.js', lines), []);
});

/**
 * @param {string} file
 * @param {string} text of it
 * @returns {string[]} what is said in it, each with its place
 */
function wordsIn(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  /** @type {string[]} */
  const found = [];
  if (file in forOthers) return found;
  const visit = (/** @type {ts.Node} */ node) => {
    if (ts.isImportDeclaration(node) || isError(node)) return;
    if (ts.isVariableDeclaration(node) && `${file} ${node.name.getText()}` in forOthers) return;
    if (ts.isPropertyAssignment(node) && styleProperties.includes(nameOf(node))) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) {
      const words = textOf(node);
      if (speaks(words) || (isSpoken(node) && /\p{L}{2}/u.test(words))) {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart());
        found.push(`${file}:${line + 1}: ${words}`);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/**
 * @param {ts.Node} node
 * @returns {boolean}
 */
function isError(node) {
  return ts.isNewExpression(node) && node.expression.getText() === 'Error';
}

/**
 * @param {ts.PropertyAssignment} property
 * @returns {string}
 */
function nameOf({ name }) {
  return ts.isStringLiteral(name) ? name.text : name.getText();
}

/**
 * @param {ts.StringLiteralLike | ts.TemplateExpression} node
 * @returns {string} with a # for each expression in it
 */
function textOf(node) {
  if (ts.isStringLiteralLike(node)) return node.text;
  return node.head.text + node.templateSpans.map(({ literal }) => `#${literal.text}`).join('');
}

/**
 * @param {string} text
 * @returns {boolean} whether it has two words in a row, or one with a capital
 */
function speaks(text) {
  if (looksOnly.some((look) => look.test(text))) return false;
  return /\p{L}{2,}[,:;.]? \(?\p{L}{2,}/u.test(text) || /(^|[\s(#])\p{Lu}\p{Ll}+/u.test(text);
}

/**
 * @param {ts.Node} node
 * @returns {boolean} whether it stands where the words of a page go in
 */
function isSpoken(node) {
  const { parent } = node;
  if (ts.isPropertyAssignment(parent)) {
    return node === parent.initializer && speakingProperties.includes(nameOf(parent));
  }
  if (!ts.isCallExpression(parent)) return false;
  const place = parent.arguments.findIndex((argument) => argument === node);
  const [first, last] = speaking.get(parent.expression.getText()) ?? [Infinity, -Infinity];
  return place >= first && place <= last;
}
