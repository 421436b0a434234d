/** The contrast of two colours, as WCAG 2 defines it. */

/**
 * @param {readonly number[]} one red, green and blue, 0…255
 * @param {readonly number[]} other
 * @returns {number} 1…21
 */
export function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/**
 * @param {readonly number[]} colour
 * @returns {number}
 */
function luminance(colour) {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
