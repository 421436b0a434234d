/**
 * The canvas and its surroundings: sharp at any size and device pixel ratio, in the colours of the
 * moment, redrawn only when something changed.
 */
import { h } from '../parts/dom.js';
import { unitCounts } from '../pass/frame.js';
import { selectionAt } from './hit-test.js';
import { drawNetwork } from './network-canvas.js';
import { layoutNetwork } from './network-layout.js';
import { readPalette } from './palette.js';

/** @typedef {import('../network/parameters.js').Selection} Selection */

/** Pixels on paper for each of the layout: some 300 an inch. */
const printedRatio = 3;
/** Beyond this, a canvas costs more memory than its sharpness is worth. */
const largestMagnification = 3;

export class Stage {
  #canvas = h('canvas', { role: 'img' });
  #probe = h('i', { class: 'probe', 'aria-hidden': 'true' });
  element = h('div', { class: 'stage', part: 'stage' }, this.#canvas, this.#probe);
  /** @type {import('./palette.js').Palette | null} */
  #palette = null;
  /** @type {import('./network-layout.js').NetworkLayout | null} */
  #layout = null;
  /** @type {{frame: import('../pass/frame.js').Frame, progress: number} | null} */
  #shown = null;
  /** @type {Selection | null} */
  #selection = null;
  #scheduled = false;
  /** @type {MediaQueryList | null} */
  #pixelRatio = null;
  #observer = new ResizeObserver(() => this.#relayout());
  #queries = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) =>
    matchMedia(query),
  );
  #print = matchMedia('print');

  /**
   * @param {(selection: Selection | null, pressed: boolean) => void} [onPoint] called with what the
   *   pointer is over, or presses
   */
  constructor(onPoint) {
    if (!onPoint) return;
    const point = (/** @type {PointerEvent} */ { offsetX, offsetY, type }) => {
      const selection = this.#layout && selectionAt(this.#layout, { x: offsetX, y: offsetY });
      onPoint(selection, type === 'pointerdown');
    };
    this.#canvas.addEventListener('pointermove', (event) => {
      if (event.pointerType === 'mouse') point(event);
    });
    this.#canvas.addEventListener('pointerdown', point);
  }

  get palette() {
    this.#palette ??= readPalette(this.#probe);
    return this.#palette;
  }

  connect() {
    this.#observer.observe(this.#canvas);
    for (const query of this.#queries) query.addEventListener('change', this.recolour);
    this.#print.addEventListener('change', this.#redraw);
    // A slide that is scaled to its window keeps its own size: only the window tells.
    addEventListener('resize', this.recolour);
    this.#watchPixelRatio();
  }

  disconnect() {
    this.#observer.disconnect();
    removeEventListener('resize', this.recolour);
    for (const query of this.#queries) query.removeEventListener('change', this.recolour);
    this.#print.removeEventListener('change', this.#redraw);
    this.#pixelRatio?.removeEventListener('change', this.#watchPixelRatio);
  }

  /** A window that moves to another screen keeps its size, but not its pixels. */
  #watchPixelRatio = () => {
    this.#pixelRatio?.removeEventListener('change', this.#watchPixelRatio);
    this.#pixelRatio = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    this.#pixelRatio.addEventListener('change', this.#watchPixelRatio);
    this.#schedule();
  };

  /** @param {string} name what the picture is, in short */
  label(name) {
    this.#canvas.setAttribute('aria-label', name);
  }

  /**
   * @param {import('../pass/frame.js').Frame} frame
   * @param {number} progress of its iteration
   */
  show(frame, progress) {
    const before = this.#shown?.frame;
    this.#shown = { frame, progress };
    if (!before || String(unitCounts(frame)) !== String(unitCounts(before))) this.#layout = null;
    this.#schedule();
  }

  /** @param {Selection | null} selection */
  select(selection) {
    this.#selection = selection;
    this.#schedule();
  }

  /** Draws anew, and reads the colours for it, which may have changed. */
  recolour = () => {
    this.#palette = null;
    this.#schedule();
  };

  /** Paper does not wait for the next animation frame. */
  #redraw = () => {
    this.#palette = null;
    this.#relayout();
  };

  #relayout() {
    this.#layout = null;
    this.#draw();
  }

  /** At most one drawing an animation frame, however much changed. */
  #schedule() {
    if (this.#scheduled) return;
    this.#scheduled = true;
    requestAnimationFrame(() => {
      this.#scheduled = false;
      this.#draw();
    });
  }

  #draw() {
    const { clientWidth: width, clientHeight: height } = this.#canvas;
    if (!this.#shown || width === 0 || height === 0) return;
    const { frame, progress } = this.#shown;
    this.#layout ??= layoutNetwork({ width, height }, unitCounts(frame));
    const ratio = this.#print.matches ? printedRatio : this.#screenRatio(width);
    const pixels = { width: Math.round(width * ratio), height: Math.round(height * ratio) };
    // Setting a canvas's size clears it and costs a reallocation: only where it changed.
    if (this.#canvas.width !== pixels.width || this.#canvas.height !== pixels.height) {
      Object.assign(this.#canvas, pixels);
    }
    const context = this.#canvas.getContext('2d');
    if (!context) return;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    drawNetwork(context, {
      frame,
      progress,
      layout: this.#layout,
      palette: this.palette,
      selection: this.#selection,
    });
  }

  /**
   * @param {number} width as it is laid out; a host's transform may show it larger
   * @returns {number} pixels for each of the layout
   */
  #screenRatio(width) {
    const seen = this.#canvas.getBoundingClientRect().width / width;
    return window.devicePixelRatio * Math.min(Math.max(seen, 1), largestMagnification);
  }
}
