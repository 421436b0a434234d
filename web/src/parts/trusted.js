/**
 * A page may require that markup and script addresses come from a named policy (Trusted Types). This
 * policy passes constants of the lesson's own code and nothing else.
 */

/** @type {{createHTML: (text: string) => any, createScriptURL: (text: string) => any} | undefined} */
let policy;

/**
 * @param {'createHTML' | 'createScriptURL'} kind
 * @param {string} text a constant of the lesson's code
 * @returns {string} a value that the browser accepts in its place
 */
export function trusted(kind, text) {
  const { trustedTypes } = /** @type {any} */ (globalThis);
  const same = (/** @type {string} */ own) => own;
  try {
    policy ??= trustedTypes?.createPolicy('backprop-lesson', {
      createHTML: same,
      createScriptURL: same,
    });
  } catch {
    // The page does not allow this policy, but may not require one either.
  }
  return policy ? policy[kind](text) : text;
}
