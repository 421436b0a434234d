/** The font of the formulas. The words and the figure do without it, so it comes after them. */

/** Its name in web/styles/lesson/math.css. */
const family = 'Lesson Math';

/**
 * Lets the formulas use the font. It is fetched only if some are laid out.
 *
 * @param {URL} address
 */
export function addMathFont(address) {
  document.fonts.add(new FontFace(family, `url("${address}")`, { display: 'swap' }));
}
