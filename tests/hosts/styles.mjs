/** Compares computed styles, in the lesson and around it. */

/**
 * @typedef {import('puppeteer-core').Page} Page
 * @typedef {import('puppeteer-core').Frame} Frame
 * @typedef {Record<string, Record<string, string>>} Styles by the name of an element
 */

/**
 * Properties that the lesson may inherit: those that a host sets for its whole page, colours that depend on
 * the scheme, and variables, which have no effect by themselves.
 */
const mayDiffer = '^--|color|^visibility$|^pointer-events$';

/**
 * @param {Frame} frame
 * @returns {Promise<Styles>} the computed styles of an unstyled element in the words and in the figure, in
 *   which only inherited properties can differ
 */
export function inherited(frame) {
  return frame.evaluate((pattern) => {
    const left = new RegExp(pattern);
    const words = document.querySelector('backprop-lesson')?.shadowRoot?.querySelector('.lesson');
    const figure = words?.querySelector('backprop-figure')?.shadowRoot;
    const found = Object.entries({ words, figure }).map(([name, place]) => {
      const probe = document.createElement('i');
      probe.hidden = true;
      place?.append(probe);
      const style = getComputedStyle(probe);
      const entries = [...style]
        .filter((property) => !left.test(property))
        .map((property) => [property, style.getPropertyValue(property)]);
      probe.remove();
      return [name, Object.fromEntries(entries)];
    });
    return Object.fromEntries(found);
  }, mayDiffer);
}

/**
 * @param {Page} page
 * @returns {Promise<Styles>} the computed styles of the host's own elements, without their positions
 */
export function outside(page) {
  return page.evaluate(() => {
    const properties = ['color', 'background-color', 'font', 'letter-spacing', 'margin', 'padding'];
    const found = ['html', 'body', 'h1, h2', 'p, section', 'a, button'].map((selector) => {
      const element = document.querySelector(selector);
      const style = element && getComputedStyle(element);
      const entries = properties.map((property) => [property, style?.getPropertyValue(property)]);
      return [selector, Object.fromEntries(entries)];
    });
    return Object.fromEntries(found);
  });
}

/**
 * @param {Styles} found
 * @param {Styles} expected
 * @returns {string[]} a line for each property that differs
 */
export function differences(found, expected) {
  return Object.entries(found).flatMap(([name, style]) =>
    Object.entries(style)
      .filter(([property, value]) => expected[name]?.[property] !== value)
      .map(
        ([property, value]) => `${name}: ${property}: ${value}, not ${expected[name]?.[property]}`,
      ),
  );
}

/**
 * @param {Frame} frame
 * @returns {Promise<{figure: string, words: string}>} light or dark: the background of the figure, and the
 *   background for which the colour of the words is meant
 */
export function ground(frame) {
  return frame.evaluate(() => {
    const words = document.querySelector('backprop-lesson')?.shadowRoot?.querySelector('.lesson');
    const figure = words?.querySelector('backprop-figure')?.shadowRoot?.querySelector('.card');
    const isBright = (/** @type {string} */ colour) => {
      const [red, green, blue] = colour.match(/\d+/g) ?? [];
      return Number(red) + Number(green) + Number(blue) > 384;
    };
    return {
      figure: figure && isBright(getComputedStyle(figure).backgroundColor) ? 'light' : 'dark',
      words: words && isBright(getComputedStyle(words).color) ? 'dark' : 'light',
    };
  });
}

/**
 * @param {Frame} frame
 * @returns {Promise<{overflow: number, lesson: {left: number, right: number}}>} by how much the page is
 *   wider than its window, and the distances from the lesson to both sides of the window
 */
export function widths(frame) {
  return frame.evaluate(() => {
    const lesson = document.querySelector('backprop-lesson')?.getBoundingClientRect();
    return {
      overflow: document.documentElement.scrollWidth - innerWidth,
      lesson: { left: lesson?.left ?? 0, right: innerWidth - (lesson?.right ?? 0) },
    };
  });
}
