/** Opens the derivation for printing: on paper, nothing can be unfolded. */

/**
 * @param {Element} lesson
 * @returns {() => void} stops it
 */
export function openWhilePrinting(lesson) {
  /** @type {HTMLDetailsElement[]} */
  let closed = [];
  const open = () => {
    const all = [...(lesson.shadowRoot?.querySelectorAll('details') ?? [])];
    closed = all.filter((details) => !details.open);
    for (const details of closed) details.open = true;
  };
  const close = () => {
    for (const details of closed) details.open = false;
  };
  addEventListener('beforeprint', open);
  addEventListener('afterprint', close);
  return () => {
    removeEventListener('beforeprint', open);
    removeEventListener('afterprint', close);
  };
}
