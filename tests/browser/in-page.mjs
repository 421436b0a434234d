/**
 * Functions that the tests run inside the page, in every browser. Each is sent as text, so it uses nothing
 * outside itself.
 */

/**
 * Finds a control as assistive technology does, by role and name, also inside open shadow roots.
 *
 * @param {readonly string[]} hosts the elements whose shadow roots may have it, such as "backprop-figure"
 * @param {string} role
 * @param {string} name
 * @returns {Element | null}
 */
export function findControl(hosts, role, name) {
  /** @type {Record<string, string>} */
  const selectors = {
    button: 'button, summary',
    slider: 'input[type=range]',
    spinbutton: 'input[role=spinbutton]',
    radio: 'input[type=radio]',
    checkbox: 'input[type=checkbox]',
    combobox: 'select',
    textbox: 'textarea, input:not([type], [role])',
  };
  /** @type {Element[]} */
  const found = [];
  const visit = (/** @type {ParentNode} */ root, /** @type {boolean} */ inside) => {
    for (const element of root.querySelectorAll('*')) {
      if (inside && element.matches(selectors[role])) found.push(element);
      if (element.shadowRoot)
        visit(element.shadowRoot, inside || hosts.includes(element.localName));
    }
  };
  visit(document, false);
  const nameOf = (/** @type {any} */ element) =>
    element.getAttribute('aria-label') ?? (element.labels?.[0] ?? element).textContent.trim();
  const seen = found.filter(
    (element) =>
      element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible',
  );
  return seen.find((element) => nameOf(element) === name) ?? null;
}

/**
 * Returns what a reader sees in the first figure of the page, or in the lab if that is shown; the bars are
 * listed from the output back. `why` is what the lab's inspector says, or the callout of the figure.
 *
 * @returns {null | {caption: string, iteration: string, loss: string, play: string, status: string,
 *   error: string, names: string[], numbers: string[], why: string[], verdict: string,
 *   experiment: string, notice: string}}
 */
export function readFigure() {
  const lesson = document.querySelector('backprop-lesson')?.shadowRoot;
  const view = lesson?.querySelector('.lesson')?.getAttribute('data-view');
  const shown = view === 'lab' ? 'backprop-lab' : 'backprop-figure';
  const figure = lesson?.querySelector(shown)?.shadowRoot;
  const breakIt = lesson?.querySelector('backprop-break-it')?.shadowRoot;
  if (!lesson || !figure || !breakIt) return null;
  const text = (/** @type {string} */ selector, root = figure) =>
    root.querySelector(selector)?.textContent ?? '';
  const texts = (/** @type {string} */ selector) =>
    [...figure.querySelectorAll(selector)].map(({ textContent }) => textContent ?? '');
  // The network of “Now Break It”, such as "Sigmoid, depth 3".
  const readExperiment = () => {
    const chosen = breakIt.querySelector('.stage-row input[type=radio]:checked + span');
    return chosen ? `${chosen.textContent}, depth ${text('.stage-row .slider b', breakIt)}` : '';
  };
  return {
    caption: text('.caption'),
    iteration: text('.iteration'),
    loss: text('.loss'),
    play: text('.primary'),
    status: text('figure > [role=status]'),
    error: text('.error:not(:empty), .stand-in [role=alert]'),
    names: [...figure.querySelectorAll('.bars > li > button')]
      .map((bar) => bar.getAttribute('aria-label')?.split(', ')[0] ?? '')
      .reverse(),
    numbers: texts('.bar-number').reverse(),
    why: texts(view === 'lab' ? '.why-text p' : '.callout:not([hidden]) p'),
    verdict: text('.verdict', breakIt),
    experiment: readExperiment(),
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

/**
 * Selects a part: in the lab by its pickers, in the figure as a host does.
 *
 * @param {{layer: number, unit: number, from: number | null}} place
 */
export function pickPlace({ layer, unit, from }) {
  const element = /** @type {any} */ (document.querySelector('backprop-lesson'));
  const lesson = element?.shadowRoot;
  const view = lesson?.querySelector('.lesson')?.getAttribute('data-view');
  const shown = view === 'lab' ? 'backprop-lab' : 'backprop-figure';
  const figure = lesson?.querySelector(shown)?.shadowRoot;
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
  if (selects().length === 0) {
    const numbers = [layer, unit + 1, ...(from === null ? [] : [from + 1])];
    return void element.setState({ held: numbers.join('.') });
  }
  // Before the first choice, the picker also has “nothing yet”.
  const isFirst = selects()[0].options[0].text === 'nothing yet';
  pick(0, layer + (isFirst ? 1 : 0));
  pick(1, unit);
  pick(2, from === null ? 0 : from + 1);
}

/**
 * Chooses an option of a list of the figure or the lab.
 *
 * @param {string} name of the list
 * @param {string} option
 */
export function chooseOption(name, option) {
  const lesson = document.querySelector('backprop-lesson')?.shadowRoot;
  const view = lesson?.querySelector('.lesson')?.getAttribute('data-view');
  const shown = view === 'lab' ? 'backprop-lab' : 'backprop-figure';
  const selects = lesson?.querySelector(shown)?.shadowRoot?.querySelectorAll('select') ?? [];
  const select = [...selects].find(({ labels }) => labels?.[0]?.textContent === name);
  if (!select) throw new Error(`no list is called ${name}`);
  select.selectedIndex = [...select.options].findIndex(({ text }) => text === option);
  select.dispatchEvent(new Event('change'));
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

/**
 * @param {string} name of a button
 * @returns {boolean} true if the figure's menu, or the lab's, has it
 */
export function isInMenu(name) {
  const lesson = document.querySelector('backprop-lesson')?.shadowRoot;
  const view = lesson?.querySelector('.lesson')?.getAttribute('data-view');
  const shown = view === 'lab' ? 'backprop-lab' : 'backprop-figure';
  const figure = lesson?.querySelector(shown)?.shadowRoot;
  const buttons = [...(figure?.querySelectorAll('.menu-panel button') ?? [])];
  return buttons.some(({ textContent }) => textContent?.trim() === name);
}

/** Opens the menu of the figure or the lab, if it is closed. */
export function unfoldMenu() {
  const lesson = document.querySelector('backprop-lesson')?.shadowRoot;
  const view = lesson?.querySelector('.lesson')?.getAttribute('data-view');
  const shown = view === 'lab' ? 'backprop-lab' : 'backprop-figure';
  const figure = lesson?.querySelector(shown)?.shadowRoot;
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
  const view = lesson?.querySelector('.lesson')?.getAttribute('data-view');
  const shown = view === 'lab' ? 'backprop-lab' : 'backprop-figure';
  const figure = lesson?.querySelector(shown)?.shadowRoot;
  const canvas = figure?.querySelector('canvas');
  if (!canvas) return null;
  const { left, top, width: seen } = canvas.getBoundingClientRect();
  const { clientWidth: width, clientHeight: height } = canvas;
  return { left, top, scale: seen / width, width, height };
}
