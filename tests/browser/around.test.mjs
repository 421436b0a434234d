/** The element and what is around it: its page's height, headings and scripts. In Chromium. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { openPage } from './browser.mjs';
import { openPages } from './page-with.mjs';

/** @type {Awaited<ReturnType<typeof openPages>>} */
let pages;
before(async () => {
  pages = await openPages();
});
after(() => pages.close());

/** @type {(...page: Parameters<typeof pages.openWith>) => ReturnType<typeof pages.openWith>} */
const openWith = (...page) => pages.openWith(...page);

test('in the height that its page gives it, a figure fits, and grows again when it gives more', async () => {
  const { page, act } = await openWith(
    `<style>body { margin: 0 }</style><backprop-lesson view="figure" autoplay="false"
      controls="play iteration depth activation" style="height: 500px"></backprop-lesson>`,
    { width: 1280, height: 720 },
  );
  const measure = () =>
    act(async (lesson) => {
      // The height is fitted in one frame, and the picture is drawn for it in a later one.
      for (let k = 0; k < 5; ++k) await new Promise((done) => requestAnimationFrame(done));
      const figure = lesson.shadowRoot?.querySelector('backprop-figure')?.shadowRoot;
      const box = (/** @type {string} */ selector) =>
        figure?.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
      const canvas = /** @type {HTMLCanvasElement} */ (figure?.querySelector('canvas'));
      return {
        bottom: box('figure').bottom,
        stage: box('.stage').height,
        isClear: box('.panel').bottom <= box('.controls').top + 1,
        isSharp: canvas.height === Math.round(canvas.clientHeight * devicePixelRatio),
      };
    });
  const resize = (/** @type {string} */ height) =>
    page.$eval(
      'backprop-lesson',
      (lesson, text) => /** @type {HTMLElement} */ (lesson).style.setProperty('height', text),
      height,
    );
  const given = await measure();
  assert.ok(given.bottom <= 500, String(given.bottom));
  await resize('auto');
  const own = await measure();
  assert.ok(own.bottom > 500 && own.stage > given.stage, JSON.stringify({ given, own }));
  await resize('460px');
  const less = await measure();
  assert.ok(less.stage < given.stage && less.isSharp, JSON.stringify({ given, less }));
  await resize('380px');
  const least = await measure();
  assert.ok(least.isClear, 'bars end above the controls');
  await resize('2000px');
  assert.equal((await measure()).stage, own.stage);
  await page.close();
});

test('on a page that has a title, the lesson’s own is a heading under it, with the others below', async () => {
  const levels = async (/** @type {import('puppeteer-core').Page} */ page) => {
    const headings = await page.$$('backprop-lesson >>> ::-p-aria([role="heading"])');
    const session = await page.createCDPSession();
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    assert.ok(headings.length > 0);
    return Object.fromEntries(
      nodes
        .filter(({ role }) => role?.value === 'heading')
        .map(({ name, properties }) => [
          name?.value,
          properties?.find((property) => property.name === 'level')?.value.value,
        ]),
    );
  };
  const titled = await openWith('<h1>Week 5</h1><backprop-lesson></backprop-lesson>');
  await titled.act(() => {});
  const under = await levels(titled.page);
  const untitled = await openWith('<backprop-lesson></backprop-lesson>');
  await untitled.act(() => {});
  const alone = await levels(untitled.page);
  assert.deepEqual([under['Week 5'], under.Backpropagation, alone.Backpropagation], [1, 2, 1]);
  assert.deepEqual([under['Now, the math'], alone['Now, the math']], [3, 2]);
  await titled.page.close();
  await untitled.page.close();
});

test('with its scripts inside a page, as notebooks and pandoc make them, the lesson offers no dead address', async () => {
  const inside = ['backprop-lesson.js', 'embed.js']
    .map((file) => `<script>${readFileSync(`dist/${file}`, 'utf8')}</script>`)
    .join('');
  const address = pages.host.write(
    'inside.html',
    `<link rel="icon" href="data:,">${inside}<backprop-lesson></backprop-lesson>`,
  );
  const { page, lesson, complaints } = await openPage({ browser: pages.browser, address }, {});
  await lesson.figure();
  await lesson.openMenu();
  await lesson.control('button', 'Save…');
  const buttons = await page.$$('backprop-lesson >>> ::-p-aria([name="Share…"][role="button"])');
  assert.deepEqual([buttons.length, complaints.console], [0, []]);
  await page.close();
});
