/** The lab beside the lesson: how it opens, its panels, and the way back. In Chromium, Firefox and WebKit. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { serve } from '../../scripts/serve.mjs';
import { inEachBrowser } from './browsers.mjs';
import { focusedName } from './in-page.mjs';

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
before(async () => {
  server = await serve('dist');
});
after(() => server.close());

/** Runs in the page. */
async function readLab() {
  await customElements.whenDefined('backprop-lesson');
  const element = /** @type {any} */ (document.querySelector('backprop-lesson'));
  const lesson = element.shadowRoot;
  const lab = lesson.querySelector('backprop-lab');
  const tabs = [...(lab.shadowRoot?.querySelectorAll('[role=tab]') ?? [])].filter(
    (tab) => tab.getClientRects().length > 0,
  );
  const { view, panel, broken, repaired, held } = element.getState();
  return {
    isShown: lab.getClientRects().length > 0 && lab.hasAttribute('ready'),
    tabs: tabs.map(({ textContent }) => textContent),
    open: tabs.find((tab) => tab.getAttribute('aria-selected') === 'true')?.textContent ?? '',
    said: lab.shadowRoot?.querySelector('.panel-intro')?.textContent ?? '',
    state: { view, panel, held, depths: [broken.depth, repaired.depth] },
    repaired,
    hash: location.hash,
    figure: Math.round(lesson.querySelector('backprop-figure').getBoundingClientRect().top),
  };
}

inEachBrowser({ reducedMotion: true }, (name, browser) => {
  /** @param {string} link */
  const open = async (link) => {
    const page = await browser.open(server.address + link);
    const until = (
      /** @type {string} */ what,
      /** @type {(seen: Awaited<ReturnType<typeof readLab>>) => boolean} */ enough,
    ) => page.waitFor(what, () => page.run(readLab), enough);
    return { page, until };
  };

  test(`${name}: the figure opens the lab with its network, and the lab leads back to the same spot`, async () => {
    const { page, until } = await open('#depth=10&iteration=22');
    await page.reaches('Iteration 22 / 22');
    await page.run(() => scrollTo(0, 40));
    const { figure } = await page.run(readLab);
    await page.pressInMenu('Open this in the lab');
    const lab = await until('the lab', ({ isShown, open: tab }) => isShown && tab === 'Inspect');
    assert.deepEqual(lab.tabs, [
      'Inspect',
      'Check',
      'Numbers',
      'By hand',
      'Practice',
      'Examples',
      'Your own',
      'Compare',
      'Map',
      'Files',
    ]);
    assert.equal((await page.figure()).iteration, 'Iteration 22 / 22');
    await until('its address', ({ hash }) => hash.startsWith('#view=lab&depth=10'));
    await page.pressButton('Back to the lesson');
    const back = await until('the lesson', ({ isShown }) => !isShown);
    assert.equal(back.figure, figure);
    assert.equal(back.state.view, 'lesson');
    await page.close();
  });

  test(`${name}: the arrow keys lead from panel to panel, and each has an address`, async () => {
    const { page, until } = await open('#view=lab&panel=numbers&held=2.1.3');
    await until('the lab', ({ isShown, open: tab }) => isShown && tab === 'Numbers');
    await page.tabTo('Numbers');
    await page.press('ArrowRight');
    await until('the worksheet', ({ open: tab }) => tab === 'By hand');
    assert.equal(await page.run(focusedName), 'By hand');
    await page.press('Home');
    const { said, state } = await until('the inspector', ({ open: tab }) => tab === 'Inspect');
    assert.match(said, /^Press a weight or a neuron/);
    assert.equal(state.held, '2.1.3');
    const { why } = await page.figure();
    assert.equal(why[0], 'Weight from hidden 1, neuron 3 to hidden 2, neuron 1');
    await until('its address', ({ hash }) => hash === '#view=lab&held=2.1.3');
    await page.close();
  });

  test(`${name}: an old link with a worksheet opens it, and a figure’s worksheet comes alone`, async () => {
    const old = await open('#worksheet=deltas&depth=1&width=2&iteration=2');
    await old.until('the panel', ({ isShown, open: tab }) => isShown && tab === 'By hand');
    await old.page.close();
    const figure = await open('#view=figure&worksheet=deltas&depth=1&width=2&iteration=2');
    const { tabs } = await figure.until('the panel', ({ isShown }) => isShown);
    assert.deepEqual(tabs, []);
    await figure.page.control('button', 'Print the worksheet');
    await figure.page.close();
  });

  test(`${name}: “Now Break It” opens the comparison with its network, with and without repairs`, async () => {
    const { page, until } = await open('#experiment=depth:7&repairs=shortcuts');
    await page.comesToExperiment();
    await (await page.control('button', 'Open this in the lab', 'backprop-break-it')).click();
    const { state, repaired } = await until('the comparison', ({ open: tab }) => tab === 'Compare');
    assert.deepEqual(state.depths, [7, 7]);
    assert.equal(repaired.shortcuts, true);
    await page.close();
  });
});
