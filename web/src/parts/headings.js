/** Lowers headings by one level on a page that has its own title. */

/** @param {Element | ShadowRoot} root of the headings */
export function fitHeadings(root) {
  const isPart = root.ownerDocument.querySelector('h1') !== null;
  for (const heading of root.querySelectorAll('h1, h2, h3')) {
    const level = Number(heading.localName.slice(1));
    if (isPart) heading.setAttribute('aria-level', String(level + 1));
    else heading.removeAttribute('aria-level');
  }
}
