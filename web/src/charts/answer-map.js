/** Draws a network's answer for every point of the plane, and the points that it learns from. */
import { pointsOf } from '../learning/points.js';
import { ChartCanvas, paintCells } from './canvas.js';
import { drawPoints } from './points.js';

/**
 * @typedef {import('../engine/documents.js').Examples} Examples
 * @typedef {import('../learning/points.js').Extent} Extent
 *
 * @typedef {object} Answers
 * @property {Float64Array} answers the outputs for each cell, row by row from the top left
 * @property {number} cells number of cells along each side
 * @property {Extent} extent
 * @property {Readonly<Examples>} examples
 */

export class AnswerMap {
  #canvas = new ChartCanvas((sheet) => this.#draw(sheet));
  #cells = document.createElement('canvas');
  /** @type {Answers | null} */
  #shown = null;
  element = this.#canvas.element;

  constructor() {
    this.element.classList.add('answer-map');
  }

  /**
   * @param {Answers} answers
   * @param {string} label a text alternative
   */
  render(answers, label) {
    this.#shown = answers;
    this.#canvas.show(label);
  }

  /** @param {import('./canvas.js').Sheet} sheet */
  #draw(sheet) {
    if (!this.#shown) return;
    const { context, width, height, palette } = sheet;
    const { answers, cells, extent, examples } = this.#shown;
    const classes = examples.targets[0].length;
    paintCells(
      this.#cells,
      { columns: cells, rows: cells },
      [palette.card, palette.forwardEdge],
      (column, row) => shareOf(answers, row * cells + column, classes),
    );
    context.imageSmoothingEnabled = true;
    context.drawImage(this.#cells, 0, 0, cells, cells, 0, 0, width, height);
    this.#drawBorders(sheet);
    drawPoints(sheet, extent, pointsOf(examples));
  }

  /**
   * Draws a line wherever one class wins in a cell and another in the cell beside or below it.
   *
   * @param {import('./canvas.js').Sheet} sheet
   */
  #drawBorders({ context, width, height, palette }) {
    const { answers, cells, examples } = /** @type {Answers} */ (this.#shown);
    const classes = examples.targets[0].length;
    if (classes === 1) return;
    const winners = Array.from({ length: cells * cells }, (_, k) => winner(answers, k, classes));
    const [across, down] = [width / cells, height / cells];
    context.beginPath();
    winners.forEach((own, k) => {
      const [column, row] = [k % cells, Math.floor(k / cells)];
      const [x, y] = [(column + 1) * across, (row + 1) * down];
      if (column + 1 < cells && winners[k + 1] !== own) {
        context.moveTo(x, y - down);
        context.lineTo(x, y);
      }
      if (row + 1 < cells && winners[k + cells] !== own) {
        context.moveTo(x - across, y);
        context.lineTo(x, y);
      }
    });
    context.strokeStyle = palette.ink;
    context.lineWidth = 1.5;
    context.stroke();
  }
}

/**
 * @param {Float64Array} answers
 * @param {number} k index of the cell
 * @param {number} classes at least two
 * @returns {number} the class with the largest answer
 */
function winner(answers, k, classes) {
  const own = answers.subarray(k * classes, (k + 1) * classes);
  return own.indexOf(Math.max(...own));
}

/**
 * @param {Float64Array} answers
 * @param {number} k index of the cell
 * @param {number} classes
 * @returns {number} from 0 to 1: a single output itself; of several outputs, how far the largest exceeds
 *   chance
 */
function shareOf(answers, k, classes) {
  if (classes === 1) return answers[k];
  const most = answers[k * classes + winner(answers, k, classes)];
  return Math.max(0, (most - 1 / classes) / (1 - 1 / classes));
}
