/** What is printed: a host’s page with the lesson in a frame, and a worksheet. In Chromium. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser } from './browser.mjs';
import { serveHost } from './host-page.mjs';

/** @type {Awaited<ReturnType<typeof openBrowser>>} */
let where;
/** @type {import('./host-page.mjs').HostServer} */
let host;
before(async () => {
  [where, host] = [await openBrowser(), await serveHost()];
});
after(async () => {
  await where.close();
  host.close();
});

for (const [kind, lesson] of Object.entries({
  'the host’s own origin': () => host.lesson,
  'another origin': () => host.foreignLesson,
})) {
  test(`a heading, a figure from ${kind} and what follows stand on one sheet`, async () => {
    const address = host.write(
      'printed.html',
      `<h1>A course</h1><p>Before.</p>
      <iframe src="${lesson()}embed.html?view=figure&autoplay=false" title="Lesson" width="100%"></iframe>
      <p>After.</p><script src="${host.lesson}embed.js" async></script>`,
    );
    const page = await where.browser.newPage();
    await page.setViewport({ width: 1000, height: 800 });
    await page.goto(address);
    await page.waitForFunction(() =>
      /** @type {any} */ (window).log.some(
        (/** @type {any} */ { data }) => data?.protocol && data.type === 'paper',
      ),
    );
    const height = () => page.$eval('iframe', ({ style }) => style.height);
    const onScreen = await height();
    const sheets = Buffer.from(await page.pdf({ format: 'A4' })).toString('latin1');
    assert.equal(sheets.match(/\/Type\s*\/Page\b/g)?.length, 1);
    assert.equal(await height(), onScreen);
    await page.close();
  });
}

for (const [link, sheet] of /** @type {const} */ ([
  ['worksheet=both&depth=3&width=8', 'blank'],
  ['worksheet=both&depth=10&width=8&level=2&variant=3', 'blank'],
  ['worksheet=both&depth=10&width=8&variant=3', 'solved'],
  ['worksheet=pass&depth=3&width=8', 'solved'],
])) {
  test(`${link}, ${sheet}, is two sheets at most, and shows the forward pass alone`, async () => {
    const page = await where.browser.newPage();
    await page.goto(`${where.address}#iteration=4&${link}`);
    // Inside two shadow roots, where waitForSelector hears of no change.
    await page.waitForFunction(() => {
      const lesson = document.querySelector('backprop-lesson')?.shadowRoot;
      const lab = lesson?.querySelector('backprop-lab')?.shadowRoot;
      return lab?.querySelector('.sheet-picture[src]');
    });
    const picture = await page.$('>>> .sheet-picture');
    const source = await picture?.evaluate((image, printing) => {
      const root = /** @type {ShadowRoot} */ (image.getRootNode());
      root.host.setAttribute('data-printing', printing);
      return /** @type {HTMLImageElement} */ (image).decode().then(() => image.getAttribute('src'));
    }, sheet);
    // Both sheets name the variant, so that they can be laid side by side.
    await page.emulateMediaType('print');
    const title = await page.$eval(`>>> .title-${sheet}`, (element) =>
      element.checkVisibility() ? element.textContent : '',
    );
    const ending = link.endsWith('variant=3') ? ', variant 3' : '';
    assert.equal(title, `${sheet === 'blank' ? 'Work it by hand' : 'Solution'}${ending}`);
    await page.emulateMediaType(undefined);
    assert.doesNotMatch(
      decodeURIComponent(source ?? ''),
      /43, 80, 200/,
      'a colour of the way back',
    );
    const sheets = Buffer.from(await page.pdf({ format: 'A4' })).toString('latin1');
    const count = sheets.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    assert.ok(count === 1 || count === 2, `${count} sheets`);
    await page.close();
  });
}
