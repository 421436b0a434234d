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
  const sheets = sheetsOf.get(ownerDocument) ?? new Map();
  sheetsOf.set(ownerDocument, sheets);
  const isNew = !sheets.has(styles[0]);
  root.adoptedStyleSheets = styles.map((text) => {
    const sheet = sheets.get(text) ?? makeSheet(ownerDocument, text);
    sheets.set(text, sheet);
    return sheet;
  });
  return isNew;
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
