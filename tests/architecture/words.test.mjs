/**
 * Tests that everything the page says is in `web/lesson.html`, `web/index.html` and `web/src/words/`, where
 * a translator finds it, and that no other file has words for readers.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import ts from 'typescript';
import { filesOf } from './files.mjs';

/** Words that are not for readers, and what they are for. */
const forOthers = {
  'web/src/share/pytorch-script.js': 'a program, with its comments',
  'web/src/state/settings.js settingDescriptions': 'documentation',
  'web/src/state/events.js eventDescriptions': 'documentation',
  'web/src/host/protocol.js': 'documentation',
  'web/src/course/versions.js': 'the names that SCORM gives its functions',
};

/** Strings that only look like words: keys, media queries, selectors, fonts, markup, names for programs. */
const looksOnly = [
  /^((Enter|Home|End|Page(Up|Down)|Tab|Escape|Backspace|Arrow(Up|Down|Left|Right)|Files) ?)+$/,
  /^\([a-z-]+: [a-z-]+\)$/,
  /^(input|button)(, [a-z]+)+$/,
  /^\d+px sans-serif$/,
  /^@media \(/,
  /^\s*</,
  /^(learning rate|backprop returned|Lesson Math|not taken: #|backprop progress ##)$/,
];
const styleProperties = ['class', 'part', 'style', 'd'];

/** Functions that take words for readers, and the first and last of those arguments. */
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

test('every word that the page says is in web/src/words', () => {
  const said = sources.flatMap((file) => wordsIn(file, readFileSync(file, 'utf8')));
  assert.deepEqual(said, []);
});

test('the exceptions still exist', () => {
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
  ["setText(place, 'none')", 'a text that is set later'],
];
for (const [line, what] of planted) {
  test(`the check finds ${what} outside web/src/words`, () => {
    assert.notDeepEqual(wordsIn('planted.js', line), []);
  });
}

test('an error for developers, a class and a key do not count as words of the page', () => {
  const lines =
    "throw new Error('no such thing'); h('p', { class: 'bars note' }); press('ArrowUp');";
  assert.deepEqual(wordsIn('planted.js', lines), []);
});

/**
 * @param {string} file
 * @param {string} text its contents
 * @returns {string[]} its words for readers, each with its location
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
 * @returns {string} its text, with a # for each expression
 */
function textOf(node) {
  if (ts.isStringLiteralLike(node)) return node.text;
  return node.head.text + node.templateSpans.map(({ literal }) => `#${literal.text}`).join('');
}

/**
 * @param {string} text
 * @returns {boolean} true if it has two words in a row, or a capitalised word
 */
function speaks(text) {
  if (looksOnly.some((look) => look.test(text))) return false;
  return /\p{L}{2,}[,:;.]? \(?\p{L}{2,}/u.test(text) || /(^|[\s(#])\p{Lu}\p{Ll}+/u.test(text);
}

/**
 * @param {ts.Node} node
 * @returns {boolean} true if the page shows or announces it
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
