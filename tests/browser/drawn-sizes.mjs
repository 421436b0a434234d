/** Functions that run in a page and tell what its canvases and its text show. They use nothing around them. */

/** Records the texts and the straight lines that canvases draw; runs before the page's scripts. */
export function recordDrawing() {
  const page = /** @type {any} */ (window);
  /** @type {{size: number, text: string, canvas: HTMLCanvasElement}[]} */
  page.canvasTexts = [];
  /** @type {{from: DOMPoint, to: DOMPoint, canvas: HTMLCanvasElement}[]} */
  let drawn = [];
  /** @type {DOMPoint | null} */
  let start = null;
  const kind = CanvasRenderingContext2D.prototype;
  const { fillText, moveTo, lineTo, clearRect } = kind;
  kind.fillText = function (text, x, y, ...rest) {
    const { canvas } = this;
    const shown = canvas.getBoundingClientRect().width / canvas.width;
    const size = parseFloat(this.font.replace(/^\d+ /, '')) * this.getTransform().a * shown;
    page.canvasTexts.push({ size, text, canvas });
    fillText.call(this, text, x, y, ...rest);
  };
  kind.clearRect = function (...box) {
    page.canvasTexts = page.canvasTexts.filter(
      (/** @type {any} */ one) => one.canvas !== this.canvas,
    );
    drawn = drawn.filter(({ canvas }) => canvas !== this.canvas);
    clearRect.apply(this, box);
  };
  kind.moveTo = function (x, y) {
    start = this.getTransform().transformPoint({ x, y });
    moveTo.call(this, x, y);
  };
  kind.lineTo = function (x, y) {
    const to = this.getTransform().transformPoint({ x, y });
    if (start) drawn.push({ from: start, to, canvas: this.canvas });
    start = to;
    lineTo.call(this, x, y);
  };
  /** @returns the colours along each line of the largest canvas, and of its empty corner's ground */
  page.drawnLines = () => {
    const sizes = drawn.map(({ canvas }) => canvas.width);
    const [{ canvas }] = drawn.filter(({ canvas: one }) => one.width === Math.max(...sizes));
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
    const card = getComputedStyle(/** @type {Element} */ (canvas.closest('.card'))).backgroundColor;
    const ground = (card.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);
    const at = (/** @type {number} */ x, /** @type {number} */ y) => {
      const k = 4 * (Math.round(y) * width + Math.round(x));
      const alpha = data[k + 3] / 255;
      return ground.map((part, c) => data[k + c] * alpha + part * (1 - alpha));
    };
    // A line may lie between two rows of pixels, and its dashes between two points.
    const [steps, rows] = [40, [-1, 0, 1]];
    const within = (/** @type {number} */ place, /** @type {number} */ end) =>
      Math.min(Math.max(place, 0), end - 1);
    const lines = drawn
      .filter((line) => line.canvas === canvas)
      .map(({ from, to }) =>
        Array.from({ length: steps }, (_, k) => 0.3 + (0.4 * k) / steps).flatMap((share) =>
          rows.map((row) =>
            at(
              within(from.x + (to.x - from.x) * share, width),
              within(from.y + (to.y - from.y) * share + row, height),
            ),
          ),
        ),
      );
    return { lines, ground };
  };
}

/**
 * @param {number} least in CSS pixels
 * @returns {string[]} the texts on the page, and on its canvases, whose letters are smaller
 */
export function smallTexts(least) {
  /** @type {string[]} */
  const found = [];
  const isSeen = (/** @type {Element} */ element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1 && element.checkVisibility({ checkVisibilityCSS: true });
  };
  const look = (/** @type {Document | ShadowRoot | Element} */ root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) look(element.shadowRoot);
      if (element.closest('footer, style, script, dialog') || !isSeen(element)) continue;
      const own = [...element.childNodes].filter(
        ({ nodeType, textContent }) => nodeType === 3 && textContent?.trim(),
      );
      if (own.length === 0) continue;
      const scale = element instanceof SVGGraphicsElement ? (element.getScreenCTM()?.a ?? 1) : 1;
      const size = parseFloat(getComputedStyle(element).fontSize) * scale;
      if (size < least - 0.01) found.push(`${size}: ${own.map(({ textContent }) => textContent)}`);
    }
  };
  look(document);
  for (const { size, text, canvas } of /** @type {any} */ (window).canvasTexts) {
    if (canvas.isConnected && isSeen(canvas) && size < least - 0.01)
      found.push(`canvas ${size}: ${text}`);
  }
  return [...new Set(found)];
}
