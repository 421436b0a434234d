/** The stage “Now Break It” by hand: in Chromium, Firefox and WebKit. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { serve } from '../../scripts/serve.mjs';
import { inEachBrowser } from './browsers.mjs';

const host = 'backprop-break-it';

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
before(async () => {
  server = await serve('dist');
});
after(() => server.close());

/** Runs in the page: what the stage shows, and what the lesson holds. */
function readStage() {
  const lesson = /** @type {any} */ (document.querySelector('backprop-lesson'));
  const root = lesson?.shadowRoot?.querySelector('backprop-break-it')?.shadowRoot;
  const text = (/** @type {string} */ selector) =>
    root?.querySelector(selector)?.textContent?.trim() ?? '';
  const texts = (/** @type {string} */ selector) =>
    [...(root?.querySelectorAll(selector) ?? [])].map(({ textContent }) => textContent.trim());
  return {
    verdict: text('.verdict').replaceAll('\u00a0', ' '),
    guess: text('.guess-said'),
    isMarked: root?.querySelector('.guess-mark:not([hidden])') !== null,
    first: text('.first-share'),
    bars: texts('.share-columns li').length,
    curves: texts('.loss-name'),
    pressed: texts('[aria-pressed=true]'),
    prompt: text('.prompt-line'),
    lab: root?.querySelector('.lab-line')?.hidden === false,
    repairs: lesson.getState().repairs,
  };
}

inEachBrowser({ reducedMotion: true }, (name, browser) => {
  const open = async (link = '') => {
    const page = await browser.open(`${server.address}#view=break-it${link}`);
    await page.comesToExperiment();
    return page;
  };
  /**
   * @param {import('./driven-page.mjs').DrivenPage} page
   * @param {string} what
   * @param {(seen: ReturnType<typeof readStage>) => boolean} enough
   */
  const until = (page, what, enough) => page.waitFor(what, () => page.run(readStage), enough);
  const isOver = (/** @type {ReturnType<typeof readStage>} */ { verdict }) =>
    /^Stuck | after 2,000 steps/.test(verdict);

  test(`${name}: with the keys, a guess is marked, depth breaks the network, and the truth is said`, async () => {
    const page = await open();
    await until(page, 'three layers', isOver);
    await (await page.control('radio', '1/1000', host)).click();
    const guessed = await page.run(readStage);
    assert.deepEqual([guessed.isMarked, guessed.bars], [true, 4]);
    assert.match(guessed.guess, /the dotted line/);
    await (await page.control('slider', 'Depth', host)).focus();
    await page.press(...Array(7).fill('ArrowRight'));
    const deep = await page.run(readStage);
    assert.deepEqual([deep.bars, deep.first], [11, 'First layer: 1 in 17 million']);
    assert.equal(deep.guess, 'It begins at 1 in 17 million, not 1/1000 (dotted).');
    const broken = await until(page, 'ten layers', isOver);
    assert.match(broken.verdict, /^Stuck at a loss of 0\.693: its first layer gets 1 in 1/);
    assert.deepEqual(broken.curves.sort(), ['10 layers 0.693', 'before: 3 layers 0.0741']);
    const { complaints } = await page.complaints();
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test(`${name}: repairs add up, say whether they helped, and are undone`, async () => {
    const page = await open('&depth=10');
    await until(page, 'ten layers', isOver);
    await (await page.control('button', 'Larger rate', host)).click();
    const larger = await until(page, 'a larger rate', isOver);
    assert.match(larger.verdict, / A larger rate \(2\) did not help: 0\.693 before\.$/);
    await (await page.control('button', 'Shortcuts', host)).click();
    const both = await until(page, 'shortcuts too', isOver);
    assert.deepEqual(
      [both.pressed, both.repairs],
      [['Shortcuts', 'Larger rate'], 'shortcuts,rate'],
    );
    assert.match(
      both.verdict,
      /^Learned: .* Shortcuts \(a way around the slopes; rate 2\) helped: /,
    );
    await page.pressControl('z');
    await until(page, 'the way back', ({ repairs }) => repairs === 'rate');
    await page.close();
  });

  test(`${name}: a link opens a repaired network, and the lab is offered below it`, async () => {
    const page = await open('&depth=10&repairs=shortcuts');
    const { pressed, lab } = await until(page, 'the repaired network', isOver);
    assert.deepEqual([pressed, lab], [['Shortcuts'], true]);
    await page.close();
  });
});
