/** “Now Break It” as a page: its drawing hand, its looks, its rest. In Chromium. */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { openBrowser, openPage } from './browser.mjs';

const axe = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const screenshots = 'build/screenshots';

/** @type {Awaited<ReturnType<typeof openBrowser>>} */
let where;
before(async () => {
  mkdirSync(screenshots, { recursive: true });
  where = await openBrowser();
});
after(() => where.close());

/** @param {import('./browser.mjs').Look} [look] */
async function open(look = {}) {
  const address = `${where.address}#view=break-it`;
  const opened = await openPage({ ...where, address }, { reducedMotion: true, ...look });
  await opened.lesson.experiment();
  return opened;
}

test('one stroke of the pointer draws all the bars that it passes over', async () => {
  const { page, lesson } = await open();
  const bars = await page.$$('backprop-lesson >>> backprop-break-it >>> .prediction-track input');
  const [top, bottom] = [await bars[0].boundingBox(), await bars[9].boundingBox()];
  assert.ok(top && bottom);
  await bars[5].scrollIntoView();
  const [first, last] = [await bars[0].boundingBox(), await bars[9].boundingBox()];
  assert.ok(first && last);
  await page.mouse.move(first.x + first.width * 0.8, first.y + first.height / 2);
  await page.mouse.down();
  await page.mouse.move(last.x + 1, last.y + last.height / 2, { steps: 40 });
  await page.mouse.up();
  const drawn = await Promise.all(
    bars.map((bar) =>
      bar.evaluate((input) => Number(/** @type {HTMLInputElement} */ (input).value)),
    ),
  );
  assert.ok(Math.abs(drawn[0] - 0.8) < 0.06 && drawn[9] < 0.03, String(drawn));
  assert.ok(
    drawn.every((share, k) => k === 0 || share <= drawn[k - 1]),
    String(drawn),
  );
  await (await lesson.control('button', 'Check', 'backprop-break-it')).click();
  const said = await page.$eval(
    'backprop-lesson >>> backprop-break-it >>> .prediction-verdict',
    ({ textContent }) => textContent,
  );
  assert.match(said ?? '', /^Yes, next to nothing: the first hidden layer gets 1 part in [\d,]+ /);
  await page.close();
});

test('a press on the plane sets a point, another on it takes it away, and a link keeps both', async () => {
  const { page, lesson } = await open();
  await (await lesson.control('button', 'Your own points', 'backprop-break-it')).click();
  await (await lesson.control('button', 'Begin with none', 'backprop-break-it')).click();
  const canvas = await page.$('backprop-lesson >>> backprop-break-it >>> .point-plane canvas');
  assert.ok(canvas);
  await canvas.scrollIntoView();
  const press = async (/** @type {number} */ x, /** @type {number} */ y) => {
    const box = await canvas.boundingBox();
    assert.ok(box);
    await page.mouse.click(box.x + box.width * x, box.y + box.height * y);
  };
  const own = () =>
    lesson.run(() => /** @type {any} */ (document.querySelector('backprop-lesson')).getState().own);
  await press(0.25, 0.25);
  await press(0.75, 0.5);
  await (await lesson.control('radio', '□ square', 'backprop-break-it')).click();
  await press(0.5, 0.75);
  const three = await lesson.waitFor('three points', own, (text) => text.split('~').length === 3);
  await press(0.75, 0.5);
  const two = await lesson.waitFor('two points', own, (text) => text.split('~').length === 2);
  const [first, , last] = three.split('~');
  assert.equal(two, `${first}~${last}`);
  assert.match(last, /_2$/);
  const kept = async () => page.url();
  const address = await lesson.waitFor('its link', kept, (link) => link.includes(`own=${two}`));
  await page.close();
  const again = await openPage({ ...where, address }, { reducedMotion: true });
  await again.lesson.experiment();
  assert.equal(
    await again.page.evaluate(
      () => /** @type {any} */ (document.querySelector('backprop-lesson')).getState().own,
    ),
    two,
  );
  await again.page.close();
});

test('what is no share is named, and nothing is lost', async () => {
  const { page, lesson } = await open();
  const field = await lesson.control('textbox', 'hidden 4, as a number', 'backprop-break-it');
  await field.focus();
  await lesson.press('End', 'Backspace', 'Backspace', 'Backspace');
  await lesson.type('a lot');
  await (await lesson.control('button', 'Check', 'backprop-break-it')).click();
  const seen = await page.evaluate(() => {
    const lessonRoot = document.querySelector('backprop-lesson')?.shadowRoot;
    const root = lessonRoot?.querySelector('backprop-break-it')?.shadowRoot;
    return [
      root?.querySelector('.prediction .error')?.textContent,
      root?.querySelector('.prediction')?.classList.contains('over'),
    ];
  });
  assert.deepEqual(seen, ['Expected a number from 0 to 1, found "a lot".', false]);
  await page.close();
});

test('at rest, nothing asks for a frame', async () => {
  const { page, lesson } = await open();
  await (await lesson.control('button', 'Tanh', 'backprop-break-it')).click();
  await lesson.waitFor(
    'the verdict',
    () =>
      page.$eval(
        'backprop-lesson >>> backprop-break-it >>> .repair .verdict',
        ({ textContent }) => textContent ?? '',
      ),
    (verdict) => verdict.startsWith('After 2,000'),
  );
  const asked = await page.evaluate(async () => {
    await new Promise((done) => setTimeout(done, 500));
    let count = 0;
    const request = window.requestAnimationFrame;
    window.requestAnimationFrame = (tick) => {
      count += 1;
      return request(tick);
    };
    await new Promise((done) => setTimeout(done, 500));
    return count;
  });
  assert.equal(asked, 0);
  await page.close();
});

for (const scheme of /** @type {const} */ (['light', 'dark', 'forced'])) {
  for (const width of scheme === 'forced' ? [768] : [1600, 1440, 768, 360, 320]) {
    test(`with everything open, at ${width} px, ${scheme}, nothing is cut off, and axe finds no fault`, async () => {
      const isForced = scheme === 'forced';
      const { page, lesson } = await open({ width, scheme: isForced ? 'light' : scheme });
      if (isForced) {
        const session = await page.createCDPSession();
        await session.send('Emulation.setEmulatedMedia', {
          features: [
            { name: 'forced-colors', value: 'active' },
            { name: 'prefers-reduced-motion', value: 'reduce' },
          ],
        });
      }
      await lesson.predict(null);
      await (await lesson.control('button', 'Normalisation', 'backprop-break-it')).click();
      await page.evaluate(async () => {
        const lessonRoot = document.querySelector('backprop-lesson')?.shadowRoot;
        const root = lessonRoot?.querySelector('backprop-break-it')?.shadowRoot;
        for (const details of root?.querySelectorAll('details') ?? []) details.open = true;
        await new Promise((done) => setTimeout(done, 3000));
      });
      const overflow = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      });
      assert.ok(overflow <= 0, `${overflow} px too wide`);
      await page.evaluate(axe);
      const faults = await page.evaluate(async () => {
        const result = await /** @type {any} */ (window).axe.run('backprop-lesson', {
          resultTypes: ['violations'],
        });
        return result.violations.map((/** @type {any} */ { id, nodes }) => [
          id,
          nodes.map((/** @type {any} */ { html }) => html.slice(0, 140)),
        ]);
      });
      await page.screenshot({ path: `${screenshots}/lab-${width}-${scheme}.png`, fullPage: true });
      assert.deepEqual(faults, []);
      // The map has two answers to tell apart, whatever the colours are.
      const shades = await page.evaluate(() => {
        const lessonRoot = document.querySelector('backprop-lesson')?.shadowRoot;
        const root = lessonRoot?.querySelector('backprop-break-it')?.shadowRoot;
        const canvas = root?.querySelector('canvas');
        const context = canvas?.getContext('2d');
        if (!canvas || !context) return [];
        const { width, height } = canvas;
        return [
          [0.95, 0.02],
          [0.02, 0.95],
        ].map(([x, y]) => String(context.getImageData(x * width, y * height, 1, 1).data));
      });
      assert.notEqual(shades[0], shades[1]);
      await page.close();
    });
  }
}
