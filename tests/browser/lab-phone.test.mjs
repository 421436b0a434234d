/** The lab on a phone: its picture stays in sight, and nothing shows through it. In Chromium. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser, openPage } from './browser.mjs';

/** @type {Awaited<ReturnType<typeof openBrowser>>} */
let where;
before(async () => {
  where = await openBrowser();
});
after(() => where.close());

/** @returns {ReturnType<typeof openPage>} the lab with an opened network, and so with a note below its controls */
function openLab() {
  const lab = { browser: where.browser, address: `${where.address}#example=mazur` };
  return openPage(lab, { width: 360, height: 740, reducedMotion: true });
}

/**
 * Runs in the page.
 *
 * @returns {{above: string[], covered: string[]} | null} what stands at the picture's place where it stays, and what
 *   scrolled below it; null before the lab is there
 */
function atPicture() {
  const root = document.querySelector('backprop-lesson')?.shadowRoot;
  const lab = root?.querySelector('backprop-lab')?.shadowRoot;
  const stage = lab?.querySelector('.stage');
  if (!lab || !stage || !lab.querySelector('.note')?.getClientRects().length) return null;
  const box = stage.getBoundingClientRect();
  const points = [0.1, 0.3, 0.5, 0.7, 0.9].flatMap((across) =>
    [0.05, 0.2, 0.4, 0.6, 0.8, 0.95].map((down) => ({
      x: box.left + across * box.width,
      y: box.top + down * box.height,
    })),
  );
  const name = (/** @type {Element | null} */ element) =>
    element?.className || element?.tagName || '';
  const above = points
    .map(({ x, y }) => lab.elementFromPoint(x, y))
    .filter((at) => !stage.contains(at));
  const covered = [...lab.querySelectorAll('.controls button, .note')].filter((part) => {
    const { top, bottom, height } = part.getBoundingClientRect();
    return height > 0 && bottom > box.top && top < box.bottom;
  });
  return { above: above.map(name), covered: covered.map(name) };
}

test('what scrolls under the picture of the lab does not show through it', async () => {
  const { page, lesson } = await openLab();
  await lesson.waitFor('the lab', () => page.evaluate(atPicture), Boolean);
  let passed = 0;
  for (let y = 100; y <= 700; y += 60) {
    await page.evaluate((to) => scrollTo(0, to), y);
    const { above = ['nothing'], covered = [] } = (await page.evaluate(atPicture)) ?? {};
    assert.deepEqual(above, [], `scrolled by ${y} px`);
    passed += covered.length;
  }
  assert.ok(passed > 0, 'something has scrolled below the picture');
  await page.close();
});

test('the menu of the lab opens over its picture', async () => {
  const { page, lesson } = await openLab();
  await lesson.waitFor('the lab', () => page.evaluate(atPicture), Boolean);
  await (await lesson.control('button', 'More')).click();
  const above = await lesson.waitFor(
    'the menu',
    () => page.evaluate(atPicture),
    (seen) => (seen?.above.length ?? 0) > 0,
  );
  assert.ok(above);
  await page.close();
});
