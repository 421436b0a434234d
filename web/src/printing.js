/** A printed lesson has its derivation open: on paper, nothing can be unfolded. */

/** @param {ParentNode} root of a lesson */
export function openWhilePrinting(root) {
  /** @type {HTMLDetailsElement[]} */
  let closed = [];
  addEventListener('beforeprint', () => {
    const all = /** @type {HTMLDetailsElement[]} */ ([...root.querySelectorAll('details')]);
    closed = all.filter(({ open }) => !open);
    for (const details of closed) details.open = true;
  });
  addEventListener('afterprint', () => {
    for (const details of closed) details.open = false;
  });
}
