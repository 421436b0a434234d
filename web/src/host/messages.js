/** Connects a lesson in a frame to the host page: posts its events there and obeys its messages. */
import { hear } from '../state/events.js';
import { envelope, isMessage, isRecord } from './protocol.js';

/** Smaller changes of height are not sent: granting one can cause the next, without end. */
const smallestChange = 4;
/** Milliseconds in which a host that follows the heights does so. */
const patience = 1000;
/** The attribute of the page's root while its host gives the frame the height that it asks for. */
const granted = 'data-granted';
const longestId = 200;

/**
 * @typedef {import('../lesson/lesson-element.js').BackpropLesson} BackpropLesson
 * @typedef {import('./protocol.js').HostMessageType} HostMessageType
 * @typedef {import('./protocol.js').FrameMessageType} FrameMessageType
 * @typedef {{type: string, id?: string | number, state?: unknown, scheme?: unknown, width?: unknown}} Asked
 */

export class HostMessages {
  /** @type {BackpropLesson} */
  #lesson;
  /** @type {HTMLElement} */
  #measured;
  /** @type {string} */
  #origin;
  #height = 0;
  #isReady = false;
  #asking = 0;

  /**
   * @param {BackpropLesson} lesson
   * @param {object} place
   * @param {HTMLElement} place.measured the element whose height the frame should have
   * @param {string | null} place.origin the only origin to exchange messages with; null for any
   */
  constructor(lesson, { measured, origin }) {
    this.#lesson = lesson;
    this.#measured = measured;
    this.#origin = origin ?? '*';
    addEventListener('message', ({ source, origin: from, data }) => {
      if (source === window.parent && (origin === null || from === origin)) this.#receive(data);
    });
    this.#passOn();
    new ResizeObserver(() => this.#resize()).observe(measured);
    addEventListener('resize', () => {
      if (this.#isGranted()) document.documentElement.toggleAttribute(granted, true);
    });
  }

  #isGranted() {
    return this.#height > 0 && innerHeight >= this.#height - smallestChange;
  }

  /** Posts the lesson's events as messages. */
  #passOn() {
    const lesson = this.#lesson;
    hear(lesson, 'backprop-ready', () => {
      this.#isReady = true;
      this.#sayReady();
    });
    hear(lesson, 'backprop-change', ({ state }) => this.#post({ type: 'change', state }));
    hear(lesson, 'backprop-iteration', ({ iteration, iterations }) =>
      this.#post({ type: 'iteration', iteration, iterations }),
    );
    hear(lesson, 'backprop-check', ({ id, correct }) => this.#post({ type: 'check', id, correct }));
    hear(lesson, 'backprop-complete', ({ score }) => this.#post({ type: 'complete', score }));
    hear(lesson, 'backprop-error', ({ code }) => this.#post({ type: 'error', code }));
  }

  #sayReady() {
    this.#height = this.#measure();
    const height = this.#height > 0 ? { height: this.#height } : {};
    this.#post({ type: 'ready', state: this.#lesson.getState(), ...height });
    if (this.#height > 0) this.#postHeight();
  }

  /** @returns {number} the height to ask for; 0 in a hidden frame, which asks for none */
  #measure() {
    return Math.ceil(this.#measured.getBoundingClientRect().height);
  }

  #resize() {
    const height = this.#measure();
    if (height === 0 || Math.abs(height - this.#height) <= smallestChange) return;
    this.#height = height;
    this.#post({ type: 'resize', height });
    this.#postHeight();
  }

  /** Posts the height in the formats that common hosts already understand. */
  #postHeight() {
    const height = this.#height;
    clearTimeout(this.#asking);
    this.#asking = window.setTimeout(
      () => document.documentElement.toggleAttribute(granted, this.#isGranted()),
      patience,
    );
    // Canvas and other LTI platforms.
    this.#send({ subject: 'lti.frameResize', height });
    // Embedly and Medium.
    this.#send(JSON.stringify({ src: location.href, context: 'iframe.resize', height }));
    // AMP.
    this.#send({ sentinel: 'amp', type: 'embed-size', height });
    askForRoom();
  }

  /** @param {unknown} data anything; only messages of this protocol are handled */
  #receive(data) {
    if (!isMessage(data) || !(data.id === undefined || isId(data.id))) return;
    const message = /** @type {Asked} */ (data);
    const { state } = message;
    const type = /** @type {HostMessageType} */ (message.type);
    const lesson = this.#lesson;
    switch (type) {
      case 'hello':
        if (this.#isReady) this.#sayReady();
        return;
      case 'getState':
        return this.#reply(message, true, lesson.getState());
      case 'setState':
        if (!isRecord(state)) return this.#reply(message, false);
        lesson.setState(state);
        return this.#reply(message, true, lesson.getState());
      case 'scheme':
        if (message.scheme === 'light' || message.scheme === 'dark') {
          document.documentElement.dataset.scheme = message.scheme;
        }
        return;
      case 'paper':
        this.#sayPaper(message.width).catch(() => {});
        return;
      case 'play':
      case 'pause':
      case 'step':
      case 'update':
      case 'restart':
        lesson[type]();
        // “Now Break It” has no pass to move.
        return this.#reply(message, lesson.getState().view !== 'break-it');
    }
  }

  /** @param {unknown} width */
  async #sayPaper(width) {
    if (typeof width !== 'number' || !(width > 0) || this.#measure() === 0) return;
    // Few pages are framed, so the others need not load it.
    const { paperHeight } = await import('./paper.js');
    this.#post({ type: 'paper', height: paperHeight(this.#measured, width) });
  }

  /**
   * @param {Asked} asked
   * @param {boolean} ok
   * @param {unknown} [value]
   */
  #reply({ id }, ok, value) {
    if (id !== undefined) this.#post({ type: 'reply', id, ok, value });
  }

  /** @param {{type: FrameMessageType} & Record<string, unknown>} message */
  #post(message) {
    this.#send({ ...envelope, ...message });
  }

  /** @param {unknown} data */
  #send(data) {
    window.parent.postMessage(data, this.#origin);
  }
}

/** Asks browsers that size a frame by its content, where the host allows that (CSS Sizing 4). */
function askForRoom() {
  try {
    /** @type {{requestResize?: () => void}} */ (window).requestResize?.();
  } catch {
    // Some browsers have the function, but do not allow its use yet.
  }
}

/**
 * @param {unknown} value
 * @returns {value is string | number}
 */
function isId(value) {
  return (
    (typeof value === 'string' && value.length <= longestId) ||
    (typeof value === 'number' && Number.isFinite(value))
  );
}

/**
 * @param {string} query of the frame's address
 * @returns {string | null} the host's origin; null if the host did not state it
 * @throws {Error} if the stated text is not an origin
 */
export function statedOrigin(query) {
  const stated = new URLSearchParams(query).get('parentOrigin');
  if (stated === null) return null;
  const origin = originIn(stated);
  if (origin === 'null') {
    throw new Error(
      `parentOrigin: expected an origin such as https://your.site, found "${stated}"`,
    );
  }
  return origin;
}

/**
 * @param {string} address
 * @returns {string} 'null' if it is none, or one without an origin
 */
function originIn(address) {
  try {
    return new URL(address).origin;
  } catch {
    return 'null';
  }
}
