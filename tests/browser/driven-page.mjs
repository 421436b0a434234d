/** A page that tests drive in the same way in every browser: a reader's actions, and what the page shows. */
import assert from 'node:assert/strict';
import {
  chooseOption,
  comeNearExperiment,
  findControl,
  focusedName,
  isInMenu,
  pickPlace,
  readComplaints,
  readFigure,
  showBox,
  unfoldMenu,
} from './in-page.mjs';

/**
 * @typedef {'ArrowRight' | 'ArrowLeft' | 'End' | 'Home' | 'Enter' | 'Tab' | 'Backspace' | 'Escape'} Key
 *
 * @typedef {object} Handle an element
 * @property {() => Promise<void>} click
 * @property {() => Promise<void>} focus
 *
 * @typedef {{x: number, y: number}} Point in the window, in CSS pixels
 *
 * @typedef {object} Driver the actions that differ between browsers
 * @property {(task: Function, values: unknown[]) => Promise<any>} run runs a function in the page; the
 *   function may use nothing outside itself
 * @property {(task: Function, values: unknown[]) => Promise<Handle | null>} find finds an element by a
 *   function that runs in the page
 * @property {(path: readonly Point[], isPressed: boolean) => Promise<void>} follow moves the mouse along a
 *   path, with its button down all the way or not at all
 * @property {(key: Key) => Promise<void>} press presses a key in the focused element
 * @property {(letter: string, isShifted: boolean) => Promise<void>} pressControl presses a letter with Ctrl
 * @property {(text: string) => Promise<void>} type
 * @property {(file: string) => Promise<void>} screenshot
 * @property {() => Promise<void>} close
 */

/** Milliseconds to wait without any change on the page: the machine may be busy with other work. */
const patience = 60000;
/** Milliseconds to wait for a page that keeps changing. */
const longest = 5 * patience;
const pause = 50;
/** The elements that show the network; one of them is in sight. */
const figures = ['backprop-figure', 'backprop-lab'];
/** The number of mouse moves in a line. */
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
   * @param {(...values: Values) => Result} task runs in the page, and uses nothing outside itself
   * @param {Values} values
   * @returns {Promise<Awaited<Result>>}
   */
  run(task, ...values) {
    return this.#driver.run(task, values);
  }

  /**
   * @template T
   * @param {string} what the test waits for, for the error message
   * @param {() => Promise<T>} look one that throws, as where an element has not been defined yet, has seen
   *   nothing that is enough
   * @param {(seen: T) => boolean} enough
   * @returns {Promise<T>} the first look that was enough
   */
  async waitFor(what, look, enough) {
    const start = Date.now();
    let [last, changed] = ['', start];
    for (;;) {
      const seen = await look().catch((/** @type {Error} */ problem) => problem);
      if (!(seen instanceof Error) && enough(seen)) return seen;
      if (seen instanceof assert.AssertionError) throw seen;
      const [now, text] = [Date.now(), seen instanceof Error ? String(seen) : JSON.stringify(seen)];
      if (text !== last) [last, changed] = [text, now];
      if (now > changed + patience || now > start + longest) {
        const { complaints, requests } = await this.complaints();
        const saw = JSON.stringify({ complaints, requests });
        assert.fail(`waited for ${what}, saw ${text} ${saw}`);
      }
      await new Promise((done) => setTimeout(done, pause));
    }
  }

  /** Returns what the reader sees and hears of the figure, once it is drawn: bars are named after they are painted. */
  async figure() {
    const shown = await this.waitFor(
      'the figure',
      () => this.run(readFigure),
      (figure) => figure !== null && figure.iteration !== '' && figure.names.every(Boolean),
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

  /** Waits until the figure is at rest: its button does not say “Pause”. */
  rests() {
    return this.waitFor(
      'rest',
      () => this.figure(),
      ({ play }) => play !== 'Pause',
    );
  }

  /**
   * @param {string} role
   * @param {string} name
   * @param {string} [host] the element whose shadow root has it; without it, the figure or the lab
   */
  async control(role, name, host = '') {
    const hosts = host === '' ? figures : [host];
    const handle = await this.waitFor(
      `${role} "${name}"`,
      () => this.#driver.find(findControl, [hosts, role, name]),
      (found) => found !== null,
    );
    return /** @type {Handle} */ (handle);
  }

  /** Scrolls to “Now Break It” and waits until its inside is loaded; it may still be learning. */
  comesToExperiment() {
    return this.waitFor(
      'the inside of “Now Break It”',
      async () =>
        (await this.run(comeNearExperiment)) && (await this.run(readFigure))?.verdict !== '',
      (isThere) => isThere,
    );
  }

  /**
   * Scrolls to “Now Break It” and waits until it has learned.
   *
   * @returns {Promise<string>} its network and its verdict: "Sigmoid, depth 3: Learned: …"
   */
  async experiment() {
    const { experiment, verdict } = await this.waitFor(
      '“Now Break It”',
      async () => {
        const isThere = await this.run(comeNearExperiment);
        const { experiment = '', verdict = '' } = (await this.run(readFigure)) ?? {};
        return { isThere, experiment, verdict };
      },
      ({ isThere, verdict: said }) => isThere && /^Stuck | after 2,000 steps/.test(said),
    );
    return `${experiment}: ${verdict}`;
  }

  /**
   * Comes to “Now Break It” and guesses.
   *
   * @param {'1/10' | '1/100' | '1/1000' | '1/10⁵' | '1/10⁷' | null} share of the first layer; null for no guess
   */
  async predict(share) {
    await this.comesToExperiment();
    if (share !== null) await (await this.control('radio', share, 'backprop-break-it')).click();
  }

  /**
   * Selects a weight or a neuron with the pickers.
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

  /** Opens the figure's menu. */
  async openMenu() {
    await this.control('button', 'More');
    await this.run(unfoldMenu);
  }

  /**
   * @param {string} name of a list of the figure or the lab
   * @param {string} option
   */
  async choose(name, option) {
    await this.control('combobox', name);
    await this.run(chooseOption, name, option);
  }

  /** @param {string} name of a button of the figure; if it is in the menu, the menu is opened */
  async pressButton(name) {
    await this.figure();
    if (await this.run(isInMenu, name)) await this.openMenu();
    await (await this.control('button', name)).click();
  }

  /** @param {Point} place to move the mouse to */
  pointAt(place) {
    return this.#driver.follow([place], false);
  }

  /** @param {Point} place to click with the mouse */
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
   * Scrolls an element into view.
   *
   * @param {string | null} host the element whose shadow root has it; null for the lesson's own
   * @param {string} selector
   * @returns {Promise<{left: number, top: number, width: number, height: number}>} its box in the window
   */
  async boxOf(host, selector) {
    const box = await this.waitFor(
      selector,
      () => this.run(showBox, host, selector),
      (found) => found !== null,
    );
    return /** @type {NonNullable<ReturnType<typeof showBox>>} */ (box);
  }

  /** @param {Key[]} keys to press in the focused element */
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
   * Replaces the number in a field.
   *
   * @param {string} name of the field
   * @param {number} value
   * @param {string} [host] the element whose shadow root has it
   */
  async typeNumber(name, value, host) {
    await (await this.control('spinbutton', name, host)).focus();
    await this.press('End', ...Array(6).fill('Backspace'));
    await this.type(String(value));
    await this.press('Enter');
  }

  /** @param {string} text to type into the focused element */
  type(text) {
    return this.#driver.type(text);
  }

  /** @param {string} name of the element that Tab should reach */
  async tabTo(name) {
    for (let k = 0; k < 80; ++k) {
      await this.press('Tab');
      if ((await this.run(focusedName)) === name) return;
    }
    assert.fail(`Tab does not reach "${name}"`);
  }

  /**
   * @returns {Promise<{complaints: string[], requests: string[]}>} the page's errors and policy violations,
   *   and the addresses that it fetched
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
