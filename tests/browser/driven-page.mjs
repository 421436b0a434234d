/** A page that tests drive, the same over every browser: what a reader does, and what there is to see. */
import assert from 'node:assert/strict';
import {
  comeNearExperiment,
  findControl,
  focusedName,
  pickPlace,
  readComplaints,
  readFigure,
  showBox,
  unfoldMenu,
} from './in-page.mjs';

/**
 * @typedef {'ArrowRight' | 'ArrowLeft' | 'End' | 'Home' | 'Enter' | 'Tab' | 'Backspace'} Key
 *
 * @typedef {object} Handle an element
 * @property {() => Promise<void>} click
 * @property {() => Promise<void>} focus
 *
 * @typedef {{x: number, y: number}} Point in the window, in CSS pixels
 *
 * @typedef {object} Driver what each browser does its own way
 * @property {(task: Function, values: unknown[]) => Promise<any>} run the function in the page; it may
 *   use nothing from outside of itself
 * @property {(task: Function, values: unknown[]) => Promise<Handle | null>} find an element by a
 *   function that runs in the page
 * @property {(path: readonly Point[], isPressed: boolean) => Promise<void>} follow a path with the
 *   mouse, its button down from the path's start to its end or not at all
 * @property {(key: Key) => Promise<void>} press on what has the focus
 * @property {(letter: string, isShifted: boolean) => Promise<void>} pressControl a letter with Ctrl
 * @property {(text: string) => Promise<void>} type
 * @property {(file: string) => Promise<void>} screenshot
 * @property {() => Promise<void>} close
 */

/** A machine may be busy with much else: only where nothing new is seen for so long, nothing will come. */
const patience = 60000;
/** What changes for ever does not come to what is waited for. */
const longest = 5 * patience;
const pause = 50;
/** So many moves make a line. */
const strokes = 24;

export class DrivenPage {
  /** @type {Driver} */
  #driver;

  /** @param {Driver} driver */
  constructor(driver) {
    this.#driver = driver;
  }

  /**
   * @template {any[]} Values
   * @template Result
   * @param {(...values: Values) => Result} task runs in the page, and uses nothing from outside of
   *   itself
   * @param {Values} values
   * @returns {Promise<Awaited<Result>>}
   */
  run(task, ...values) {
    return this.#driver.run(task, values);
  }

  /**
   * @template T
   * @param {string} what is waited for, for the message where it does not come
   * @param {() => Promise<T>} look
   * @param {(seen: T) => boolean} enough
   * @returns {Promise<T>} what was seen
   */
  async waitFor(what, look, enough) {
    const start = Date.now();
    let [last, changed] = ['', start];
    for (;;) {
      const seen = await look();
      if (enough(seen)) return seen;
      const [now, text] = [Date.now(), JSON.stringify(seen)];
      if (text !== last) [last, changed] = [text, now];
      if (now > changed + patience || now > start + longest) {
        const { complaints, requests } = await this.complaints();
        assert.fail(`waited for ${what}, saw ${JSON.stringify({ seen, complaints, requests })}`);
      }
      await new Promise((done) => setTimeout(done, pause));
    }
  }

  /** What the reader sees of the figure, once it is there. */
  async figure() {
    const shown = await this.waitFor(
      'the figure',
      () => this.run(readFigure),
      (figure) => figure !== null && figure.iteration !== '',
    );
    return /** @type {NonNullable<ReturnType<typeof readFigure>>} */ (shown);
  }

  /** @param {string} iteration such as "Iteration 8 / 8" */
  reaches(iteration) {
    return this.waitFor(
      iteration,
      () => this.figure(),
      (figure) => figure.iteration === iteration,
    );
  }

  /** Until the figure offers to play. */
  rests() {
    return this.waitFor(
      'rest',
      () => this.figure(),
      ({ play }) => play === 'Play',
    );
  }

  /**
   * @param {string} role
   * @param {string} name
   * @param {string} [host] the element that has it
   */
  async control(role, name, host = 'backprop-figure') {
    const handle = await this.waitFor(
      `${role} "${name}"`,
      () => this.#driver.find(findControl, [host, role, name]),
      (found) => found !== null,
    );
    return /** @type {Handle} */ (handle);
  }

  /** Comes near “Now Break It”, whose inside is fetched then; it may be learning yet. */
  comesToExperiment() {
    return this.waitFor(
      'the inside of “Now Break It”',
      async () =>
        (await this.run(comeNearExperiment)) && (await this.run(readFigure))?.verdict !== '',
      (isThere) => isThere,
    );
  }

  /** Comes near “Now Break It”, whose inside is fetched then, and until it has learned. */
  async experiment() {
    const { verdict } = await this.waitFor(
      '“Now Break It”',
      async () => ({
        isThere: await this.run(comeNearExperiment),
        verdict: (await this.run(readFigure))?.verdict ?? '',
      }),
      ({ isThere, verdict: said }) => isThere && said.includes('after 2,000 steps'),
    );
    return verdict;
  }

  /**
   * Answers the prediction, which frees the depth slider.
   *
   * @param {number | null} share of the first layer; null to be shown
   */
  async predict(share) {
    await this.comesToExperiment();
    if (share === null) {
      await (await this.control('button', 'Show me', 'backprop-break-it')).click();
      return;
    }
    const field = await this.control('textbox', 'hidden 1, as a number', 'backprop-break-it');
    await field.focus();
    await this.press('End', ...Array(3).fill('Backspace'));
    await this.type(String(share));
    await (await this.control('button', 'Check', 'backprop-break-it')).click();
  }

  /**
   * Holds a weight, or a neuron, by its pickers.
   *
   * @param {{layer: number, unit: number, from: number | null}} place
   */
  async lookAt(place) {
    await this.figure();
    await this.run(pickPlace, place);
  }

  /** @param {string} name of a button in the figure's menu */
  async pressInMenu(name) {
    await this.openMenu();
    await this.pressButton(name);
  }

  /** Shows the figure's menu. */
  async openMenu() {
    await this.control('button', 'Open, save, share');
    await this.run(unfoldMenu);
  }

  /** @param {string} name of a button of the figure */
  async pressButton(name) {
    await (await this.control('button', name)).click();
  }

  /** @param {Point} place that the mouse is moved to */
  pointAt(place) {
    return this.#driver.follow([place], false);
  }

  /** @param {Point} place that is pressed with the mouse */
  pressAt(place) {
    return this.#driver.follow([place], true);
  }

  /**
   * Drags the mouse in a straight line.
   *
   * @param {Point} from
   * @param {Point} to
   */
  drag(from, to) {
    const between = (/** @type {number} */ k) => ({
      x: Math.round(from.x + ((to.x - from.x) * k) / strokes),
      y: Math.round(from.y + ((to.y - from.y) * k) / strokes),
    });
    const path = Array.from({ length: strokes + 1 }, (_, k) => between(k));
    return this.#driver.follow(path, true);
  }

  /**
   * @param {string | null} host the element whose shadow root has it; null: the lesson's own
   * @param {string} selector of what is brought into sight
   * @returns {Promise<{left: number, top: number, width: number, height: number}>} where it is then
   */
  async boxOf(host, selector) {
    const box = await this.waitFor(
      selector,
      () => this.run(showBox, host, selector),
      (found) => found !== null,
    );
    return /** @type {NonNullable<ReturnType<typeof showBox>>} */ (box);
  }

  /** @param {Key[]} keys on what has the focus */
  async press(...keys) {
    for (const key of keys) await this.#driver.press(key);
  }

  /**
   * Presses a letter with Ctrl.
   *
   * @param {string} letter
   * @param {{isShifted?: boolean}} [how]
   */
  pressControl(letter, { isShifted = false } = {}) {
    return this.#driver.pressControl(letter, isShifted);
  }

  /**
   * Types a number into a field in place of the one that stands there.
   *
   * @param {string} name of the field
   * @param {number} value
   * @param {string} [host] the element that has it
   */
  async typeNumber(name, value, host) {
    await (await this.control('spinbutton', name, host)).focus();
    await this.press('End', ...Array(6).fill('Backspace'));
    await this.type(String(value));
    await this.press('Enter');
  }

  /** @param {string} text into what has the focus */
  type(text) {
    return this.#driver.type(text);
  }

  /** @param {string} name of what has to get the focus */
  async tabTo(name) {
    for (let k = 0; k < 80; ++k) {
      await this.press('Tab');
      if ((await this.run(focusedName)) === name) return;
    }
    assert.fail(`"${name}" is not reached by Tab`);
  }

  /**
   * @returns {Promise<{complaints: string[], requests: string[]}>} what the page should not have done,
   *   and what it fetched
   */
  complaints() {
    return this.run(readComplaints);
  }

  /** @param {string} file */
  screenshot(file) {
    return this.#driver.screenshot(file);
  }

  close() {
    return this.#driver.close();
  }
}
