/** A small line chart of the loss after each update. */
import { s } from '../parts/svg.js';
import { lossHistorySpoken } from '../words/updates.js';
import { formatNumber } from '../words/format.js';

const size = { width: 110, height: 26 };
const rim = 3;

export class LossHistory {
  #line = s('path', { class: 'loss-line' });
  #now = s('circle', { class: 'loss-now', r: 3 });
  element = s(
    'svg',
    { class: 'loss-history', role: 'img', viewBox: `0 0 ${size.width} ${size.height}` },
    this.#line,
    this.#now,
  );

  /** @param {import('../pass/frame.js').Frame} frame */
  render({ losses, digits }) {
    const known = losses.filter(Number.isFinite);
    this.element.toggleAttribute('hidden', known.length < 2);
    if (known.length < 2) return;
    const most = Math.max(...known) || 1;
    const points = known.map((loss, k) => [
      rim + (k / (known.length - 1)) * (size.width - 2 * rim),
      size.height - rim - (loss / most) * (size.height - 2 * rim),
    ]);
    const [x, y] = points[points.length - 1];
    this.#line.setAttribute(
      'd',
      `M${points.map((at) => at.map((n) => n.toFixed(1)).join(' ')).join('L')}`,
    );
    this.#now.setAttribute('cx', x.toFixed(1));
    this.#now.setAttribute('cy', y.toFixed(1));
    const write = (/** @type {number} */ loss) => formatNumber(loss, digits);
    const spoken = lossHistorySpoken(write(known[0]), write(known[known.length - 1]), known.length);
    this.element.setAttribute('aria-label', spoken);
  }
}
