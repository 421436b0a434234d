/** Measures what moves: the figure's start, what shifts under a hand, and how long a press waits. */
import { inside, lesson, part } from './parts.mjs';

/** @typedef {Exclude<import('./parts.mjs').Part, 'page'>} Part */

const start = { moved: /** @type {number | null} */ (null) };
const shift = { pixels: 0, what: '', score: 0 };
const waits = { longest: 0, what: '' };

/** Notes when the figure first moves. */
export function watchStart() {
  addEventListener('backprop-iteration', (event) => {
    const { iteration } = /** @type {CustomEvent} */ (event).detail;
    if (iteration > 0) start.moved ??= performance.now();
  });
}

/** @returns {number | null} when the figure first moved, in milliseconds */
export function moved() {
  return start.moved;
}

/** @returns {{name: string, start: number}[]} what the page has fetched, and when it began to */
export function fetched() {
  const entries = performance.getEntriesByType('resource');
  return entries.map(({ name, startTime }) => ({ name, start: startTime }));
}

/**
 * Scrolls the slider Depth into sight.
 *
 * @param {Part} name
 * @returns {{left: number, right: number, y: number} | null} null if there is none that can be moved
 */
export function depthSlider(name) {
  const sliders = /** @type {HTMLInputElement[]} */ (inside(name, 'input[type=range]'));
  const depth = sliders.find(({ labels }) => /depth/i.test(labels?.[0]?.textContent ?? ''));
  if (!depth || depth.disabled) return null;
  const before = depth.getBoundingClientRect();
  if (before.top < 0 || before.bottom > innerHeight)
    depth.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { left, right, top, bottom } = depth.getBoundingClientRect();
  return { left, right, y: (top + bottom) / 2 };
}

/**
 * Notes from now on, frame by frame, how far a part's insides and the lesson's headings move up or down.
 *
 * @param {Part} name
 */
export function watchShift(name) {
  const headings = lesson().shadowRoot?.querySelectorAll('h2') ?? [];
  const all = [part(name), ...inside(name, '[part], input, button'), ...headings];
  const watched = all.filter(isSeen);
  const before = watched.map(topOf);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) shift.score += /** @type {any} */ (entry).value;
  }).observe({ type: 'layout-shift' });
  const look = () => {
    watched.forEach((each, k) => {
      const pixels = isSeen(each) ? Math.abs(topOf(each) - before[k]) : 0;
      if (pixels <= shift.pixels) return;
      const kind = each.getAttribute('part') ?? each.className;
      Object.assign(shift, { pixels, what: `${each.localName} ${kind}`.trim() });
    });
    requestAnimationFrame(look);
  };
  look();
}

/** @param {Element} element */
function isSeen(element) {
  return element.getClientRects().length > 0;
}

/** @param {Element} element */
function topOf(element) {
  return element.getBoundingClientRect().top + scrollY;
}

/** @returns {{pixels: number, what: string, score: number}} the farthest move, and the browser's own sum */
export function shifted() {
  return shift;
}

/** Notes from now on how long each press waits for its picture, as the metric INP counts it. */
export function watchWaits() {
  const options = { type: 'event', durationThreshold: 16 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { name, duration, interactionId } = /** @type {any} */ (entry);
      if (interactionId > 0 && duration > waits.longest)
        Object.assign(waits, { longest: duration, what: name });
    }
  }).observe(options);
}

/** @returns {{longest: number, what: string}} in milliseconds, and the event */
export function waited() {
  return waits;
}
