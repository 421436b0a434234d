/** One source for the web and for paper: a page has the element, and LaTeX the picture with its words. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const folder = mkdtempSync(join(tmpdir(), 'backprop-paper-'));
after(() => rmSync(folder, { recursive: true }));

const element = '<backprop-lesson view="figure" depth="10" iteration="22"></backprop-lesson>';
const picture = 'depth-10-sigmoid';
/** @type {{name: string, caption: string, element: string}[]} */
const listed = JSON.parse(readFileSync('dist/figures/figures.json', 'utf8'));
const figure = listed.find(({ name }) => name === picture);

/** @param {string} name of a folder here @returns {string} a copy with the lesson's figures */
function copied(name) {
  const project = join(folder, name);
  cpSync(fileURLToPath(new URL(name, import.meta.url)), project, { recursive: true });
  return project;
}

/** @param {string} html */
function isForTheWeb(html) {
  assert.ok(html.includes(element));
  assert.equal(element, figure?.element);
  assert.ok(!html.includes(picture));
}

/** @param {string} latex */
function isForPaper(latex) {
  assert.ok(!latex.includes('backprop-lesson'));
  assert.match(latex, new RegExp(`includegraphics[^]*${picture}`));
  const [share] = /1 in [\d.]+ \w+/.exec(latex.slice(latex.indexOf('\\caption'))) ?? [''];
  assert.ok(share !== '' && figure?.caption.includes(share), `${share} is the engine’s`);
}

test('pandoc takes the element to the web, and the picture to LaTeX', () => {
  const project = copied('book');
  const convert = (/** @type {string} */ format) =>
    execFileSync('pandoc', ['pass.md', '--to', format], { cwd: project, encoding: 'utf8' });
  isForTheWeb(convert('html'));
  const latex = convert('latex');
  isForPaper(latex);
  assert.match(latex, /alt=\{[^}]+\}/);
  const [, file] = /\{backprop\/(figures\/[^}]+)\}/.exec(latex) ?? [];
  assert.ok(existsSync(join('dist', file)), file);
});

test('Sphinx with MyST takes the element to the web, and the picture to LaTeX', () => {
  const project = copied('sphinx');
  cpSync(fileURLToPath(new URL('book/sphinx.md', import.meta.url)), join(project, 'index.md'));
  const files = join(project, '_static/backprop');
  cpSync('dist/figures', join(files, 'figures'), { recursive: true });
  for (const script of ['backprop-lesson.js', 'embed.js'])
    cpSync(`dist/${script}`, join(files, script));
  const made = (/** @type {string} */ builder) => {
    // Debian's modules need Debian's Python, which need not be the first in the PATH.
    const words = ['-m', 'sphinx', '-q', '-b', builder, '.', builder];
    execFileSync('/usr/bin/python3', words, { cwd: project, stdio: 'pipe' });
    return join(project, builder);
  };
  isForTheWeb(readFileSync(join(made('html'), 'index.html'), 'utf8'));
  const paper = made('latex');
  const latex = readdirSync(paper).find((file) => file.endsWith('.tex')) ?? '';
  isForPaper(readFileSync(join(paper, latex), 'utf8'));
  assert.ok(existsSync(join(paper, `${picture}.pdf`)));
});
