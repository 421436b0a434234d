/** The keys of Undo and Redo, in Chromium, Firefox and WebKit. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { serve } from '../../scripts/serve.mjs';
import { browserNames, launch } from './browsers.mjs';

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
before(async () => {
  server = await serve('dist');
});
after(() => server.close());

/** Runs in the page: what the lesson holds, and what the host has heard of the keys. */
function readState() {
  const lesson = /** @type {any} */ (document.querySelector('backprop-lesson'));
  const { activation, depth, input } = lesson.getState();
  const shown = lesson.getState().view === 'lab' ? 'backprop-lab' : 'backprop-figure';
  const figure = lesson.shadowRoot.querySelector(shown).shadowRoot;
  const [undo, redo] = figure.querySelectorAll('.steps-back button');
  return {
    activation,
    depth,
    first: input[0],
    titles: [undo.title, redo.title],
    heard: Reflect.get(window, 'heard') ?? 0,
  };
}

for (const name of browserNames) {
  /** @type {import('./browsers.mjs').Browser} */
  let browser;
  test(`${name} starts`, async () => {
    browser = await launch(name, { reducedMotion: true });
  });

  /**
   * @param {import('./driven-page.mjs').DrivenPage} page
   * @param {string} what
   * @param {(seen: ReturnType<typeof readState>) => boolean} enough
   */
  const until = (page, what, enough) => page.waitFor(what, () => page.run(readState), enough);

  // The closed menu follows the network after the next paint.
  const isUndone = (
    /** @type {ReturnType<typeof readState>} */ { activation, titles: [undo, redo] },
  ) => activation === 'sigmoid' && undo === '' && redo === 'Redo the change of the network.';
  const isRedone = (
    /** @type {ReturnType<typeof readState>} */ { activation, titles: [undo, redo] },
  ) => activation === 'relu' && undo === 'Undo the change of the network.' && redo === '';

  test(`${name}: after a press on a radio button, Ctrl+Z undoes and Ctrl+Y redoes`, async () => {
    const page = await browser.open(server.address);
    await page.figure();
    await (await page.control('radio', 'ReLU')).click();
    await until(page, 'ReLU', ({ activation }) => activation === 'relu');
    await page.pressControl('z');
    await until(page, 'sigmoid, and the menu offers Redo', isUndone);
    await page.pressControl('y');
    await until(page, 'ReLU again, and the menu offers Undo', isRedone);
    await page.pressControl('z');
    await until(page, 'sigmoid again', isUndone);
    await page.pressControl('z', { isShifted: true });
    await until(page, 'ReLU at last', isRedone);
    await page.close();
  });

  test(`${name}: in a field for a number, Ctrl+Z belongs to what is typed there`, async () => {
    const page = await browser.open(`${server.address}#view=lab`);
    await page.figure();
    await (await page.control('radio', 'Tanh')).click();
    await (await page.control('button', 'Network, example and numbers')).click();
    await (await page.control('spinbutton', 'Input 1')).focus();
    await page.type('5');
    await page.pressControl('z');
    // The next key goes to the lesson: what comes of both is then known.
    await (await page.control('slider', 'Depth')).focus();
    await page.press('ArrowRight');
    const seen = await until(page, 'the depth', ({ depth }) => depth === 4);
    assert.equal(seen.activation, 'tanh');
    await page.close();
  });

  test(`${name}: the host hears nothing of a key that undoes, and is told that its network stays`, async () => {
    const page = await browser.open(server.address);
    await page.figure();
    await page.run(() => {
      document.addEventListener('keydown', ({ key }) => {
        if (key === 'z') Reflect.set(window, 'heard', (Reflect.get(window, 'heard') ?? 0) + 1);
      });
    });
    await (await page.control('radio', 'ReLU')).click();
    await page.pressControl('z');
    const undone = await until(page, 'sigmoid', ({ activation }) => activation === 'sigmoid');
    assert.equal(undone.heard, 0);
    await page.pressControl('y');
    await page.run(() => {
      /** @type {any} */ (document.querySelector('backprop-lesson')).setState({ depth: 10 });
    });
    await until(page, 'what the host set', ({ titles }) =>
      /^Nothing to undo: the page around the lesson has set another network/.test(titles[0]),
    );
    await page.close();
  });

  test(`${name} ends`, () => browser.close());
}
