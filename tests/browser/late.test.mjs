/** The parts of the page that load on demand, from a server that does not have them at first. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { serve } from '../../scripts/serve.mjs';
import { browserNames, launch } from './browsers.mjs';

const folder = mkdtempSync(join(tmpdir(), 'late-'));
after(() => rmSync(folder, { recursive: true }));
cpSync('dist', folder, { recursive: true });
rmSync(join(folder, 'service-worker.js'));
const front = readFileSync(join(folder, 'index.html'), 'utf8');
const parts = readdirSync(folder).filter(
  (file) => /^lesson-\w+\.js$/.test(file) && !front.includes(file),
);

/** @typedef {import('./driven-page.mjs').DrivenPage} DrivenPage */

/**
 * Runs in the page.
 *
 * @param {string} host the element in whose shadow root the part belongs; '' for the lesson's own
 * @param {string} selector
 * @returns {string} the text there; '' without one
 */
function textAt(host, selector) {
  const root = document.querySelector('backprop-lesson')?.shadowRoot;
  const inside = host === '' ? root : root?.querySelector(host)?.shadowRoot;
  return inside?.querySelector(selector)?.textContent ?? '';
}

/** Runs in the page: presses the part's own “Try again”. */
function tryAgain(/** @type {string} */ host) {
  const root = document.querySelector('backprop-lesson')?.shadowRoot;
  const inside = root?.querySelector(host)?.shadowRoot;
  const buttons = [...(inside?.querySelectorAll('button') ?? [])];
  buttons.find(({ textContent }) => textContent === 'Try again')?.click();
}

/**
 * Presses the first question's “Watch one weight”.
 *
 * @param {DrivenPage} page
 */
function tryFirst(page) {
  return page.run(() => {
    const root = document.querySelector('backprop-lesson')?.shadowRoot;
    /** @type {HTMLElement | null | undefined} */ (root?.querySelector('[data-try]'))?.click();
  });
}

/** Opens each part, says what it shows when it is missing and when it is there, and tries again. */
const kinds = {
  'a dialog': {
    host: 'backprop-figure',
    open: (/** @type {DrivenPage} */ page) => page.pressInMenu('Save…'),
    missing: '.dialogs > .error',
    there: 'dialog h2',
    again: (/** @type {DrivenPage} */ page) => page.pressInMenu('Save…'),
  },
  'the lab': {
    host: 'backprop-lab',
    open: (/** @type {DrivenPage} */ page) => page.pressInMenu('Open this in the lab'),
    missing: '.stand-in',
    there: '.why',
    again: (/** @type {DrivenPage} */ page) => page.run(tryAgain, 'backprop-lab'),
  },
  'a question’s trial': {
    host: '',
    open: tryFirst,
    missing: '.question [role=status]:not(:empty)',
    there: '.question [data-undo]:not([hidden])',
    again: tryFirst,
  },
  '“Now Break It”': {
    host: 'backprop-break-it',
    open: (/** @type {DrivenPage} */ page) =>
      page.run(() => {
        const root = document.querySelector('backprop-lesson')?.shadowRoot;
        root?.querySelector('backprop-break-it')?.scrollIntoView();
      }),
    missing: '.stand-in [role=alert]',
    there: '.guess',
    again: (/** @type {DrivenPage} */ page) => page.run(tryAgain, 'backprop-break-it'),
  },
};

for (const name of browserNames) {
  for (const [kind, { host, open, missing, there, again }] of Object.entries(kinds)) {
    test(`${name}: ${kind} that could not be loaded is loaded by another try`, async () => {
      for (const file of parts) rmSync(join(folder, file), { force: true });
      const server = await serve(folder);
      const browser = await launch(name, { reducedMotion: true });
      try {
        const page = await browser.open(server.address);
        await page.figure();
        const shown = (/** @type {string} */ selector) => page.run(textAt, host, selector);
        const isThere = (/** @type {string} */ text) => text !== '';
        await open(page);
        const said = await page.waitFor('the error', () => shown(missing), isThere);
        assert.match(said, /^This part of the page did not load\./);
        for (const file of parts) cpSync(join('dist', file), join(folder, file));
        await again(page);
        await page.waitFor('the part', () => shown(there), isThere);
        assert.equal(await shown(missing), '');
      } finally {
        await browser.close();
        server.close();
      }
    });
  }
}
