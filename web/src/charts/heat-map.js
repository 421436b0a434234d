/**
 * Draws a grid of numbers as coloured cells: the less of the signal arrives, the paler; what has grown too large
 * is red. A ring marks one cell; the reader moves it by dragging, or with the arrow keys.
 */
import { h, setText } from '../parts/dom.js';
import { ChartCanvas, channels, mixed } from './canvas.js';

/**
 * @typedef {{column: number, row: number}} Cell the first row is at the bottom
 *
 * @typedef {object} Grid
 * @property {number} columns
 * @property {number} rows
 * @property {(cell: Cell) => number | null} strength from −1, nothing, over 0, as much as was sent, to 1, far too much; null if it
 *   is not known yet
 * @property {(column: number) => string | null} columnLabel
 * @property {(row: number) => string | null} rowLabel
 * @property {readonly string[]} names of the horizontal and the vertical axis
 * @property {Cell} ring
 * @property {(cell: Cell) => string} say describes a cell in words
 */

const margin = { left: 52, right: 12, top: 8, bottom: 40 };
const ringRadius = 8;

export class HeatMap {
  #canvas = new ChartCanvas((sheet) => this.#draw(sheet));
  #readout = h('p', { class: 'readout', role: 'status' });
  /** @type {Grid | null} */
  #grid = null;
  /** The ring's cell while it is dragged. @type {Cell | null} */
  #drawn = null;
  element;

  /** @param {(cell: Cell) => void} onMove called when the reader moves the ring */
  constructor(onMove) {
    const { canvas } = this.#canvas;
    canvas.tabIndex = 0;
    canvas.setAttribute('role', 'application');
    this.#canvas.element.classList.add('heat-map');
    this.element = h('div', { class: 'chart' }, this.#canvas.element, this.#readout);
    canvas.addEventListener('pointermove', (event) => this.#follow(event));
    canvas.addEventListener('pointerleave', () => this.#say(this.#grid?.ring ?? null));
    canvas.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      canvas.setPointerCapture(event.pointerId);
      this.#drawn = this.#under(event);
      this.#canvas.redraw();
    });
    canvas.addEventListener('pointerup', () => {
      const cell = this.#drawn;
      this.#drawn = null;
      if (cell) onMove(cell);
    });
    canvas.addEventListener('pointercancel', () => {
      this.#drawn = null;
      this.#canvas.redraw();
    });
    canvas.addEventListener('keydown', (event) => this.#press(event, onMove));
  }

  /**
   * @param {Grid} grid
   * @param {string} label a text alternative, which also says how to move the ring
   */
  render(grid, label) {
    this.#grid = grid;
    this.#canvas.show(label);
    this.#say(grid.ring);
  }

  /** @param {PointerEvent} event */
  #follow(event) {
    const cell = this.#under(event);
    if (this.#drawn && cell) {
      this.#drawn = cell;
      this.#canvas.redraw();
    }
    this.#say(cell);
  }

  /**
   * @param {KeyboardEvent} event
   * @param {(cell: Cell) => void} onMove
   */
  #press(event, onMove) {
    /** @type {Record<string, [number, number]>} */
    const ways = {
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
      ArrowUp: [0, 1],
      ArrowDown: [0, -1],
    };
    const way = ways[event.key];
    if (!way || !this.#grid || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const { ring, columns, rows } = this.#grid;
    onMove({
      column: Math.min(Math.max(ring.column + way[0], 0), columns - 1),
      row: Math.min(Math.max(ring.row + way[1], 0), rows - 1),
    });
  }

  /** @param {Cell | null} cell */
  #say(cell) {
    setText(this.#readout, cell && this.#grid ? this.#grid.say(cell) : '\u00a0');
  }

  /**
   * @param {PointerEvent} event
   * @returns {Cell | null}
   */
  #under(event) {
    if (!this.#grid) return null;
    const { canvas } = this.#canvas;
    const { x, y } = this.#canvas.placeOf(event);
    const { columns, rows } = this.#grid;
    const [across, up] = [
      (x - margin.left) / (canvas.clientWidth - margin.left - margin.right),
      1 - (y - margin.top) / (canvas.clientHeight - margin.top - margin.bottom),
    ];
    return {
      column: Math.min(Math.max(Math.floor(across * columns), 0), columns - 1),
      row: Math.min(Math.max(Math.floor(up * rows), 0), rows - 1),
    };
  }

  /** @param {import('./canvas.js').Sheet} sheet */
  #draw(sheet) {
    if (!this.#grid) return;
    const { context, width, height, palette } = sheet;
    const { columns, rows, strength, columnLabel, rowLabel, names, ring } = this.#grid;
    const across = (width - margin.left - margin.right) / columns;
    const up = (height - margin.top - margin.bottom) / rows;
    const bottom = height - margin.bottom;
    const colours = coloursOf(palette);
    for (let row = 0; row < rows; row += 1) {
      for (let column = 0; column < columns; column += 1) {
        const found = strength({ column, row });
        if (found === null) continue;
        context.fillStyle = colourOf(found, colours);
        context.fillRect(
          margin.left + column * across,
          bottom - (row + 1) * up,
          across + 0.5,
          up + 0.5,
        );
      }
    }
    context.strokeStyle = palette.muted;
    context.lineWidth = 1;
    context.strokeRect(margin.left - 0.5, margin.top - 0.5, columns * across + 1, rows * up + 1);
    context.font = `12px ${palette.font}`;
    context.fillStyle = palette.muted;
    context.textBaseline = 'middle';
    context.textAlign = 'right';
    for (let row = 0; row < rows; row += 1) {
      const text = rowLabel(row);
      if (text) context.fillText(text, margin.left - 8, bottom - (row + 0.5) * up);
    }
    context.textAlign = 'center';
    for (let column = 0; column < columns; column += 1) {
      const text = columnLabel(column);
      if (text) context.fillText(text, margin.left + (column + 0.5) * across, bottom + 12);
    }
    context.fillText(names.join(' · '), margin.left + (columns * across) / 2, height - 8);
    const { column, row } = this.#drawn ?? ring;
    const at = { x: margin.left + (column + 0.5) * across, y: bottom - (row + 0.5) * up };
    for (const [colour, lineWidth] of /** @type {const} */ ([
      [palette.card, 6],
      [palette.ink, 2.5],
    ])) {
      context.beginPath();
      context.arc(at.x, at.y, ringRadius, 0, 2 * Math.PI);
      context.strokeStyle = colour;
      context.lineWidth = lineWidth;
      context.stroke();
    }
  }
}

/**
 * @typedef {Record<'none' | 'signal' | 'much', number[]>} CellColours channels
 *
 * @param {Pick<import('../drawing/palette.js').Palette, 'card' | 'backward' | 'danger'>} palette
 * @returns {CellColours}
 */
export function coloursOf({ card, backward, danger }) {
  return { none: channels(card), signal: channels(backward), much: channels(danger) };
}

/**
 * @param {number} strength of a cell
 * @param {CellColours} colours
 * @returns {string} a CSS colour
 */
export function colourOf(strength, { none, signal, much }) {
  const colour =
    strength < 0
      ? mixed(none, signal, 1 + Math.max(strength, -1))
      : mixed(signal, much, Math.min(strength, 1));
  return `rgb(${colour.map(Math.round).join(' ')})`;
}
