/** Opens a host's page, finds the lesson in it, and plays it. */
import assert from 'node:assert/strict';

/**
 * @typedef {import('puppeteer-core').Page} Page
 * @typedef {import('puppeteer-core').Frame} Frame
 * @typedef {import('puppeteer-core').Browser} Browser
 * @typedef {import('../../web/src/lesson/lesson-element.js').BackpropLesson} BackpropLesson
 *
 * @typedef {object} Look
 * @property {number} [width]
 * @property {number} [height]
 * @property {'light' | 'dark'} [scheme]
 * @property {boolean} [touch]
 */

/** Matches the addresses of the lesson's files in every recipe. */
const ours = /\/backprop\//;

/**
 * @param {Browser} browser
 * @param {string} address
 * @param {Look} [look]
 * @returns {Promise<{page: Page, complaints: string[]}>} complaints: the lesson's errors, warnings and
 *   requests to other hosts, not those of the host itself
 */
export async function openHost(browser, address, look = {}) {
  const { width = 1440, height = 900, scheme = 'light', touch = false } = look;
  const page = await browser.newPage();
  /** @type {string[]} */
  const complaints = [];
  page.on('console', (message) => {
    const isFault = ['error', 'warn'].includes(message.type());
    if (isFault && ours.test(message.location().url ?? '')) complaints.push(message.text());
  });
  page.on('pageerror', (error) => {
    const text = error instanceof Error ? String(error.stack) : String(error);
    if (ours.test(text)) complaints.push(text);
  });
  const { origin } = new URL(address);
  page.on('request', (request) => {
    const cause = `${request.frame()?.url()} ${JSON.stringify(request.initiator())}`;
    const isNear = request.url().startsWith(origin) || request.url().startsWith('data:');
    if (!isNear && ours.test(cause)) complaints.push(request.url());
  });
  await page.setViewport({ width, height, hasTouch: touch });
  await prefer(page, scheme);
  await page.goto(address);
  return { page, complaints };
}

/**
 * @param {Page} page
 * @param {'light' | 'dark'} scheme
 */
export async function prefer(page, scheme) {
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: scheme },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
}

/**
 * @param {Page} page
 * @param {'element' | 'frame'} part
 * @returns {Promise<Frame>} the frame that has the lesson, once it is computed and drawn
 */
export async function lessonIn(page, part) {
  const frame =
    part === 'element'
      ? page.mainFrame()
      : await page.waitForFrame((each) => each.url().includes('/embed.html'));
  await frame.waitForFunction(() => customElements.get('backprop-lesson') !== undefined);
  await frame.evaluate(() => {
    const lesson = /** @type {BackpropLesson} */ (document.querySelector('backprop-lesson'));
    return lesson.ready;
  });
  return frame;
}

/**
 * @param {Frame} frame
 * @param {Partial<import('../../web/src/state/state.js').State>} change
 */
export async function set(frame, change) {
  await frame.evaluate((settings) => {
    const lesson = /** @type {BackpropLesson} */ (document.querySelector('backprop-lesson'));
    lesson.setState(settings);
  }, change);
}

/** Returns the text that a reader sees in the figure; the bars are listed from the output back. */
export function figureText(/** @type {Frame} */ frame) {
  return frame.evaluate(() => {
    const figure = document
      .querySelector('backprop-lesson')
      ?.shadowRoot?.querySelector('backprop-figure')?.shadowRoot;
    const text = (/** @type {string} */ selector) =>
      [...(figure?.querySelectorAll(selector) ?? [])].map((element) => element.textContent);
    return {
      iteration: text('.iteration')[0],
      numbers: text('.bar-number').reverse(),
      why: text('.why-title')[0],
    };
  });
}

/**
 * @param {Frame} frame
 * @param {string} iteration
 */
export async function waitForIteration(frame, iteration) {
  const shown = (/** @type {string} */ text) =>
    document
      .querySelector('backprop-lesson')
      ?.shadowRoot?.querySelector('backprop-figure')
      ?.shadowRoot?.querySelector('.iteration')?.textContent === text;
  await frame.waitForFunction(shown, {}, iteration);
}

/**
 * @param {Frame} frame
 * @param {string} role
 * @param {string} name
 */
export async function control(frame, role, name) {
  const found = await frame.waitForSelector(
    `backprop-lesson >>> ::-p-aria([name="${name}"][role="${role}"])`,
  );
  assert.ok(found, `${role} "${name}"`);
  return found;
}
