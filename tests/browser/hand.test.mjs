/** A pass worked out by hand, in the lab. In Chromium, Firefox and WebKit. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { serve } from '../../scripts/serve.mjs';
import { loadEngine } from '../../web/src/engine/engine.js';
import { blanksOf } from '../../web/src/hand/blanks.js';
import { workedLines } from '../../web/src/hand/worked.js';
import { networkDocument } from '../../web/src/network/network-document.js';
import { variantOf } from '../../web/src/network/variant.js';
import { Run } from '../../web/src/pass/run.js';
import { changed, defaultState } from '../../web/src/state/state.js';
import { browserNames, launch } from './browsers.mjs';
import { serveHost } from './host-page.mjs';

const engine = await loadEngine();
const run = new Run(engine, networkDocument(changed(defaultState, { depth: 1, width: 2 }), engine));
const blanks = blanksOf(run.finished(), 'deltas');
const rate = defaultState.learningRate;

/** @param {number} seed */
function variant(seed) {
  const frame = new Run(engine, variantOf(run.document(), seed, engine)).finished();
  const asked = blanksOf(frame, 'deltas');
  const lines = asked.map(({ place }) => workedLines(frame, place, rate)[0]);
  return { asked, lines: lines.map((parts) => parts.map(({ text }) => text).join('')) };
}

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** @type {Awaited<ReturnType<typeof serveHost>>} */
let host;
before(async () => {
  server = await serve('dist');
  host = await serveHost();
});
after(() => {
  server.close();
  host.close();
});

/** Runs in the page. */
function readWorksheet() {
  const lesson = /** @type {any} */ (document.querySelector('backprop-lesson'));
  const figure = lesson?.shadowRoot?.querySelector('backprop-lab')?.shadowRoot;
  const texts = (/** @type {string} */ selector) =>
    [...(figure?.querySelectorAll(selector) ?? [])].map(({ textContent }) => textContent ?? '');
  return {
    names: texts('.by-hand label'),
    marks: texts('.by-hand .mark'),
    score: texts('.by-hand .score')[0] ?? '',
    worked: texts('.by-hand .worked .worked-line'),
    said: texts('.by-hand [role=status], .by-hand [aria-live]'),
    numbers: texts('.numbers-of-sheet .note')[0],
    focused: figure?.activeElement?.closest('tr')?.querySelector('label')?.textContent ?? '',
    iteration: texts('.iteration')[0],
    answered: lesson.progress.answered,
    worksheet: lesson.getState().worksheet,
  };
}

/** Runs in the page: some browsers print after `print` has returned. */
function printLater() {
  /** @type {(string | null)[]} */
  const prints = [];
  Object.assign(window, { prints });
  window.print = () => {
    setTimeout(() => {
      dispatchEvent(new Event('beforeprint'));
      const lesson = document.querySelector('backprop-lesson')?.shadowRoot;
      const figure = lesson?.querySelector('backprop-lab');
      prints.push(figure?.getAttribute('data-printing') ?? null);
      dispatchEvent(new Event('afterprint'));
      if (figure?.hasAttribute('data-printing')) prints.push('for ever');
    }, 300);
  };
}

/** Runs in the page. @returns {(string | null)[]} */
const readPrints = () => /** @type {any} */ (window).prints;

/** Runs in the page. */
function readPrinting() {
  const lesson = document.querySelector('backprop-lesson')?.shadowRoot;
  return lesson?.querySelector('backprop-lab')?.getAttribute('data-printing') ?? null;
}

for (const name of browserNames) {
  test(`${name}: blanks are marked, a slip is named, the score is the host’s, and a link opens the same`, async (t) => {
    const browser = await launch(name, { reducedMotion: true });
    t.after(() => browser.close());
    const settings = 'worksheet=deltas&depth=1&width=2&iteration=2';
    // A worksheet that the host asks for is one of its questions.
    let page = await browser.open(
      host.write(
        'sheet.html',
        `<backprop-lesson view="lab" panel="by-hand" worksheet="deltas" depth="1" width="2" iteration="2">
         </backprop-lesson><script src="lesson/backprop-lesson.js"></script>`,
      ),
    );
    const until = (
      /** @type {string} */ what,
      /** @type {(seen: ReturnType<typeof readWorksheet>) => boolean} */ enough,
    ) => page.waitFor(what, () => page.run(readWorksheet), enough);
    const seen = await until('the blanks', ({ names }) => names.length > 0);
    assert.deepEqual(
      seen.names,
      blanks.map((blank) => blank.name),
    );
    assert.equal(seen.iteration, 'Iteration 2 / 4');
    const type = async (/** @type {number} */ k, /** @type {number} */ number) => {
      await (await page.control('textbox', blanks[k].name)).focus();
      await page.press('End', ...Array(12).fill('Backspace'));
      await page.type(number.toPrecision(4));
      await page.press('Enter');
    };
    await type(0, -blanks[0].right);
    const slip = await until('the slip', ({ marks }) => marks[0].startsWith('✗'));
    assert.equal(slip.marks[0], '✗ wrong: the sign is the other');
    // A result is said once, with the blank that it is of.
    const answer = (-blanks[0].right).toPrecision(4);
    assert.deepEqual(slip.said, [`${blanks[0].name}, ${answer}: ${slip.marks[0]}. `]);
    for (const [k, { right }] of blanks.entries()) await type(k, right);
    const done = await until('the score', ({ score }) => score !== '');
    const all = `${blanks.length} of ${blanks.length} are right.`;
    assert.equal(done.score, `${all} Try it with new numbers.`);
    assert.deepEqual(new Set(done.marks), new Set(['✓ right']));
    assert.equal(done.answered, 1);
    await page.run(printLater);
    for (const [button, sheet] of [
      ['Print the worksheet', 'blank'],
      ['Print with the solution', 'solved'],
    ]) {
      await page.pressButton(button);
      const printed = async () => (await page.run(readPrints)).at(-1);
      await page.waitFor(sheet, printed, (found) => found === sheet);
    }
    await page.run(() => void (window.print = () => {}));
    await page.pressButton('Print the worksheet');
    const { length } = await page.run(readPrints);
    await page.waitFor(
      'a refused print to be given up',
      () => page.run(readPrinting),
      (found) => found === null,
    );
    assert.equal(length, 2);
    await page.choose('Blank are', 'nothing');
    const closed = await until('the end of it', ({ worksheet }) => worksheet === 'none');
    assert.equal(closed.answered, 0);
    await page.pressButton('Begin with two hidden neurons');
    await until('the blanks again', ({ worksheet }) => worksheet === 'deltas');
    await page.close();
    page = await browser.open(`${server.address}#${settings}`);
    const linked = await until('the blanks of the link', ({ names }) => names.length > 0);
    assert.deepEqual(linked.names, seen.names);
  });

  test(`${name}: a level leaves more blank than the one before, and a variant has its own numbers`, async (t) => {
    const browser = await launch(name, { reducedMotion: true });
    t.after(() => browser.close());
    const link = 'worksheet=deltas&depth=1&width=2&level=1&variant=3&iteration=2';
    const page = await browser.open(`${server.address}#${link}`);
    const until = (
      /** @type {string} */ what,
      /** @type {(seen: ReturnType<typeof readWorksheet>) => boolean} */ enough,
    ) => page.waitFor(what, () => page.run(readWorksheet), enough);
    const { asked, lines } = variant(3);
    const seen = await until('the variant', ({ numbers }) => numbers === 'Variant 3');
    assert.deepEqual(seen.worked, lines.slice(0, -1));
    const last = asked[asked.length - 1];
    assert.deepEqual(seen.names, [last.name]);
    await (await page.control('textbox', last.name)).focus();
    await page.type(last.right.toPrecision(3));
    await page.press('Enter');
    await page.pressButton('Next level: most lines blank');
    const next = await until('the next level', ({ names }) => names.length === 2);
    assert.deepEqual(next.worked, lines.slice(0, 1));
    assert.equal(next.focused, next.names[0]);
    await page.pressButton('New numbers');
    const drawn = await until('new numbers', ({ numbers }) => numbers === 'Variant 4');
    assert.deepEqual(drawn.worked, variant(4).lines.slice(0, 1));
    await page.pressControl('z');
    const undone = await until('the numbers before', ({ numbers }) => numbers === 'Variant 3');
    assert.deepEqual(undone.worked, next.worked);
    assert.match(await page.run(() => location.hash), /variant=3/);
  });
}
