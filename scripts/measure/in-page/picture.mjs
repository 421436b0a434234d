/** Measures the figure's picture: its letters and its bars. */
import { inside } from './parts.mjs';

/** The smallest text drawn on each canvas, in CSS pixels. @type {Map<HTMLCanvasElement, number>} */
const drawn = new Map();

/** Notes the size of each text that a canvas draws from now on. */
export function watchLetters() {
  const { prototype } = CanvasRenderingContext2D;
  const { fillText } = prototype;
  prototype.fillText = function (/** @type {Parameters<typeof fillText>} */ ...text) {
    const { canvas } = this;
    const [, size] = /([\d.]+)px/.exec(this.font) ?? ['', NaN];
    const { a, b } = this.getTransform();
    const seen = (Number(size) * Math.hypot(a, b) * canvas.clientWidth) / canvas.width;
    if (seen > 0) drawn.set(canvas, Math.min(drawn.get(canvas) ?? Infinity, seen));
    return fillText.apply(this, text);
  };
}

/** @returns {number} the smallest text in the figure's picture so far, in CSS pixels */
export function smallestInPicture() {
  const [canvas] = inside('figure', '[part~=stage] canvas');
  return drawn.get(/** @type {HTMLCanvasElement} */ (canvas)) ?? NaN;
}

/** @returns {number} the height of hidden 1's bar, as a share of the output's */
export function firstBar() {
  const bars = inside('figure', '[part~=bars] > li .bar-fill');
  const tall = bars.map((bar) => bar.getBoundingClientRect().height);
  return tall[0] / tall[tall.length - 1];
}
