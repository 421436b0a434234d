import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { hostNamed, hosts } from './build.mjs';
import { Sites, screenshots } from './sites.mjs';
import { differences, ground, inherited, outside, widths } from './styles.mjs';
import { defaultState } from '../../web/src/state/state.js';
import { expectedNumbers } from '../browser/expected.mjs';
import { control, figureText, prefer, set, waitForIteration } from './played-page.mjs';

const axe = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const parts = /** @type {const} */ (['element', 'frame']);
const schemes = /** @type {const} */ (['light', 'dark']);

/** Keys that the lesson uses, and to which some hosts give another meaning. */
/** @type {[role: string, name: string, keys: import('puppeteer-core').KeyInput[]][]} */
const pressed = [
  ['slider', 'Depth', ['ArrowRight']],
  ['radio', 'Tanh', [' ', 'ArrowRight']],
  ['DisclosureTriangle', 'More', ['Enter']],
  ['combobox', 'Speed', ['ArrowDown', '4']],
  // Text that is not a number stays in the field and changes nothing.
  ['spinbutton', 'Width', ['ArrowDown', 'ArrowDown', 'n', 'p', 's', 'b', '/', '?', 'Enter']],
  ['button', 'Restart', [' ']],
  ['button', 'Step', [' ']],
];

/** @type {Sites} */
let plain;
/** The inherited styles in the lesson's own page. @type {import('./styles.mjs').Styles} */
let own;
before(async () => {
  plain = await Sites.build([hostNamed('plain')]);
  const { page, frame } = await plain.open(hostNamed('plain'), 'frame');
  own = await inherited(frame);
  await page.close();
});
after(() => plain.close());

// Two at a time, each with its own browser: while one page is played, the next site is built.
describe('hosts', { concurrency: 2 }, () => {
  for (const host of hosts) describe(host.name, { concurrency: 1 }, () => defineTests(host));
});

test('a lazy lesson that is moved before it is seen still computes its figure', async () => {
  const { page } = await plain.open(hostNamed('plain'), 'element');
  await page.evaluate(() => {
    const far = document.createElement('div');
    far.style.marginTop = '500vh';
    const lesson = document.createElement('backprop-lesson');
    lesson.setAttribute('loading', 'lazy');
    far.append(lesson);
    document.body.append(far);
    const place = document.createElement('section');
    far.append(place);
    place.append(lesson);
    lesson.scrollIntoView();
    return /** @type {any} */ (lesson).ready;
  });
  await page.close();
});

test('on a page in Arabic, the lesson stays English and left to right', async () => {
  const { page } = await plain.open(hostNamed('plain'), 'element');
  const [language, direction] = await page.evaluate(() => {
    Object.assign(document.documentElement, { lang: 'ar', dir: 'rtl' });
    const words = document.querySelector('backprop-lesson')?.shadowRoot?.querySelector('.lesson');
    const nearest = words?.closest('[lang]')?.getAttribute('lang');
    return [nearest, words && getComputedStyle(words).direction];
  });
  assert.deepEqual([language, direction], ['en', 'ltr']);
  await page.close();
});

/** @param {import('./build.mjs').Host} host */
function defineTests(host) {
  /** @type {Sites} */
  let sites;
  before(async () => {
    sites = await Sites.build([host]);
  });
  after(() => sites.close());

  test(`${host.name}: the element steps, plays to the end and shows the engine’s numbers`, async () => {
    const { page, frame, complaints } = await sites.open(host, 'element');
    await play(frame);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test(`${host.name}: the frame steps and plays too, is as high as its content, and grows with it`, async () => {
    const { page, frame, complaints } = await sites.open(host, 'frame');
    await waitForFit(frame);
    await play(frame);
    const before = await frame.evaluate(() => innerHeight);
    await set(frame, { view: 'lesson' });
    await frame.waitForFunction((height) => innerHeight > height, {}, before);
    await waitForFit(frame);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test(`${host.name}: a key that the lesson uses acts once, and not on the host`, async () => {
    const { page, frame } = await sites.open(host, 'element');
    await set(frame, { controls: 'play,speed,depth,activation,width' });
    const where = page.url();
    await page.evaluate(() => {
      /** @type {string[]} */
      const heard = [];
      Object.assign(window, { heard });
      document.addEventListener('keydown', ({ key }) => heard.push(key));
    });
    for (const [role, name, keys] of pressed) {
      await (await control(frame, role, name)).focus();
      for (const key of keys) await page.keyboard.press(key);
    }
    await waitForIteration(frame, 'Iteration 1 / 14');
    const state = await frame.evaluate(() => {
      const lesson = /** @type {any} */ (document.querySelector('backprop-lesson'));
      return lesson.getState();
    });
    const { depth, activation, speed, width } = state;
    assert.deepEqual([depth, activation, speed, width], [6, 'relu', 4, defaultState.width - 2]);
    assert.deepEqual(await page.evaluate(() => /** @type {any} */ (window).heard), []);
    assert.equal(page.url(), where);
    await page.close();
  });

  test(`${host.name}: host and lesson keep their styles to themselves`, async () => {
    const { page, frame } = await sites.open(host, 'element');
    const found = await inherited(frame);
    assert.deepEqual(differences(found, own), []);

    const alone = await sites.browser.newPage();
    await alone.setRequestInterception(true);
    alone.on('request', (request) =>
      request.url().endsWith('backprop-lesson.js') ? request.abort() : request.continue(),
    );
    await alone.setViewport({ width: 1440, height: 900 });
    await prefer(alone, 'light');
    await alone.goto(page.url());
    await alone.waitForSelector('backprop-lesson');
    assert.deepEqual(differences(await outside(page), await outside(alone)), []);
    await alone.close();
    await page.close();
  });

  for (const part of parts) {
    for (const width of [1440, 360]) {
      test(`${host.name}: at ${width} px the ${part} fits, suits the page, and axe finds no fault`, async () => {
        const { page, frame, complaints } = await sites.open(host, part, { width });
        await set(frame, { iteration: 12 });
        // Every host frames the same page: axe examines it at one width only.
        const examined = part === 'element' || width === 360;
        if (examined) await frame.evaluate(axe);
        for (const scheme of schemes) {
          await prefer(page, scheme);
          const expected = host.ground === 'both' ? scheme : host.ground;
          await waitForGround(frame, expected);
          if (scheme !== expected) continue;
          const path = `${screenshots}/${host.name}-${part}-${width}-${scheme}.png`;
          const fullPage = host.name !== 'reveal';
          await page.screenshot({ path, fullPage, optimizeForSpeed: true });
          if (examined) assert.deepEqual(await faults(frame), []);
        }
        assert.ok((await widths(page.mainFrame())).overflow <= 0);
        const { overflow, lesson } = await widths(frame);
        assert.ok(overflow <= 0 && lesson.left >= 0 && lesson.right >= 0, JSON.stringify(lesson));
        assert.deepEqual(complaints, []);
        await page.close();
      });
    }
  }
}

/**
 * Waits for a scheme: a frame learns of a change from its page with a delay.
 *
 * @param {import('puppeteer-core').Frame} frame
 * @param {'light' | 'dark'} expected
 */
async function waitForGround(frame, expected) {
  const wanted = { figure: expected, words: expected };
  const end = Date.now() + 30000;
  let found = await ground(frame);
  while (!isDeepStrictEqual(found, wanted) && Date.now() < end) {
    await frame.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
    found = await ground(frame);
  }
  assert.deepEqual(found, wanted);
}

/**
 * Steps by a press, then plays the end of the pass.
 *
 * @param {import('puppeteer-core').Frame} frame
 */
async function play(frame) {
  await (await control(frame, 'button', 'Step')).click();
  await waitForIteration(frame, 'Iteration 1 / 12');
  await set(frame, { speed: 4, iteration: 9 });
  await (await control(frame, 'button', 'Play')).click();
  await waitForIteration(frame, 'Iteration 12 / 12');
  assert.deepEqual((await figureText(frame)).numbers, expectedNumbers({ depth: 5 }));
}

/** @param {import('puppeteer-core').Frame} frame whose height should become that of its contents */
async function waitForFit(frame) {
  await frame.waitForFunction(() => {
    const shown = document.querySelector('main')?.getBoundingClientRect().height ?? 0;
    const { scrollHeight, clientWidth } = document.documentElement;
    const scrolls = scrollHeight > innerHeight || clientWidth < innerWidth;
    return Math.abs(innerHeight - shown) <= 2 && !scrolls;
  });
}

/**
 * @param {import('puppeteer-core').Frame} frame
 * @returns {Promise<unknown[]>} axe's violations in the lesson
 */
function faults(frame) {
  return frame.evaluate(async () => {
    const result = await /** @type {any} */ (window).axe.run('backprop-lesson', {
      resultTypes: ['violations'],
    });
    return result.violations.map((/** @type {any} */ { id, nodes }) => [
      id,
      nodes.map((/** @type {any} */ { html, target }) => `${target} ${html.slice(0, 120)}`),
    ]);
  });
}
