/**
 * Functions that the tests run inside the page, in every browser. Each is sent as text, so it uses nothing
 * outside itself.
 */

/**
 * Finds a control as assistive technology does, by role and name, also inside open shadow roots.
 *
 * @param {string} host the element whose shadow root has it, such as "backprop-figure"
 * @param {string} role
 * @param {string} name
 * @returns {Element | null}
 */
export function findControl(host, role, name) {
  /** @type {Record<string, string>} */
  const selectors = {
    button: 'button, summary',
    slider: 'input[type=range]',
    spinbutton: 'input[role=spinbutton]',
    radio: 'input[type=radio]',
    combobox: 'select',
    textbox: 'textarea, input:not([type], [role])',
  };
  /** @type {Element[]} */
  const found = [];
  const visit = (/** @type {ParentNode} */ root, /** @type {boolean} */ inside) => {
    for (const element of root.querySelectorAll('*')) {
      if (inside && element.matches(selectors[role])) found.push(element);
      if (element.shadowRoot) visit(element.shadowRoot, inside || element.localName === host);
    }
  };
  visit(document, false);
  const nameOf = (/** @type {any} */ element) =>
    element.getAttribute('aria-label') ?? (element.labels?.[0] ?? element).textContent.trim();
  const seen = found.filter((element) => element.getClientRects().length > 0);
  return seen.find((element) => nameOf(element) === name) ?? null;
}

/**
 * Returns what a reader sees in the first figure of the page; the bars are listed from the output back.
 *
 * @returns {null | {caption: string, iteration: string, loss: string, play: string, status: string,
 *   error: string, names: string[], numbers: string[], why: string[], verdict: string,
 *   notice: string}}
 */
export function readFigure() {
  const lesson = document.querySelector('backprop-lesson')?.shadowRoot;
  const figure = lesson?.querySelector('backprop-figure')?.shadowRoot;
  const breakIt = lesson?.querySelector('backprop-break-it')?.shadowRoot;
  if (!lesson || !figure || !breakIt) return null;
  const text = (/** @type {string} */ selector, root = figure) =>
    root.querySelector(selector)?.textContent ?? '';
  const texts = (/** @type {string} */ selector) =>
    [...figure.querySelectorAll(selector)].map(({ textContent }) => textContent ?? '');
  return {
    caption: text('.caption'),
    iteration: text('.iteration'),
    loss: text('.loss'),
    play: text('.primary'),
    status: text('figure > [role=status]'),
    error: text('.error:not(:empty), .stand-in [role=alert]'),
    names: texts('.bar-name')
      .map((name) => name.replace(': ', ''))
      .reverse(),
    numbers: texts('.bar-number').reverse(),
    why: texts('.why-text p'),
    verdict: text('.verdict', breakIt),
    notice: text('.notice', lesson),
  };
}

/**
 * Scrolls to “Now Break It”: near it, its inside is loaded, and on screen, it learns.
 *
 * @returns {boolean} true if its inside is loaded
 */
export function comeNearExperiment() {
  const lesson = document.querySelector('backprop-lesson')?.shadowRoot;
  const experiment = lesson?.querySelector('backprop-break-it');
  const isThere = experiment?.hasAttribute('ready') ?? false;
  const { top = 0, bottom = 0 } = experiment?.getBoundingClientRect() ?? {};
  const isSeen = top < innerHeight / 2 && bottom > innerHeight / 2;
  if (!isSeen) experiment?.scrollIntoView();
  return isThere;
}

/** Collects things that a page should never do, from its start if the browser lets tests begin there. */
export function watchComplaints() {
  /** @type {string[]} */
  const complaints = [];
  Object.assign(window, { complaints });
  addEventListener('error', ({ message }) => complaints.push(message));
  addEventListener('unhandledrejection', ({ reason }) => complaints.push(String(reason)));
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    complaints.push(`${violatedDirective} ${blockedURI}`),
  );
}

/**
 * @returns {{complaints: string[], requests: string[]}} the complaints, and the addresses that the page
 *   fetched, except data: and blob:
 */
export function readComplaints() {
  const fetched = performance.getEntriesByType('resource').map(({ name }) => name);
  return {
    complaints: /** @type {any} */ (window).complaints ?? [],
    requests: fetched.filter((name) => !name.startsWith('data:') && !name.startsWith('blob:')),
  };
}

/** @returns {string} the name of the focused element, also inside shadow roots */
export function focusedName() {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  const label = focused instanceof HTMLInputElement ? focused.labels?.[0] : focused;
  return label?.textContent?.trim() ?? '';
}

/** @param {{layer: number, unit: number, from: number | null}} place */
export function pickPlace({ layer, unit, from }) {
  const lesson = document.querySelector('backprop-lesson')?.shadowRoot;
  const figure = lesson?.querySelector('backprop-figure')?.shadowRoot;
  const selects = () => [
    .../** @type {NodeListOf<HTMLSelectElement>} */ (
      figure?.querySelectorAll('.why-pickers select') ?? []
    ),
  ];
  const pick = (/** @type {number} */ which, /** @type {number} */ index) => {
    const select = selects()[which];
    select.selectedIndex = index;
    select.dispatchEvent(new Event('change'));
  };
  // Before the first choice, the picker also has “nothing yet”.
  const isFirst = selects()[0].options[0].text === 'nothing yet';
  pick(0, layer + (isFirst ? 1 : 0));
  pick(1, unit);
  pick(2, from === null ? 0 : from + 1);
}

/**
 * Waits until the page rests: it requests no animation frames and draws nothing.
 *
 * @param {number} quiet the number of frames in a row in which the page must rest
 * @returns {Promise<boolean>} true if it came to rest within 600 frames (ten seconds)
 */
export async function comesToRest(quiet) {
  const request = window.requestAnimationFrame;
  const prototype = CanvasRenderingContext2D.prototype;
  const clear = prototype.clearRect;
  let isBusy = false;
  window.requestAnimationFrame = (tick) => {
    isBusy = true;
    return request(tick);
  };
  prototype.clearRect = function (/** @type {[number, number, number, number]} */ ...area) {
    isBusy = true;
    clear.apply(this, area);
  };
  let seen = 0;
  for (let k = 0; k < 600 && seen < quiet; ++k) {
    isBusy = false;
    await new Promise((done) => request(done));
    seen = isBusy ? 0 : seen + 1;
  }
  window.requestAnimationFrame = request;
  prototype.clearRect = clear;
  return seen === quiet;
}

/** Opens the figure's menu, if it is closed. */
export function unfoldMenu() {
  const lesson = document.querySelector('backprop-lesson')?.shadowRoot;
  const figure = lesson?.querySelector('backprop-figure')?.shadowRoot;
  figure?.querySelector('.menu')?.setAttribute('open', '');
}

/**
 * Scrolls an element into view.
 *
 * @param {string | null} host the element of the lesson whose shadow root has it; null for the lesson
 * @param {string} selector
 * @returns {null | {left: number, top: number, width: number, height: number}} its box in the window; null
 *   if it does not exist or has no width
 */
export function showBox(host, selector) {
  const lesson = document.querySelector('backprop-lesson')?.shadowRoot;
  const root = host === null ? lesson : lesson?.querySelector(host)?.shadowRoot;
  const element = root?.querySelector(selector);
  if (!element) return null;
  const isSeen = () => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  };
  if (!isSeen()) element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { left, top, width, height } = element.getBoundingClientRect();
  return width > 0 ? { left, top, width, height } : null;
}

/**
 * @returns {null | {left: number, top: number, scale: number, width: number, height: number}} the place of
 *   the network’s picture in the window, how much the host scales it, and its size before scaling
 */
export function readPicture() {
  const lesson = document.querySelector('backprop-lesson')?.shadowRoot;
  const figure = lesson?.querySelector('backprop-figure')?.shadowRoot;
  const canvas = figure?.querySelector('canvas');
  if (!canvas) return null;
  const { left, top, width: seen } = canvas.getBoundingClientRect();
  const { clientWidth: width, clientHeight: height } = canvas;
  return { left, top, scale: seen / width, width, height };
}
