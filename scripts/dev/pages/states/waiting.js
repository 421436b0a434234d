/** Waiting for what a page does by itself. */

/**
 * @template Found
 * @param {Element} element in which it is looked for
 * @param {() => Found | null | undefined | false} look
 * @returns {Promise<Found>} what it found, as soon as it did; never, where the element is taken away
 */
export async function until(element, look) {
  for (;;) {
    if (!element.isConnected) await new Promise(() => {});
    const found = look();
    if (found) return found;
    await new Promise((done) => setTimeout(done, 50));
  }
}
