/** Numbers typed with an input method, as for Chinese and Japanese. In Chromium, which can play one. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser, openLesson } from './browser.mjs';

/** @type {Awaited<ReturnType<typeof openBrowser>>} */
let where;
before(async () => {
  where = await openBrowser();
});
after(() => where.close());

test('while text is composed, arrow keys do not step the number; full-width digits are taken', async () => {
  const { page, lesson } = await openLesson(where, '#view=lab');
  const state = () =>
    lesson.run(
      () => /** @type {any} */ (document.querySelector('backprop-lesson')).getState().seed,
    );
  await lesson.reaches('Iteration 0 / 8');
  await (await lesson.control('button', 'Network, example and numbers')).click();
  const field = await lesson.control('spinbutton', 'Seed');
  await field.focus();
  const devtools = await page.createCDPSession();
  await page.keyboard.press('Backspace');
  await devtools.send('Input.imeSetComposition', {
    text: '１２',
    selectionStart: 2,
    selectionEnd: 2,
  });
  await lesson.run(() => {
    addEventListener(
      'keydown',
      (event) => Object.assign(window, { composing: event.isComposing }),
      {
        capture: true,
      },
    );
  });
  await page.keyboard.press('ArrowUp');
  assert.equal(await lesson.run(() => Reflect.get(window, 'composing')), true);
  assert.equal(await state(), 1);
  await devtools.send('Input.insertText', { text: '１２' });
  await page.keyboard.press('Enter');
  await lesson.waitFor('the seed', state, (seed) => seed === 12);
  await page.close();
});
