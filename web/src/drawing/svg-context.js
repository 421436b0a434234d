/**
 * A drawing context that records SVG, so that the same code draws on a canvas and into an SVG file.
 */

/**
 * The part of a canvas's context that the recorder supports too.
 *
 * @typedef {Pick<CanvasRenderingContext2D, Extract<keyof SvgContext, keyof CanvasRenderingContext2D>>} DrawingContext
 *
 * @typedef {Record<string, string | number | undefined>} Attributes
 */

/** From the middle line down to the alphabetic baseline, in em: some viewers know no other baseline. */
const middleToBaseline = 0.26;

const anchors = /** @type {Partial<Record<CanvasTextAlign, string>>} */ ({
  center: 'middle',
  right: 'end',
});

/** Supports lines, full circles, rectangles, and text on the alphabetic or middle baseline. */
export class SvgContext {
  strokeStyle = '#000';
  fillStyle = '#000';
  lineWidth = 1;
  globalAlpha = 1;
  /** "[weight] size family", the size in px */
  font = '10px sans-serif';
  /** @type {CanvasTextAlign} */
  textAlign = 'left';
  /** @type {CanvasTextBaseline} */
  textBaseline = 'alphabetic';

  #dash = '';
  #pen = { x: 0, y: 0 };
  /** @type {[string, Attributes][]} the shapes of the path */
  #path = [];
  /** The picture so far, in the order of painting. @type {string[]} */
  elements = [];
  #family = '';

  /** @param {number[]} segments */
  setLineDash(segments) {
    this.#dash = segments.join(' ');
  }

  beginPath() {
    this.#path = [];
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  moveTo(x, y) {
    this.#pen = { x, y };
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  lineTo(x, y) {
    this.#path.push(['line', { x1: this.#pen.x, y1: this.#pen.y, x2: x, y2: y }]);
    this.moveTo(x, y);
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {number} radius
   * @param {number} start
   * @param {number} end
   * @throws {Error} for less than a full circle
   */
  arc(x, y, radius, start, end) {
    if (end - start < 2 * Math.PI) throw new Error('arc: expected a full circle, found a part');
    this.#path.push(['circle', { cx: x, cy: y, r: radius }]);
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {number} width
   * @param {number} height
   * @param {number} radius of its corners, at most half its sides
   */
  roundRect(x, y, width, height, radius) {
    this.#path.push(['rect', { x, y, width, height, rx: radius || undefined }]);
  }

  stroke() {
    this.#add({
      stroke: this.strokeStyle,
      'stroke-width': this.lineWidth,
      'stroke-dasharray': this.#dash || undefined,
      'stroke-opacity': this.#opacity(),
    });
  }

  fill() {
    this.#add({ fill: this.fillStyle, 'fill-opacity': this.#opacity() });
  }

  /**
   * @param {string} text
   * @param {number} x
   * @param {number} y
   */
  fillText(text, x, y) {
    const [, weight, size, family] = /^(?:(\w+) )?([\d.]+)px (.*)$/.exec(this.font) ?? [];
    // The first text's font is set once, for the whole picture.
    this.#family ||= family;
    const raised = this.textBaseline === 'middle' ? middleToBaseline * Number(size) : 0;
    const attributes = {
      x,
      y: y + raised,
      fill: this.fillStyle,
      'fill-opacity': this.#opacity(),
      'font-family': family === this.#family ? undefined : family,
      'font-size': size,
      'font-weight': weight,
      'text-anchor': anchors[this.textAlign],
    };
    this.elements.push(element('text', attributes, escaped(text)));
  }

  /**
   * Returns the picture so far.
   *
   * @param {{width: number, height: number}} area the drawn area
   * @param {{width: number, unit?: string, title: string, description: string, style?: string}} shown the
   *   default display width, in CSS pixels or the unit; the text for screen readers; and a style sheet
   * @returns {string}
   */
  toSvg({ width, height }, shown) {
    const { unit = '', style } = shown;
    const attributes = {
      xmlns: 'http://www.w3.org/2000/svg',
      width: `${short(shown.width)}${unit}`,
      height: `${short((shown.width / width) * height)}${unit}`,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      fill: 'none',
      'font-family': this.#family || undefined,
    };
    const title = element('title', {}, escaped(shown.title));
    const description = element('desc', {}, escaped(shown.description));
    const head = [title, description, ...(style ? [element('style', {}, style)] : [])];
    return element('svg', attributes, ['', ...head, ...this.elements, ''].join('\n'));
  }

  #opacity() {
    return this.globalAlpha < 1 ? this.globalAlpha : undefined;
  }

  /** @param {Attributes} paint */
  #add(paint) {
    for (const [name, shape] of this.#path)
      this.elements.push(element(name, { ...shape, ...paint }));
  }
}

/**
 * @param {string} name
 * @param {Attributes} attributes undefined ones are omitted
 * @param {string} [content]
 * @returns {string}
 */
export function element(name, attributes, content) {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === undefined
      ? ''
      : ` ${key}="${typeof value === 'number' ? short(value) : escaped(value)}"`,
  );
  const tag = `${name}${written.join('')}`;
  return content === undefined ? `<${tag}/>` : `<${tag}>${content}</${name}>`;
}

/**
 * @param {number} number
 * @returns {number} with 2 decimals at most
 */
function short(number) {
  return Number(number.toFixed(2));
}

/**
 * @param {string} text
 * @returns {string}
 */
export function escaped(text) {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
