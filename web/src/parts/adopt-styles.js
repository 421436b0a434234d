/** Style sheets that shadow roots share. Each document has its own: it cannot adopt another document's. */

/** @type {WeakMap<Document, Map<string, CSSStyleSheet>>} */
const sheetsOf = new WeakMap();

/**
 * @param {ShadowRoot} root
 * @param {...string} styles
 * @returns {boolean} true if this document adopts the first of these styles for the first time
 */
export function adoptStyles(root, ...styles) {
  const { ownerDocument } = root;
  const isNew = !sheetsOf.get(ownerDocument)?.has(styles[0]);
  root.adoptedStyleSheets = styles.map((text) => sheetOf(ownerDocument, text));
  return isNew;
}

/**
 * Adds styles that come later. A root that has them already keeps them.
 *
 * @param {ShadowRoot} root
 * @param {string} styles
 */
export function addStyles(root, styles) {
  const sheet = sheetOf(root.ownerDocument, styles);
  const { adoptedStyleSheets } = root;
  if (!adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...adoptedStyleSheets, sheet];
}

/**
 * @param {Document} document
 * @param {string} styles
 * @returns {CSSStyleSheet} that all roots of the document share
 */
function sheetOf(document, styles) {
  const sheets = sheetsOf.get(document) ?? new Map();
  sheetsOf.set(document, sheets);
  const sheet = sheets.get(styles) ?? makeSheet(document, styles);
  sheets.set(styles, sheet);
  return sheet;
}

/**
 * @param {Document} document
 * @param {string} styles
 * @returns {CSSStyleSheet}
 */
function makeSheet(document, styles) {
  const { CSSStyleSheet } = /** @type {Window & typeof globalThis} */ (document.defaultView);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  return sheet;
}
