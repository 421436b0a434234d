/**
 * A page may demand that markup and addresses of scripts come from a policy with a name (Trusted
 * Types). Ours passes on what the lesson's own code says, and is used for nothing else.
 */

/** @type {{createHTML: (text: string) => any, createScriptURL: (text: string) => any} | undefined} */
let policy;

/**
 * @param {'createHTML' | 'createScriptURL'} kind
 * @param {string} text a constant of the lesson's own
 * @returns {string} something that the browser takes for it
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
    // A page may allow other policies only, and still not demand any.
  }
  return policy ? policy[kind](text) : text;
}
