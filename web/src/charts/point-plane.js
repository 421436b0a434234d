/** A plane where readers set and remove points: with the pointer, or with a cross moved by arrow keys. */
import { h, setText } from '../parts/dom.js';
import { ChartCanvas } from './canvas.js';
import { drawPoints, toPlane, toSheet } from './points.js';

/**
 * @typedef {import('../learning/points.js').Extent} Extent
 * @typedef {import('../learning/points.js').Point} Point
 * @typedef {{x: number, y: number}} PlanePoint
 *
 * @typedef {object} Plane
 * @property {Extent} extent
 * @property {readonly Point[]} points
 */

/** A press within this distance of a point, in CSS pixels, means that point. */
const reach = 9;
/** How far an arrow key moves the cross, as a share of the plane's side; `large` is with Shift. */
const stride = { small: 1 / 40, large: 1 / 8 };
const armOfCross = 9;
const ways = /** @type {Record<string, readonly [number, number]>} */ ({
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
});

export class PointPlane {
  #canvas = new ChartCanvas((sheet) => this.#draw(sheet));
  #readout = h('p', { class: 'readout', role: 'status' });
  #on;
  /** @type {Plane | null} */
  #plane = null;
  /** The keyboard's cross, in shares of the plane's sides from the top left. @type {PlanePoint} */
  #cross = { x: 0.5, y: 0.5 };
  #isCrossShown = false;
  element;

  /**
   * @param {object} on
   * @param {(at: PlanePoint) => void} on.set called for a press where there is no point
   * @param {(index: number) => void} on.take called for a press on a point, with its index
   * @param {(at: PlanePoint, point: Point | null) => string} on.say describes what is under
   *   the cross
   */
  constructor(on) {
    this.#on = on;
    const { canvas } = this.#canvas;
    canvas.tabIndex = 0;
    canvas.setAttribute('role', 'application');
    this.#canvas.element.classList.add('point-plane');
    this.element = h('div', { class: 'chart' }, this.#canvas.element, this.#readout);
    canvas.addEventListener('click', (event) => {
      this.#showCross(false);
      this.#press(this.#canvas.placeOf(event));
    });
    canvas.addEventListener('keydown', (event) => this.#key(event));
    canvas.addEventListener('blur', () => this.#showCross(false));
  }

  /**
   * @param {Plane} plane
   * @param {string} label a text alternative, which also says how to set points
   */
  render(plane, label) {
    this.#plane = plane;
    this.#canvas.show(label);
  }

  /** @param {boolean} isShown */
  #showCross(isShown) {
    this.#isCrossShown = isShown;
    this.#canvas.redraw();
    if (!isShown) setText(this.#readout, '');
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const way = ways[event.key];
    const isPress = event.key === 'Enter' || event.key === ' ';
    if (!way && !isPress) return;
    event.preventDefault();
    if (way) {
      const step = event.shiftKey ? stride.large : stride.small;
      const moved = (/** @type {'x' | 'y'} */ axis, /** @type {number} */ sign) =>
        Math.min(Math.max(this.#cross[axis] + sign * step, 0), 1);
      this.#cross = { x: moved('x', way[0]), y: moved('y', way[1]) };
    } else this.#press(this.#crossPlace());
    this.#showCross(true);
    this.#sayCross();
  }

  /** @returns {PlanePoint} in pixels */
  #crossPlace() {
    const { clientWidth, clientHeight } = this.#canvas.canvas;
    return { x: this.#cross.x * clientWidth, y: this.#cross.y * clientHeight };
  }

  #sayCross() {
    if (!this.#plane) return;
    const place = this.#crossPlace();
    const point = this.#plane.points[this.#near(place)] ?? null;
    setText(this.#readout, this.#on.say(toPlane(this.#plane.extent, this.#size, place), point));
  }

  get #size() {
    const { clientWidth: width, clientHeight: height } = this.#canvas.canvas;
    return { width, height };
  }

  /** @param {PlanePoint} place in pixels */
  #press(place) {
    if (!this.#plane) return;
    const near = this.#near(place);
    if (near >= 0) this.#on.take(near);
    else this.#on.set(toPlane(this.#plane.extent, this.#size, place));
  }

  /**
   * @param {PlanePoint} place in pixels
   * @returns {number} the index of the nearest point within reach; −1 if there is none
   */
  #near(place) {
    const { extent, points } = /** @type {Plane} */ (this.#plane);
    const away = points.map((point) => {
      const { x, y } = toSheet(extent, this.#size, point);
      return Math.hypot(x - place.x, y - place.y);
    });
    const least = Math.min(...away);
    return least <= reach ? away.indexOf(least) : -1;
  }

  /** @param {import('./canvas.js').Sheet} sheet */
  #draw(sheet) {
    if (!this.#plane) return;
    drawPoints(sheet, this.#plane.extent, this.#plane.points);
    if (!this.#isCrossShown) return;
    const { context, palette } = sheet;
    const { x, y } = this.#crossPlace();
    context.beginPath();
    context.moveTo(x - armOfCross, y);
    context.lineTo(x + armOfCross, y);
    context.moveTo(x, y - armOfCross);
    context.lineTo(x, y + armOfCross);
    context.lineWidth = 2;
    context.strokeStyle = palette.ink;
    context.stroke();
  }
}
