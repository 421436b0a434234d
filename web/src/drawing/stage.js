/**
 * The canvas and its surroundings: sharp at any size and device pixel ratio, in the current colours,
 * redrawn only when something changed.
 */
import { dismissible } from '../parts/dismissible.js';
import { h, setText } from '../parts/dom.js';
import { freshId } from '../parts/fields.js';
import { onceQuiet } from '../parts/once-quiet.js';
import { stageKeys } from '../words/figure.js';
import { unitCounts } from '../pass/frame.js';
import { pointOf, selectionAt } from './hit-test.js';
import { drawNetwork, smallestLetters } from './network-canvas.js';
import { layoutFrame, magnified } from './network-layout.js';
import { readPalette } from './palette.js';
import { contextOf, resize } from './sharp-canvas.js';
import { StillCanvas } from './still-canvas.js';

/**
 * @typedef {import('../network/parameters.js').NetworkPart} NetworkPart
 *
 * @typedef {object} Hands the handlers of the reader's input
 * @property {(place: NetworkPart | null) => void} hover called with the part under the pointer
 * @property {(place: NetworkPart | null) => void} press called with the part under a finished press
 *
 * @typedef {object} Walker
 * @property {() => void} meet called when the keyboard comes to the picture
 * @property {(key: string) => void} walk called with one of the keys
 */

/** By which a reader walks: no letters, and none that a browser or a screen reader needs. */
const keys = 'ArrowUp ArrowDown ArrowLeft ArrowRight Home End Backspace';

/** Printed pixels per layout pixel: about 300 per inch. */
const printedRatio = 3;
/** The largest pixel ratio: more costs memory for no visible sharpness. */
const largestMagnification = 3;

export class Stage {
  #canvas = h('canvas', { role: 'img' });
  #still = new StillCanvas();
  /** The element from which colours and the canvas's font are read. */
  #probe = h('i', { class: 'probe', 'aria-hidden': 'true' }, '0123456789');
  /** Its colours have a CSS transition, whose events tell when any colour changes. */
  #watcher = h('i', { class: 'watcher', 'aria-hidden': 'true' });
  #summary = h('p', { id: freshId(), class: 'visually-hidden' });
  element = h(
    'div',
    { class: 'stage', part: 'stage' },
    this.#canvas,
    this.#still.element,
    this.#summary,
    this.#probe,
    this.#watcher,
  );
  /** @type {import('./palette.js').Palette | null} */
  #palette = null;
  /** @type {import('./network-layout.js').NetworkLayout | null} */
  #layout = null;
  /**
   * The canvas's size in its layout, and how much larger it is seen. Known from when the browser has laid out the
   * page: asking in between would make it do so at once.
   */
  #size = { width: 0, height: 0, magnification: 1 };
  /** The room of the picture when it was last drawn. */
  #room = { width: 0, height: 0 };
  /** @type {{frame: import('../pass/frame.js').Frame, progress: number} | null} */
  #shown = null;
  /** @type {NetworkPart | null} */
  #selection = null;
  /** @type {import('./shown.js').Light | null} */
  #light = null;
  /** Where the same is drawn small. @type {HTMLCanvasElement | null} */
  #small = null;
  /** @type {readonly import('../network/parameters.js').ShownWay[]} */
  #ways = [];
  #scheduled = false;
  /** @type {MediaQueryList | null} */
  #pixelRatio = null;
  /**
   * Waits for the next frame: another layout may change the height of what is around the picture, and a browser
   * reports an error if a callback of an observer changes what a further one watches.
   */
  #observer = new ResizeObserver(() => {
    this.#measure();
    this.#layout = null;
    this.#schedule();
  });
  /** A host may transform the picture without a sign: then it is drawn again, as sharp as it is seen. */
  #remeasure = onceQuiet(() => {
    const { magnification } = this.#size;
    this.#measure();
    if (this.#size.magnification !== magnification) this.#schedule();
  });
  /** Detects by its width when another font, such as a late one, takes effect. */
  #lettersObserver = new ResizeObserver(() => this.recolour());
  #print = matchMedia('print');
  #onLayout;

  /**
   * @param {Hands} [hands] omitted if the reader cannot select parts
   * @param {(layout: import('./network-layout.js').NetworkLayout) => void} [onLayout] called when
   *   the columns move
   */
  constructor(hands, onLayout = () => {}) {
    this.#onLayout = onLayout;
    this.#canvas.setAttribute('aria-describedby', this.#summary.id);
    this.#watcher.addEventListener('transitionrun', this.recolour);
    // A browser may lose the canvas's contents when its graphics process fails.
    this.#canvas.addEventListener('contextrestored', this.recolour);
    if (hands) this.#listen(hands);
  }

  /** @param {Hands} hands */
  #listen({ hover, press }) {
    const canvas = this.#canvas;
    canvas.addEventListener('pointermove', (event) => {
      if (event.pointerType === 'mouse') hover(this.#under(event));
    });
    canvas.addEventListener('pointerleave', (event) => {
      if (event.pointerType === 'mouse') hover(null);
    });
    dismissible(canvas, () => hover(null));
    // Not on pointerdown: it may begin a scroll, or open a menu.
    canvas.addEventListener('click', (event) => press(this.#under(event)));
  }

  /** @param {Walker} walker from now on, keys walk through the picture */
  walkBy({ meet, walk }) {
    const canvas = this.#canvas;
    canvas.tabIndex = 0;
    canvas.setAttribute('role', 'application');
    canvas.setAttribute('aria-keyshortcuts', keys);
    canvas.addEventListener('focus', meet);
    canvas.addEventListener('keydown', (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === 'Escape') canvas.blur();
      if (!keys.split(' ').includes(event.key)) return;
      event.preventDefault();
      walk(event.key);
    });
  }

  /**
   * Finds the part under the pointer, even if a host's transform or zoom scales the canvas.
   *
   * @param {MouseEvent} event
   * @returns {NetworkPart | null}
   */
  #under({ clientX, clientY }) {
    const { left, top, width, height } = this.#canvas.getBoundingClientRect();
    const { clientWidth, clientHeight } = this.#canvas;
    const x = ((clientX - left) * clientWidth) / width / this.#zoom;
    const y = ((clientY - top) * clientHeight) / height / this.#zoom;
    return this.#layout && selectionAt(this.#layout, { x, y });
  }

  get palette() {
    this.#palette ??= readPalette(this.#probe);
    return this.#palette;
  }

  /** How many CSS pixels a unit of the picture has: more than one where the smallest letters must be larger. */
  get #zoom() {
    return Math.max((this.palette.smallestText ?? 0) / smallestLetters, 1);
  }

  focus() {
    this.#canvas.focus({ preventScroll: true });
  }

  connect() {
    this.#observer.observe(this.#canvas);
    this.#lettersObserver.observe(this.#probe);
    this.#print.addEventListener('change', this.#redraw);
    // A slide scaled to its window keeps its layout size: only the window's resize event tells.
    addEventListener('resize', this.#resize);
    this.#watchPixelRatio();
  }

  disconnect() {
    this.#observer.disconnect();
    removeEventListener('resize', this.#resize);
    this.#lettersObserver.disconnect();
    this.#print.removeEventListener('change', this.#redraw);
    this.#pixelRatio?.removeEventListener('change', this.#watchPixelRatio);
  }

  /** Watches the pixel ratio, which changes when the window moves to another screen. */
  #watchPixelRatio = () => {
    this.#pixelRatio?.removeEventListener('change', this.#watchPixelRatio);
    this.#pixelRatio = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    this.#pixelRatio.addEventListener('change', this.#watchPixelRatio);
    this.#schedule();
  };

  /**
   * @param {string} name the picture's accessible name
   * @param {string} summary its description for screen readers
   */
  label(name, summary) {
    this.#canvas.setAttribute('aria-label', name);
    const isWalked = this.#canvas.tabIndex === 0;
    setText(this.#summary, isWalked ? `${summary} ${stageKeys}` : summary);
  }

  /**
   * @param {import('../pass/frame.js').Frame} frame
   * @param {number} progress of its iteration
   */
  show(frame, progress) {
    const before = this.#shown?.frame;
    this.#shown = { frame, progress };
    if (!before || String(unitCounts(frame)) !== String(unitCounts(before))) {
      this.#layout = null;
      // At once, in the room of before: bars that are placed later would make the browser lay out the page again.
      if (this.#room.width > 0) this.#arrange(frame);
    }
    this.#schedule();
  }

  /** @param {NetworkPart | null} selection */
  select(selection) {
    this.#selection = selection;
    // At once: the words would stand beside the part of before until the next frame.
    if (this.#layout) this.#anchor(this.#layout, this.#room);
    this.#schedule();
  }

  /**
   * @param {readonly import('../network/parameters.js').ShownWay[]} ways paths to show in the picture, in place of the
   *   words beside the selection, which would cover them
   */
  trace(ways) {
    if (ways.length === 0 && this.#ways.length === 0) return;
    this.#ways = ways;
    this.element.classList.toggle('traced', ways.length > 0);
    this.#schedule();
  }

  /**
   * @param {import('./shown.js').Light | null} light what to highlight
   * @param {HTMLCanvasElement | null} small a canvas near the reader, if the stage is out of sight
   */
  light(light, small) {
    this.#light = light;
    this.#small = small;
    this.#schedule();
  }

  /** Measures the picture again, reads the colours and the size of letters, and redraws. */
  #resize = () => {
    this.#measure();
    this.recolour();
  };

  /** Reads the colours and the size of letters again, and redraws. */
  recolour = () => {
    const before = this.#palette?.smallestText;
    this.#palette = null;
    if (before !== undefined && before !== this.palette.smallestText) this.#layout = null;
    this.#schedule();
  };

  /** Redraws at once: printing does not wait for the next animation frame. */
  #redraw = () => {
    this.#measure();
    this.#palette = null;
    this.#layout = null;
    this.#draw();
  };

  #measure() {
    const { clientWidth: width, clientHeight: height } = this.#canvas;
    const seen = this.#canvas.getBoundingClientRect().width / width;
    this.#size = { width, height, magnification: Math.max(seen, 1) || 1 };
  }

  /** Schedules a redraw, at most one per animation frame. */
  #schedule() {
    if (this.#scheduled) return;
    this.#scheduled = true;
    requestAnimationFrame(() => {
      this.#scheduled = false;
      this.#draw();
    });
  }

  #draw() {
    // The first picture does not wait: nothing would stand in its place.
    if (this.#size.width === 0) this.#measure();
    if (!this.#shown || this.#size.width === 0 || this.#size.height === 0) return;
    const { frame, progress } = this.#shown;
    const zoom = this.#zoom;
    const ratio = zoom * (this.#print.matches ? printedRatio : this.#screenRatio);
    const [width, height] = [this.#size.width / zoom, this.#size.height / zoom];
    if (width !== this.#room.width || height !== this.#room.height) this.#layout = null;
    this.#room = { width, height };
    const layout = this.#layout ?? this.#arrange(frame);
    resize(this.#canvas, this.#room, ratio);
    this.#anchor(layout, this.#room);
    const context = contextOf(this.#canvas);
    if (!context) return;
    const picture = {
      frame,
      progress,
      layout,
      palette: this.palette,
      selection: this.#selection,
      ways: this.#ways,
      light: this.#light,
    };
    const isMoving = progress < 1;
    if (isMoving) this.#still.draw(picture, { width, height }, ratio);
    this.#still.element.hidden = !isMoving;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    drawNetwork(context, picture, isMoving ? 'moving' : 'all');
    if (this.#small) this.#drawSmall(this.#small, picture);
    this.#remeasure();
  }

  /**
   * Lays out the picture in its room, and tells where its columns are.
   *
   * @param {import('../pass/frame.js').Frame} frame
   */
  #arrange(frame) {
    const layout = layoutFrame(this.#room, frame);
    this.#layout = layout;
    this.#onLayout(magnified(layout, this.#zoom));
    return layout;
  }

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {import('./shown.js').Picture} picture
   */
  #drawSmall(canvas, picture) {
    const zoom = this.#zoom;
    const size = { width: canvas.clientWidth / zoom, height: canvas.clientHeight / zoom };
    const context = contextOf(canvas);
    if (!context || size.width === 0) return;
    const ratio = zoom * this.#screenRatio;
    resize(canvas, size, ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, size.width, size.height);
    drawNetwork(context, { ...picture, layout: layoutFrame(size, picture.frame) });
  }

  /**
   * Places the words about the selection beside it, on the side with more room.
   *
   * @param {import('./network-layout.js').NetworkLayout} layout
   * @param {{width: number, height: number}} size
   */
  #anchor(layout, { width, height }) {
    if (!this.#selection) return;
    const { x, y } = pointOf(layout, this.#selection);
    const { style, dataset } = this.element;
    style.setProperty('--x', `${x * this.#zoom}px`);
    style.setProperty('--y', `${y * this.#zoom}px`);
    dataset.side = x > width / 2 ? 'left' : 'right';
    dataset.end = y > height / 2 ? 'above' : 'below';
  }

  /** Device pixels per layout pixel; a host's transform may show the picture larger. */
  get #screenRatio() {
    return window.devicePixelRatio * Math.min(this.#size.magnification, largestMagnification);
  }
}
