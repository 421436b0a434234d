/** The element moved about, and an engine that fails to come at first. In Chromium. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { openBrowser, openPage } from './browser.mjs';
import { serveHost } from './host-page.mjs';

/** @type {Awaited<ReturnType<typeof openBrowser>>} */
let where;
/** @type {Awaited<ReturnType<typeof serveHost>>} */
let host;
before(async () => {
  where = await openBrowser();
  host = await serveHost();
});
after(async () => {
  await where.close();
  host.close();
});

/** @param {string} body */
const openWith = (body) =>
  openPage(
    {
      browser: where.browser,
      address: host.write('moved.html', `<link rel="icon" href="data:,">${body}`),
    },
    { reducedMotion: true },
  );

test('moved into another document, the lesson keeps its styles', async () => {
  const { page, lesson, complaints } = await openWith(
    `<iframe title="Other" style="width: 900px; height: 900px"></iframe>
     <backprop-lesson></backprop-lesson><script src="lesson/backprop-lesson.js"></script>`,
  );
  await lesson.figure();
  const element = await page.$('backprop-lesson');
  assert.ok(element);
  const look = () =>
    element.evaluate((moved) => {
      const root = moved.shadowRoot;
      const figure = root?.querySelector('backprop-figure')?.shadowRoot?.querySelector('.card');
      const title = root?.querySelector('h1');
      if (!figure || !title) return null;
      const { borderTopLeftRadius, borderTopWidth } = getComputedStyle(figure);
      return { borderTopLeftRadius, borderTopWidth, weight: getComputedStyle(title).fontWeight };
    });
  const before_ = await look();
  assert.notEqual(before_?.borderTopWidth, '0px');
  await element.evaluate((moved) => {
    document.querySelector('iframe')?.contentDocument?.body.append(moved);
  });
  await lesson.waitFor('the same styles', look, (found) => isDeepStrictEqual(found, before_));
  assert.deepEqual(complaints.console, []);
  await page.close();
});

test('moved with a dialog open, the dialog closes, and opens again', async () => {
  const { page, lesson, complaints } = await openWith(
    `<backprop-lesson></backprop-lesson><main></main><script src="lesson/backprop-lesson.js"></script>`,
  );
  await lesson.pressInMenu('Save…');
  const isOpen = () =>
    page.evaluate(() => {
      const root = document.querySelector('backprop-lesson')?.shadowRoot;
      const figure = root?.querySelector('backprop-figure')?.shadowRoot;
      return figure?.querySelector('dialog[open]') !== null;
    });
  assert.equal(await isOpen(), true);
  await page.evaluate(() => {
    document.querySelector('main')?.append(document.querySelector('backprop-lesson') ?? '');
  });
  assert.equal(await isOpen(), false);
  await lesson.pressInMenu('Save…');
  assert.equal(await isOpen(), true);
  assert.deepEqual(complaints.console, []);
  await page.close();
});

test('a press on “Try again” loads an engine that failed to load once', async () => {
  const page = await where.browser.newPage();
  let failures = 1;
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (request.url().includes('.wasm') && failures-- > 0) return request.respond({ status: 503 });
    return request.continue();
  });
  await page.goto(where.address);
  const again = await page.waitForSelector('>>> backprop-figure >>> .stand-in button');
  const says = await page.$eval('>>> backprop-figure >>> [role=alert]', (each) => each.textContent);
  assert.match(says ?? '', /wasm.*: the server did not send it\./);
  await again?.click();
  await page.waitForSelector('>>> backprop-figure >>> .caption');
  await page.$eval('>>> backprop-break-it', (each) => each.scrollIntoView());
  await page.waitForSelector('>>> backprop-break-it >>> .verdict', { visible: true });
  const isReady = await page.evaluate(async () => {
    const lesson = /** @type {any} */ (document.querySelector('backprop-lesson'));
    await lesson.ready;
    return lesson.getState().depth;
  });
  assert.equal(isReady, 3);
  await page.close();
});
