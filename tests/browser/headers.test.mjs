/** The lesson's pages under headers that a site sends for all of its pages. In every browser. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { serve } from '../../scripts/serve.mjs';
import { browserNames, launch } from './browsers.mjs';

const folder = mkdtempSync(join(tmpdir(), 'headers-'));
after(() => rmSync(folder, { recursive: true }));
symlinkSync(resolve('dist'), join(folder, 'backprop'));
const inFrame = '<!doctype html><title>Host</title><iframe src="backprop/embed.html"></iframe>';
writeFileSync(join(folder, 'host.html'), inFrame);
const element =
  '<!doctype html><title>Host</title><script src="backprop/backprop-lesson.js"></script><backprop-lesson></backprop-lesson>';
writeFileSync(join(folder, 'element.html'), element);

const stated = readFileSync('dist/content-security-policy.txt', 'utf8');
const policies = [...stated.matchAll(/^(\S+\.html)\nContent-Security-Policy: (.+)$/gm)];

/** Pages without scripts. */
const withoutLesson = ['plan.html', 'accessibility.html', 'conformance.html'];

test('each page that can be opened has its policy', () => {
  const pages = policies.map(([, page]) => page);
  assert.deepEqual(pages, ['index.html', 'embed.html', 'backprop.html', ...withoutLesson]);
});

/** Runs in the page: whether a lesson stands in it or in its frame, or a page without one with its styles. */
function stands() {
  const page = document.querySelector('iframe')?.contentDocument ?? document;
  const isPlain = page.querySelector('iframe, script') === null;
  if (isPlain) return [...page.styleSheets].some(({ cssRules }) => cssRules.length > 0);
  const root = page.querySelector('backprop-lesson')?.shadowRoot;
  return Boolean(root?.querySelector('backprop-figure[ready]'));
}

const isolated = {
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-opener-policy': 'same-origin',
};
/** @type {[what: string, file: string, headers: Record<string, string>][]} */
const sites = [
  ...policies.map(
    ([, page, policy]) =>
      /** @type {[string, string, Record<string, string>]} */ ([
        `${page} under the policy that is stated for it`,
        `backprop/${page}`,
        { 'content-security-policy': policy },
      ]),
  ),
  ['a frame where all is isolated', 'host.html', isolated],
  [
    'the element where all code comes from the site and no styles are allowed',
    'element.html',
    {
      'content-security-policy':
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
    },
  ],
];

for (const name of browserNames) {
  test(`${name}: the lesson stands under headers of a whole site`, async (context) => {
    const browser = await launch(name, { reducedMotion: true });
    for (const [what, file, headers] of sites) {
      await context.test(what, async () => {
        const { address, close } = await serve(folder, 0, headers);
        const page = await browser.open(address + file);
        await page.waitFor('the figure', () => page.run(stands), Boolean);
        await page.close();
        close();
      });
    }
    await browser.close();
  });
}
