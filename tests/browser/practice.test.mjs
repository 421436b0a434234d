/** The practice: questions on new networks, in the lab. In Chromium, Firefox and WebKit. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { serve } from '../../scripts/serve.mjs';
import { loadEngine } from '../../web/src/engine/engine.js';
import { cardsOf } from '../../web/src/practice/cards.js';
import { moodleQuizOf } from '../../web/src/practice/moodle-quiz.js';
import { practiceOf } from '../../web/src/practice/practice.js';
import { launch as launchChromium, openPage } from './browser.mjs';
import { browserNames, launch } from './browsers.mjs';

const axe = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const engine = await loadEngine();
const questions = practiceOf(3, engine);

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
before(async () => {
  server = await serve('dist');
});
after(() => server.close());

/** Runs in the page. */
function readPractice() {
  const lesson = /** @type {any} */ (document.querySelector('backprop-lesson'));
  const lab = lesson.shadowRoot.querySelector('backprop-lab')?.shadowRoot;
  const texts = (/** @type {string} */ selector) =>
    [...(lab?.querySelectorAll(selector) ?? [])].map(({ textContent }) => textContent ?? '');
  return {
    asked: texts('.practice-question label[for], .practice-question legend'),
    verdicts: texts('.practice-question [role=status]'),
    worked: [...(lab?.querySelectorAll('.worked-lines:not([hidden])') ?? [])].length,
    count: texts('.practice .count')[0],
    set: texts('.practice-head [role=status]')[0],
    progress: JSON.stringify(lesson.progress),
    checks: /** @type {any} */ (window).checks ?? 0,
    address: location.hash,
    overflow: document.documentElement.scrollWidth - innerWidth,
  };
}

/** Runs in the page: counts what a course hears, and keeps the files that are downloaded. */
function listen() {
  /** @type {{name: string, blob: Promise<string>}[]} */
  const files = [];
  const heard = /** @type {any} */ (window);
  Object.assign(heard, { checks: 0, files });
  addEventListener('backprop-check', () => (heard.checks += 1));
  /** @type {Blob | null} */
  let made = null;
  URL.createObjectURL = (blob) => {
    made = /** @type {Blob} */ (blob);
    return 'about:blank';
  };
  HTMLAnchorElement.prototype.click = function () {
    if (made) files.push({ name: this.download, blob: made.text() });
  };
}

/** Runs in the page. */
function readFiles() {
  /** @type {{name: string, blob: Promise<string>}[]} */
  const files = /** @type {any} */ (window).files;
  return Promise.all(files.map(async ({ name, blob }) => ({ name, text: await blob })));
}

for (const name of browserNames) {
  test(`${name}: by keys, a slip is named, a right number counts, and files have the same questions`, async (t) => {
    const browser = await launch(name, { reducedMotion: true });
    t.after(() => browser.close());
    const page = await browser.open(`${server.address}#practice=3`);
    const until = (
      /** @type {string} */ what,
      /** @type {(seen: ReturnType<typeof readPractice>) => boolean} */ enough,
    ) => page.waitFor(what, () => page.run(readPractice), enough);
    const begun = await until('the questions', ({ asked }) => asked.length > 0);
    assert.deepEqual(
      begun.asked,
      questions.map(({ ask }) => ask),
    );
    await page.run(listen);
    const answer = async (
      /** @type {number} */ k,
      /** @type {(right: number) => string} */ write,
    ) => {
      await (await page.control('textbox', questions[k].ask)).focus();
      await page.type(write(Number(questions[k].right)));
      await page.press('Enter');
    };
    await answer(2, (right) => (-right).toPrecision(3));
    const wrong = await until('the slip', ({ verdicts }) => verdicts[2] !== '');
    assert.equal(wrong.verdicts[2], '✗ wrong: the sign is the other');
    // As people write it where the comma is the decimal mark.
    await answer(3, (right) => right.toPrecision(3).replace('.', ',').replace('-', '−'));
    const right = await until('the verdict', ({ verdicts }) => verdicts[3] !== '');
    assert.deepEqual([right.verdicts[3], right.worked, right.count], ['✓ right', 2, '']);
    for (const k of [0, 1, 4, 5, 6]) await answer(k, (number) => number.toPrecision(3));
    await page.press('Tab', 'Tab');
    await page.type(' ');
    await page.press('Tab', 'Enter');
    const done = await until('the count', ({ count }) => count !== '');
    assert.match(done.count, /^[67] of 8 right at the first try\./);
    // A course hears nothing of it.
    assert.deepEqual([done.progress, done.checks], [begun.progress, 0]);
    for (const button of ['Cards (text)', 'Moodle quiz (XML)']) {
      await (await page.control('button', button)).click();
    }
    assert.deepEqual(await page.run(readFiles), [
      { name: 'backpropagation-practice-3.txt', text: cardsOf(questions, 3) },
      { name: 'backpropagation-practice-3.xml', text: moodleQuizOf(questions, 3) },
    ]);
    await (await page.control('button', 'New numbers')).click();
    const next = await until('new numbers', ({ set }) => set === 'Set 4');
    assert.deepEqual(new Set(next.verdicts), new Set(['']));
    await until('the address', ({ address }) => address.includes('practice=4'));
    await (await page.control('button', 'The numbers before')).click();
    const back = await until('the numbers before', ({ set }) => set === 'Set 3');
    assert.deepEqual(back.verdicts, done.verdicts);
  });
}

test('at 320 px, with every verdict, nothing is cut off and axe finds no fault', async (t) => {
  const browser = await launchChromium();
  t.after(() => browser.close());
  const where = { browser, address: `${server.address}#practice=3` };
  for (const scheme of /** @type {const} */ (['light', 'dark'])) {
    const { page, lesson } = await openPage(where, { width: 320, scheme, reducedMotion: true });
    await lesson.waitFor(
      'the questions',
      () => page.evaluate(readPractice),
      ({ asked }) => asked.length > 0,
    );
    await page.evaluate(() => {
      const host = document.querySelector('backprop-lesson')?.shadowRoot;
      const lab = host?.querySelector('backprop-lab')?.shadowRoot;
      for (const item of lab?.querySelectorAll('.practice-question') ?? []) {
        const input = /** @type {HTMLInputElement} */ (item.querySelector('input'));
        input.value = '12.3';
        input.click();
        item.querySelector('button')?.click();
      }
    });
    const { overflow, worked } = await page.evaluate(readPractice);
    assert.deepEqual([overflow, worked], [0, questions.length]);
    await page.evaluate(axe);
    const faults = await page.evaluate(async () => {
      const { violations } = await /** @type {any} */ (window).axe.run();
      return violations.map((/** @type {any} */ { id, nodes }) => [id, nodes[0].html]);
    });
    assert.deepEqual(faults, []);
    await page.close();
  }
});
