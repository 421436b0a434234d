/** A canvas that is sharp at any size and pixel ratio, and redraws when its size or colours change. */
import { h } from '../parts/dom.js';
import { readPalette } from '../drawing/palette.js';
import { contextOf, resize } from '../drawing/sharp-canvas.js';

/**
 * @typedef {import('../drawing/palette.js').Palette} Palette
 * @typedef {{context: CanvasRenderingContext2D, width: number, height: number, palette: Palette}} Sheet
 */

export class ChartCanvas {
  canvas = h('canvas', { role: 'img' });
  #probe = h('i', { class: 'probe', 'aria-hidden': 'true' });
  #watcher = h('i', { class: 'watcher', 'aria-hidden': 'true' });
  element = h('div', { class: 'sheet' }, this.canvas, this.#probe, this.#watcher);
  #draw;
  /** @type {Palette | null} */
  #palette = null;
  /** As the browser last laid it out: to ask for it in between would make it lay out the page at once. */
  #size = { width: 0, height: 0 };
  #observer = new ResizeObserver(([{ contentRect }]) => {
    this.#size = { width: Math.round(contentRect.width), height: Math.round(contentRect.height) };
    this.redraw();
  });

  /** @param {(sheet: Sheet) => void} draw */
  constructor(draw) {
    this.#draw = draw;
    this.#observer.observe(this.canvas);
    const recolour = () => {
      this.#palette = null;
      this.redraw();
    };
    this.#watcher.addEventListener('transitionrun', recolour);
    this.canvas.addEventListener('contextrestored', recolour);
    matchMedia('print').addEventListener('change', recolour);
  }

  /** @param {string} label a text alternative for what it shows now */
  show(label) {
    this.canvas.setAttribute('aria-label', label);
    this.redraw();
  }

  /**
   * @param {MouseEvent} event
   * @returns {{x: number, y: number}} its place in the sheet's pixels, even if a host scales it
   */
  placeOf({ clientX, clientY }) {
    const { left, top, width, height } = this.canvas.getBoundingClientRect();
    return {
      x: ((clientX - left) * this.canvas.clientWidth) / width,
      y: ((clientY - top) * this.canvas.clientHeight) / height,
    };
  }

  redraw() {
    const { width, height } = this.#size;
    if (width === 0 || height === 0) return;
    const ratio = Math.max(1, window.devicePixelRatio);
    resize(this.canvas, { width, height }, ratio);
    const context = contextOf(this.canvas);
    if (!context) return;
    this.#palette ??= readPalette(this.#probe);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    this.#draw({ context, width, height, palette: this.#palette });
  }
}

/**
 * @param {string} colour a computed CSS colour
 * @returns {[number, number, number]} red, green and blue, from 0 to 255
 */
export function channels(colour) {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  // Other colour spaces have channels from 0 to 1.
  return colour.startsWith('rgb') ? [red, green, blue] : [red * 255, green * 255, blue * 255];
}

/**
 * @param {readonly number[]} from channels
 * @param {readonly number[]} to
 * @param {number} share of `to`
 * @returns {number[]}
 */
export function mixed(from, to, share) {
  return from.map((channel, k) => channel + (to[k] - channel) * share);
}

/**
 * Paints a grid, one pixel per cell, in shades between two colours.
 *
 * @param {HTMLCanvasElement} canvas is given the grid's size
 * @param {{columns: number, rows: number}} grid
 * @param {readonly [string, string]} colours for the shares 0 and 1
 * @param {(column: number, row: number) => number} share the share of the second colour; row 0
 *   is at the top
 */
export function paintCells(canvas, { columns, rows }, colours, share) {
  Object.assign(canvas, { width: columns, height: rows });
  const context = canvas.getContext('2d');
  if (!context) return;
  const image = context.createImageData(columns, rows);
  const [from, to] = colours.map(channels);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const at = 4 * (row * columns + column);
      const part = share(column, row);
      for (let channel = 0; channel < 3; channel += 1) {
        image.data[at + channel] = from[channel] + (to[channel] - from[channel]) * part;
      }
      image.data[at + 3] = 255;
    }
  }
  context.putImageData(image, 0, 0);
}
