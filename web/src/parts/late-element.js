/** The base of the elements whose contents are a script of their own, fetched when a reader comes near. */
import { BaseElement } from './base-element.js';
import { fetching } from './fetching.js';
import { styleFigure } from './figure-sheet.js';
import { missingPart, standIn } from './stand-in.js';

/**
 * @typedef {object} Contents
 * @property {readonly HTMLElement[]} elements
 * @property {readonly string[]} styles of the contents alone
 */

export class LateElement extends BaseElement {
  #isAwaited = false;
  #isReady = false;
  /** @type {readonly string[]} */
  #styles = [];
  #near = new IntersectionObserver(
    // A busy page may get several entries at once.
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) this.fetch();
    },
    { rootMargin: '100%' },
  );

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    styleFigure(root);
    root.append(standIn());
  }

  adoptedCallback() {
    if (this.shadowRoot) styleFigure(this.shadowRoot, ...this.#styles);
  }

  connectedCallback() {
    if (this.#isAwaited && !this.#isReady) this.#near.observe(this);
  }

  disconnectedCallback() {
    this.#near.disconnect();
  }

  /**
   * Fetches the contents and makes them. Each element has its own way.
   *
   * @protected
   * @returns {Promise<Contents>}
   */
  make() {
    throw new Error('the element does not say how its contents are made');
  }

  /**
   * Called once the contents stand in the element.
   *
   * @protected
   */
  arrive() {}

  /** From now on, the contents are fetched when a reader comes near. */
  await() {
    if (this.#isAwaited) return;
    this.#isAwaited = true;
    if (this.isConnected) this.#near.observe(this);
  }

  /** Fetches the contents now, unless they are there. */
  fetch = fetching(
    async () => {
      if (!this.#isAwaited || this.#isReady) return;
      const { elements, styles } = await this.make();
      this.#isReady = true;
      this.#near.disconnect();
      this.#addStyles(styles);
      this.shadowRoot?.replaceChildren(...elements);
      this.toggleAttribute('failed', false);
      this.toggleAttribute('ready', true);
      this.arrive();
    },
    (_, again) => this.#showFault(missingPart(again)),
  );

  /** @param {readonly string[]} styles of the contents */
  #addStyles(styles) {
    this.#styles = styles;
    if (this.shadowRoot) styleFigure(this.shadowRoot, ...styles);
  }

  /**
   * @param {unknown} problem why the engine could not be loaded
   * @param {() => void} again tries again
   */
  fail(problem, again) {
    this.#showFault(standIn(problem, again));
  }

  /** @param {HTMLElement} said in place of the contents */
  #showFault(said) {
    this.shadowRoot?.replaceChildren(said);
    this.toggleAttribute('failed', true);
  }
}
