import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { renderPage } from '../../scripts/render-page.mjs';

const shell = readFileSync(new URL('../../web/index.html', import.meta.url), 'utf8');
const common = {
  shell,
  lesson: String.raw`<p>\(a\)</p>`,
  lessonStyles: 'p{color:red}',
  shellStyles: 'body{margin:0}',
  icon: 'data:image/svg+xml,',
};
const oneFile = renderPage({ ...common, inside: { script: 'go()', licences: 'MIT -- as is' } });

/** @param {string} html */
function directives(html) {
  const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
  return new Map(
    policy.split('; ').map((directive) => {
      const [name, ...values] = directive.split(' ');
      return [name, values];
    }),
  );
}

/**
 * @param {string} html
 * @param {string} tag
 */
function hashesOf(html, tag) {
  const inside = [...html.matchAll(new RegExp(`<${tag}[^>]*>([^]*?)</${tag}>`, 'g'))];
  return inside
    .filter(([, text]) => text !== '')
    .map(([, text]) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
}

test('the one-file page allows exactly its own scripts and styles, and no requests', () => {
  const policy = directives(oneFile);
  assert.deepEqual(policy.get('default-src'), ["'none'"]);
  assert.deepEqual(policy.get('script-src'), [
    ...hashesOf(oneFile, 'script'),
    "'wasm-unsafe-eval'",
  ]);
  assert.deepEqual(policy.get('style-src'), hashesOf(oneFile, 'style'));
  assert.deepEqual(policy.get('img-src'), ['data:']);
  assert.deepEqual(policy.get('font-src'), ['data:']);
  assert.deepEqual(policy.get('base-uri'), ["'none'"]);
  assert.deepEqual(policy.get('form-action'), ["'none'"]);
  assert.deepEqual(policy.get('require-trusted-types-for'), ["'script'"]);
  assert.equal(policy.size, 8);
});

test('the page with files beside it states their versions, and allows only its own server', () => {
  /** @type {import('../../scripts/render-page.mjs').Beside['scripts']} */
  const scripts = [
    { address: 'lesson-1.js', integrity: 'sha256-1', when: 'with it' },
    { address: 'lesson-2.js', integrity: 'sha256-2', when: 'pressed' },
    { address: 'lesson.js?v=1', integrity: 'sha256-x', when: 'entry' },
  ];
  const fontStyles = '@font-face{src:url(math.woff2?v=2)}';
  const engine = { address: 'engine.wasm?v=3', integrity: 'sha256-e' };
  const html = renderPage({ ...common, beside: { scripts, engine, fontStyles } });
  assert.ok(html.includes('src="lesson.js?v=1" integrity="sha256-x"'));
  assert.ok(html.includes('rel="modulepreload" href="lesson-1.js" integrity="sha256-1"'));
  assert.ok(!html.includes('lesson-2.js'));
  assert.ok(html.includes(`<noscript><style>${fontStyles}</style></noscript>`));
  const allowed = directives(html).get('style-src') ?? [];
  assert.deepEqual([...allowed].sort(), hashesOf(html, 'style').sort());
  assert.ok(html.includes("fetch('engine.wasm?v=3', { integrity: 'sha256-e' })"));
  for (const hash of hashesOf(html, 'script'))
    assert.ok(directives(html).get('script-src')?.includes(hash));
  const values = [...directives(html).values()].flat();
  assert.ok(!values.some((value) => /^(https?:|\*|'unsafe-)/.test(value)));
});

test('the words, with typeset formulas, are in a declarative shadow root', () => {
  assert.match(oneFile, /<template shadowrootmode="open"><style>[^]*<math[^]*<\/template>/);
});

test('the one-file page links to no file beside it', () => {
  const footer = /<footer>(.*?)<\/footer>/s.exec(oneFile)?.[1] ?? '';
  assert.match(footer, /in the source of this page/);
  assert.doesNotMatch(footer, /href|<!--/);
});

test('the licences are in the source of the one-file page', () => {
  assert.match(oneFile, /<!--\nMIT –– as is\n-->\n$/);
});

test('a script that contains its own end tag is refused', () => {
  const inside = { script: 'x = "</script>"', licences: '' };
  assert.throws(() => renderPage({ ...common, inside }), /would end/);
});
