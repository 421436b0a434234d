/** The lab's panel "Inspect": what the reader looks at, and the weights that are set there by hand. In Chromium. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser, openLesson } from './browser.mjs';
import { placesInPicture } from './places.mjs';

/** @type {Awaited<ReturnType<typeof openBrowser>>} */
let where;
before(async () => {
  where = await openBrowser();
});
after(() => where.close());

/**
 * @param {import('puppeteer-core').Page} page
 * @param {{x: number, y: number}} place
 */
const moveTo = (page, { x, y }) => page.mouse.move(x, y);

/** @param {import('puppeteer-core').Page} page */
async function selectAll(page) {
  await page.keyboard.down('Control');
  await page.keyboard.press('a');
  await page.keyboard.up('Control');
}

test('no callout stands over the picture until the reader selects something, whatever the settings are', async () => {
  const { page, lesson } = await openLesson(where, '#view=lab&iteration=8');
  await lesson.reaches('Iteration 8 / 8');
  const callouts = () =>
    lesson.run(() => {
      const root = document.querySelector('backprop-lesson')?.shadowRoot;
      const figure = root?.querySelector('backprop-lab')?.shadowRoot;
      return figure?.querySelector('.callout')?.getClientRects().length;
    });
  assert.equal(await callouts(), 0);
  await lesson.pressButton('Network, example and numbers');
  for (const name of ['Logarithmic', 'Linear', 'ReLU']) {
    await (await lesson.control('radio', name)).click();
    assert.equal(await callouts(), 0, name);
  }
  await lesson.pressButton('By hand');
  await lesson.pressButton('Use the network shown');
  await lesson.control('button', 'Print the worksheet');
  assert.equal(await callouts(), 0, 'the worksheet');
  await page.close();
});

test('text that is being typed into a field stays, whatever the pointer or the pass does', async () => {
  const { page, lesson } = await openLesson(where, '#view=lab&iteration=8');
  await lesson.reaches('Iteration 8 / 8');
  const { neuron: place } = await placesInPicture(lesson);
  await lesson.lookAt({ layer: 4, unit: 0, from: 0 });
  await (await lesson.control('spinbutton', 'Weight')).focus();
  await selectAll(page);
  await lesson.type('-7');
  await moveTo(page, place(1, 0));
  await moveTo(page, place(0, 0));
  await lesson.run(() => {
    const element = /** @type {import('../../web/src/lesson/lesson-element.js').BackpropLesson} */ (
      document.querySelector('backprop-lesson')
    );
    element.setState({ iteration: 4 });
  });
  await lesson.press('Enter');
  const { why, iteration } = await lesson.figure();
  assert.deepEqual(why.slice(0, 2), ['Weight from hidden 3, neuron 1 to output', 'w = −7.00']);
  assert.equal(iteration, 'Iteration 8 / 8');
  await page.close();
});

test('a weight that is set by hand changes the loss where the pass stands', async () => {
  const { page, lesson } = await openLesson(where, '#view=lab&iteration=8');
  const before_ = await lesson.reaches('Iteration 8 / 8');
  await lesson.lookAt({ layer: 4, unit: 0, from: 0 });
  await (await lesson.control('spinbutton', 'Weight')).focus();
  await selectAll(page);
  await lesson.type('-3');
  await lesson.press('Enter');
  const { loss, iteration, why } = await lesson.figure();
  assert.notEqual(loss, before_.loss);
  assert.equal(iteration, 'Iteration 8 / 8');
  assert.equal(why[1], 'w = −3.00');
  await lesson.waitFor(
    'a short link',
    () => lesson.run(() => location.hash),
    (hash) => hash === '#view=lab&iteration=8&held=4.1.1&weights=2e168_-3',
  );
  await page.close();
});

test('a key that is held in a field is one step, and another press another one', async () => {
  const { page, lesson } = await openLesson(where, '#view=lab&iteration=8');
  await lesson.reaches('Iteration 8 / 8');
  await lesson.lookAt({ layer: 4, unit: 0, from: 0 });
  const line = async () => (await lesson.figure()).why[1];
  const own = await line();
  await (await lesson.control('spinbutton', 'Weight')).focus();
  for (let k = 0; k < 5; ++k) await page.keyboard.down('ArrowUp');
  await page.keyboard.up('ArrowUp');
  const held = await line();
  await page.keyboard.press('ArrowUp');
  assert.equal(new Set([own, held, await line()]).size, 3);
  await lesson.pressInMenu('Undo');
  assert.equal(await line(), held);
  await lesson.pressInMenu('Undo');
  assert.equal(await line(), own);
  await page.close();
});

test('a wrong weight is forgotten with the network that it was meant for', async () => {
  const { page, lesson } = await openLesson(where, '#view=lab');
  await lesson.lookAt({ layer: 4, unit: 0, from: 0 });
  await (await lesson.control('spinbutton', 'Weight')).focus();
  await selectAll(page);
  await lesson.type('999');
  await lesson.press('Enter');
  assert.match((await lesson.figure()).error, /^Weight: expected /);
  await (await lesson.control('slider', 'Depth')).focus();
  await lesson.press('ArrowLeft');
  await lesson.reaches('Iteration 6 / 6');
  assert.equal((await lesson.figure()).error, '');
  await page.close();
});

test('the wheel over a field that has the focus scrolls the page, and changes nothing', async () => {
  const { page, lesson } = await openLesson(where, '#view=lab');
  await lesson.lookAt({ layer: 4, unit: 0, from: 0 });
  const field = await lesson.control('spinbutton', 'Weight');
  await field.focus();
  const before_ = (await lesson.figure()).why[1];
  const box = await page.evaluate(() => {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    const { x, y } = /** @type {Element} */ (focused).getBoundingClientRect();
    return { x: x + 5, y: y + 5, scrolled: scrollY };
  });
  await page.mouse.move(box.x, box.y);
  await page.mouse.wheel({ deltaY: 120 });
  await lesson.waitFor(
    'the page to scroll',
    () => page.evaluate(() => scrollY),
    (scrolled) => scrolled > box.scrolled,
  );
  await lesson.press('Tab');
  assert.equal((await lesson.figure()).why[1], before_);
  await page.close();
});

test('the arrow keys move a number on, and stop where it ends', async () => {
  const { page, lesson } = await openLesson(where, '#view=lab&width=11');
  await lesson.pressButton('Network, example and numbers');
  await (await lesson.control('spinbutton', 'Width')).focus();
  for (let k = 0; k < 3; ++k) await page.keyboard.press('ArrowUp');
  const widths = async () => /** @type {any} */ (await lesson.run(() => location.hash));
  await lesson.waitFor('width 12', widths, (hash) => hash === '#view=lab&width=12&iteration=8');
  await page.keyboard.press('ArrowDown');
  await lesson.waitFor('width 11', widths, (hash) => hash === '#view=lab&width=11&iteration=8');
  assert.equal((await lesson.figure()).error, '');
  await page.close();
});
