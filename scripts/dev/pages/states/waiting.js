/** Waits for things that a page does by itself. */

/**
 * @template Found
 * @param {Element} element to look in
 * @param {() => Found | null | undefined | false} look
 * @returns {Promise<Found>} what it found; never settles if the element is removed
 */
export async function until(element, look) {
  for (;;) {
    if (!element.isConnected) await new Promise(() => {});
    const found = look();
    if (found) return found;
    await new Promise((done) => setTimeout(done, 50));
  }
}
