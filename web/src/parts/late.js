/** Imports parts of the lesson that a page does not need at once. */

/** @typedef {(address: string) => Promise<any>} Import */

/** @type {Import} */
const importAt = (address) => import(address);

/**
 * A browser may remember that a module could not be loaded and not ask the server again, as Firefox does
 * before version 155. It names the module's address in its error, so a later attempt asks for that address
 * with another fragment: to a browser this is another module, to a server the same file.
 *
 * @template Part
 * @param {() => Promise<Part>} load the dynamic import
 * @param {Import} [at] imports another address
 * @returns {() => Promise<Part>} imports the part, on each call until one succeeds
 */
export function late(load, at = importAt) {
  let failed = '';
  let attempts = 0;
  return async () => {
    attempts += 1;
    try {
      return await (failed === '' ? load() : at(`${failed}#${attempts}`));
    } catch (problem) {
      const [address] =
        /\w+:\/\/[^\s#]+$/.exec(String(/** @type {Error} */ (problem).message)) ?? [];
      failed ||= address ?? '';
      throw problem;
    }
  };
}
