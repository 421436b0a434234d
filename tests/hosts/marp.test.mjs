import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { marp } from './build.mjs';
import { control, waitForIteration } from './played-page.mjs';
import { Sites, screenshots } from './sites.mjs';

/** @type {Sites} */
let sites;
before(async () => {
  sites = await Sites.build([marp]);
});
after(() => sites.close());

for (const part of /** @type {const} */ (['element', 'frame'])) {
  for (const [width, height] of [
    [1440, 900],
    [360, 640],
  ]) {
    test(`marp: at ${width} px the ${part} fits its slide without overlaps, and plays`, async () => {
      const { page, frame, complaints } = await sites.open(marp, part, { width, height });
      // Pressed by key, because puppeteer's mouse does not know how Marp scales a frame.
      await (await control(frame, 'button', 'Step')).focus();
      await page.keyboard.press('Enter');
      await waitForIteration(frame, 'Iteration 1 / 12');
      const [slide, host] = await page.evaluate(
        (selector) => {
          const each = /** @type {Element} */ (document.querySelector(selector));
          const around = /** @type {Element} */ (each.closest('section'));
          return [around, each].map((element) => element.getBoundingClientRect().bottom);
        },
        part === 'element' ? 'backprop-lesson' : 'iframe',
      );
      assert.ok(host <= slide + 1, JSON.stringify({ host, slide }));
      const parts = await frame.evaluate(() => {
        const lesson = document.querySelector('backprop-lesson')?.shadowRoot;
        const figure = lesson?.querySelector('backprop-figure')?.shadowRoot;
        return ['.stage', '.panel', '.controls', 'figure', ':host'].map((selector) => {
          const found = selector === ':host' ? lesson?.host : figure?.querySelector(selector);
          const { top: y, bottom: end } = found?.getBoundingClientRect() ?? new DOMRect();
          return { selector, y, end };
        });
      });
      const [stage, panel, controls, figure, lesson] = parts;
      assert.ok(
        stage.end <= controls.y + 1 && controls.end <= figure.end + 1,
        JSON.stringify(parts),
      );
      assert.ok(panel.end <= controls.y + 1 || panel.y >= controls.end - 1, JSON.stringify(parts));
      assert.ok(figure.end <= lesson.end + 1, JSON.stringify(parts));
      await page.screenshot({ path: `${screenshots}/marp-${part}-${width}.png` });
      assert.deepEqual(complaints, []);
      await page.close();
    });
  }
}

test('marp: an arrow key in the depth slider changes the depth, not the slide', async () => {
  const { page, frame } = await sites.open(marp, 'element');
  await (await control(frame, 'slider', 'Depth')).focus();
  await page.keyboard.press('ArrowRight');
  await waitForIteration(frame, 'Iteration 14 / 14');
  assert.match(page.url(), /#2$/);
  await page.close();
});
