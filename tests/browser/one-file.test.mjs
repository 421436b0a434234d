/** The lesson as one file with settings of its own, saved by Share and opened from a disk. In Chromium. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { openBrowser, openPage } from './browser.mjs';

/** @type {Awaited<ReturnType<typeof openBrowser>>} */
let where;
const folder = mkdtempSync(join(tmpdir(), 'one-file-'));
before(async () => {
  where = await openBrowser();
});
after(async () => {
  await where.close();
  rmSync(folder, { recursive: true });
});

/**
 * @param {string} address
 * @param {string[]} radios to press in the dialog
 * @returns {Promise<string>} the text of the file that Share saves there
 */
async function saved(address, radios = []) {
  const { page, lesson } = await openPage({ ...where, address }, { reducedMotion: true });
  await lesson.pressInMenu('Share…');
  for (const name of radios) await (await lesson.control('radio', name)).click();
  await page.evaluate(() => {
    const make = URL.createObjectURL;
    URL.createObjectURL = (file) => {
      /** @type {any} */ (window).saved = /** @type {Blob} */ (file).text();
      return make.call(URL, file);
    };
  });
  await lesson.pressButton('Download as one file');
  await page.waitForFunction(() => /** @type {any} */ (window).saved);
  const text = await page.evaluate(() => /** @type {any} */ (window).saved);
  await page.close();
  return text;
}

/**
 * @param {string} name
 * @param {string} text
 * @returns {string} the address of the file on this disk
 */
function onDisk(name, text) {
  const file = join(folder, name);
  writeFileSync(file, text);
  return pathToFileURL(file).href;
}

const link = 'depth=5&activation=relu&iteration=4&size=projector';

test('a file saved from the site opens from a disk with its settings, computes, and saves itself again', async () => {
  const first = await saved(`${where.address}#${link}`, ['Figure']);
  const address = onDisk('first.html', first);
  const { page, lesson, complaints } = await openPage(
    { ...where, address },
    { reducedMotion: true },
  );
  await lesson.reaches('Iteration 4 / 12');
  const state = () =>
    page.evaluate(() => /** @type {any} */ (document.querySelector('backprop-lesson')).getState());
  const { view, depth, activation, size, autoplay } = await state();
  assert.deepEqual(
    { view, depth, activation, size, autoplay },
    { view: 'figure', depth: 5, activation: 'relu', size: 'projector', autoplay: false },
  );
  await lesson.pressButton('Step');
  await lesson.reaches('Iteration 5 / 12');
  await page.waitForFunction(() => location.hash === '#iteration=5');
  assert.deepEqual(complaints.console, []);
  await page.close();

  const again = await openPage(
    { ...where, address: onDisk('second.html', await saved(address, ['Lesson'])) },
    { reducedMotion: true },
  );
  await again.lesson.reaches('Iteration 4 / 12');
  const words = await again.page.evaluate(
    () => document.querySelector('backprop-lesson')?.shadowRoot?.querySelector('h1')?.textContent,
  );
  assert.equal(words, 'Backpropagation');
  assert.deepEqual(again.complaints.console, []);
  await again.page.close();
});

test('a page writes itself again as it was, licences and all', async () => {
  const served = await (await fetch(`${where.address}backprop.html`)).text();
  const written = await saved(`${where.address}backprop.html`);
  const plain = (/** @type {string} */ text) => text.replace(/\s+/g, '').toLowerCase();
  const ends = (/** @type {string} */ text) => plain(text).slice(-2000);
  assert.equal(ends(written), ends(served));
  const scripts = (/** @type {string} */ text) => text.match(/<script.*?<\/script>/gs);
  assert.deepEqual(scripts(written), scripts(served));
  assert.deepEqual(written.match(/<style>.*?<\/style>/gs), served.match(/<style>.*?<\/style>/gs));
});
