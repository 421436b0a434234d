/** The picture follows what is around it, whoever changes it: in Chromium, Firefox and WebKit. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inEachBrowser } from './browsers.mjs';
import { serveHost } from './host-page.mjs';

/** @type {Awaited<ReturnType<typeof serveHost>>} */
let host;
before(async () => {
  host = await serveHost();
});
after(() => host.close());

/**
 * Runs in the page.
 *
 * @returns {{green: number, light: number, all: number, text: string} | null} how many points of the
 *   network are green, and how many near white; and all of it, in short
 */
function readPicture() {
  const lesson = document.querySelector('backprop-lesson')?.shadowRoot;
  const canvas = lesson?.querySelector('backprop-figure')?.shadowRoot?.querySelector('canvas');
  const data = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
  if (!data) return null;
  const found = { green: 0, light: 0, all: 0, text: '' };
  let sum = 0;
  for (let k = 0; k < data.length; k += 4) {
    const [r, g, b, a] = data.subarray(k, k + 4);
    if (a < 200) continue;
    found.all += 1;
    if (g > r + 40 && g > b + 40) found.green += 1;
    if (r > 200 && g > 140) found.light += 1;
    sum = (sum * 31 + r + 3 * g + 7 * b + k) % 1000003;
  }
  return { ...found, text: String(sum) };
}

/** How a host, a reader or an extension changes what the figure looks like; each runs in the page. */
const changes = {
  'a class of the host with a property of its own': {
    does: () => document.documentElement.classList.add('green'),
    isSeen: 'green',
  },
  'a property that a script sets': {
    does: () => document.body.style.setProperty('--backprop-forward-fill', 'rgb(0, 180, 0)'),
    isSeen: 'green',
  },
  'a dark scheme of the host': {
    does: () => {
      document.documentElement.style.colorScheme = 'dark';
    },
    isSeen: 'dark',
  },
  'a style that an extension puts into the shadow root': {
    does: () => {
      const lesson = document.querySelector('backprop-lesson')?.shadowRoot;
      const style = document.createElement('style');
      style.textContent = ':host { --forward-fill: rgb(0, 180, 0) !important; }';
      lesson?.querySelector('backprop-figure')?.shadowRoot?.append(style);
    },
    isSeen: 'green',
  },
};

inEachBrowser({ reducedMotion: true }, (name, browser) => {
  for (const [what, { does, isSeen }] of Object.entries(changes)) {
    test(`${name}: ${what} is seen in the network`, async () => {
      const page = await browser.open(
        host.write(
          'theme.html',
          `<style>:root { color-scheme: light } .green { --backprop-forward-fill: rgb(0, 180, 0) }</style>
           <backprop-lesson view="figure" iteration="4"></backprop-lesson>
           <script src="lesson/backprop-lesson.js"></script>`,
        ),
      );
      await page.reaches('Iteration 4 / 8');
      const before = await page.waitFor(
        'a light network',
        () => page.run(readPicture),
        (found) => found !== null && found.light > 0.75 * found.all,
      );
      assert.equal(before?.green, 0);
      await page.run(does);
      await page.waitFor(
        `a ${isSeen} one`,
        () => page.run(readPicture),
        (found) =>
          found !== null &&
          (isSeen === 'green' ? found.green > 0.1 * found.all : found.light < 0.25 * found.all),
      );
      await page.close();
    });
  }

  test(`${name}: a font that arrives late is seen in the network`, async () => {
    const page = await browser.open(
      host.write(
        'font.html',
        `<style>:root { color-scheme: light; --backprop-sans: Late, monospace }</style>
         <backprop-lesson view="figure" iteration="4"></backprop-lesson>
         <script src="lesson/backprop-lesson.js"></script>`,
      ),
    );
    await page.reaches('Iteration 4 / 8');
    const before = await page.waitFor(
      'the network',
      () => page.run(readPicture),
      (found) => found !== null && found.all > 2000,
    );
    await page.run(async () => {
      const face = new FontFace('Late', 'url(lesson/math.woff2)');
      document.fonts.add(face);
      await face.load();
    });
    await page.waitFor(
      'other letters',
      () => page.run(readPicture),
      (found) => found?.text !== before?.text,
    );
    await page.close();
  });

  test(`${name}: the network is drawn again where its pixels were lost and the browser says they may be drawn`, async () => {
    const page = await browser.open(
      host.write(
        'lost.html',
        `<style>:root { color-scheme: light }</style>
         <backprop-lesson view="figure" iteration="4"></backprop-lesson>
         <script src="lesson/backprop-lesson.js"></script>`,
      ),
    );
    await page.reaches('Iteration 4 / 8');
    const isDrawn = (/** @type {ReturnType<typeof readPicture>} */ found) =>
      found !== null && found.light > 0.75 * found.all;
    await page.waitFor('a network', () => page.run(readPicture), isDrawn);
    // No driver of a browser takes its graphics process away: this is what a page sees of it.
    const left = await page.run(() => {
      const lesson = document.querySelector('backprop-lesson')?.shadowRoot;
      const figure = lesson?.querySelector('backprop-figure')?.shadowRoot;
      const canvas = /** @type {HTMLCanvasElement} */ (figure?.querySelector('canvas'));
      const { width, height } = canvas;
      canvas.dispatchEvent(new Event('contextlost'));
      canvas.width = width;
      canvas.dispatchEvent(new Event('contextrestored'));
      const data = canvas.getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
      return data.some((value) => value > 0);
    });
    assert.equal(left, false);
    await page.waitFor('a network again', () => page.run(readPicture), isDrawn);
    await page.close();
  });
});
