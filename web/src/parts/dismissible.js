/** Takes away by Escape what pointing has brought: it may cover what the reader wants to see. */

/**
 * @param {HTMLElement} element that the pointer is over
 * @param {() => void} dismiss called when Escape is pressed anywhere on the page meanwhile
 */
export function dismissible(element, dismiss) {
  const onKey = (/** @type {KeyboardEvent} */ { key }) => {
    if (key === 'Escape') dismiss();
  };
  // Captured: the lesson keeps keys that it uses from its host.
  const capture = true;
  element.addEventListener('pointerenter', () =>
    document.addEventListener('keydown', onKey, capture),
  );
  element.addEventListener('pointerleave', () =>
    document.removeEventListener('keydown', onKey, capture),
  );
}
