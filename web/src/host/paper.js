/** Measures how high the lesson is on paper, on a page that is not being printed. */

/**
 * Lets the styles for paper apply for a moment, in which nothing is painted.
 *
 * @param {HTMLElement} measured
 * @param {number} width that it has on paper, in CSS pixels
 * @returns {number} its height there, in CSS pixels
 */
export function paperHeight(measured, width) {
  const lists = printRules(document);
  const { style } = measured;
  const before = style.width;
  for (const list of lists) list.mediaText = 'all';
  style.width = `${width}px`;
  const height = Math.ceil(measured.getBoundingClientRect().height);
  style.width = before;
  for (const list of lists) list.mediaText = 'print';
  return height;
}

/**
 * @param {Document | ShadowRoot} root
 * @returns {MediaList[]} the conditions of all rules for paper, also in shadow roots
 */
function printRules(root) {
  const sheets = [...root.styleSheets, ...root.adoptedStyleSheets];
  const inside = [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
    shadowRoot ? printRules(shadowRoot) : [],
  );
  // Shadow roots share style sheets.
  return [...new Set([...sheets.flatMap(({ cssRules }) => mediaIn(cssRules)), ...inside])];
}

/**
 * @param {CSSRuleList} rules
 * @returns {MediaList[]}
 */
function mediaIn(rules) {
  return [...rules].flatMap((rule) => {
    if (rule instanceof CSSMediaRule && rule.media.mediaText === 'print') return [rule.media];
    return rule instanceof CSSGroupingRule ? mediaIn(rule.cssRules) : [];
  });
}
