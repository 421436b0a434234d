/**
 * Lowers style sheets for the oldest supported browsers: plain values first, newer ones behind @supports.
 * The sources state each value once, in the newest syntax.
 */
import { Features, transform } from 'lightningcss';

/**
 * The oldest browsers that have everything the scripts and the WebAssembly need. WebAssembly exceptions
 * set the limit for Chromium, constructable style sheets for Firefox, WebAssembly SIMD for Safari.
 */
export const oldest = { chrome: '95', firefox: '101', safari: '16.4' };

/**
 * @param {string} styles
 * @returns {string} minified
 */
export function lowerStyles(styles) {
  const { code } = transform({
    filename: 'styles.css',
    code: new TextEncoder().encode(styles),
    minify: true,
    targets: Object.fromEntries(
      Object.entries(oldest).map(([browser, version]) => [browser, encoded(version)]),
    ),
    // The light-dark() that lightningcss makes ignores the colour scheme of the page around a shadow root.
    exclude: Features.LightDark,
  });
  return lightWithoutDark(widthsWithoutContainers(new TextDecoder().decode(code)));
}

/**
 * @param {string} version such as "16.4"
 * @returns {number} the version as lightningcss encodes it
 */
function encoded(version) {
  const [major, minor = 0] = version.split('.').map(Number);
  return (major << 16) | (minor << 8);
}

/**
 * Makes the lesson light in browsers that do not know light-dark().
 *
 * @param {string} styles minified
 * @returns {string}
 */
function lightWithoutDark(styles) {
  return styles.replace(/([^{}]+)\{([^{}]*\blight-dark\([^{}]*)\}/g, (_, selector, body) => {
    const declarations = body.split(';');
    const newer = declarations.filter((/** @type {string} */ each) => each.includes('light-dark('));
    const plain = body.replace(/light-dark\(([^(),]+),[^(),]+\)/g, '$1');
    return `${selector}{${plain}}@supports (color:light-dark(#000,#fff)){${selector}{${newer.join(';')}}}`;
  });
}

/**
 * Adds a media query for each container query, for browsers that do not know those. What only those that know
 * them read is left as it is.
 *
 * @param {string} styles minified
 * @returns {string}
 */
function widthsWithoutContainers(styles) {
  let lowered = '';
  let rest = styles;
  for (;;) {
    const found = /@container ?([^{]*)\{|@supports ?\(width:1cqi\)\{/.exec(rest);
    if (found === null) return lowered + rest;
    const [opening, condition] = found;
    const end = blockEnd(rest, found.index + opening.length);
    const rules = rest.slice(found.index + opening.length, end - 1);
    lowered += rest.slice(0, end);
    if (condition !== undefined) {
      lowered += `@supports not (container-type:inline-size){@media ${asMedia(condition)}{${rules}}}`;
    }
    rest = rest.slice(end);
  }
}

/**
 * @param {string} condition such as `(width<=25em)`
 * @returns {string} such as `(max-width:25em)`, which older browsers know
 * @throws {Error} if the condition is not a largest or a least width in em
 */
function asMedia(condition) {
  const [, most] = /^\((?:width<=|max-width:)([\d.]+em)\)$/.exec(condition) ?? [];
  if (most) return `(max-width:${most})`;
  const [, least] = /^\((?:width>=|min-width:)([\d.]+em)\)$/.exec(condition) ?? [];
  if (least) return `(min-width:${least})`;
  throw new Error(`@container: expected a largest or a least width in em, found ${condition}`);
}

/**
 * @param {string} styles
 * @param {number} start the index after an opening brace
 * @returns {number} the index after its closing brace
 */
function blockEnd(styles, start) {
  let depth = 1;
  let at = start;
  for (; depth > 0 && at < styles.length; ++at) {
    if (styles[at] === '{') depth += 1;
    if (styles[at] === '}') depth -= 1;
  }
  return at;
}
