/**
 * An ESLint rule that finds calls of global objects' functions which the oldest supported browsers lack, such as
 * URL.canParse: eslint-plugin-compat finds constructors and global functions only.
 */
import { createRequire } from 'node:module';

/** @type {any} */
const data = createRequire(import.meta.url)('@mdn/browser-compat-data');

/** The interfaces of global objects. */
const interfaces = new Map(
  Object.entries({
    caches: 'CacheStorage',
    crypto: 'Crypto',
    document: 'Document',
    history: 'History',
    navigator: 'Navigator',
    performance: 'Performance',
  }),
);

/** @typedef {Readonly<Record<string, string>>} Browsers the oldest supported version of each browser */

/** @type {import('eslint').Rule.RuleModule} */
export const membersOfGlobals = {
  meta: { type: 'problem', schema: [{ type: 'object' }] },
  create(context) {
    /** @type {Browsers} */
    const oldest = context.options[0];
    return {
      CallExpression(node) {
        const { callee, optional } = /** @type {any} */ (node);
        // An optional call looks first whether there is such a function.
        if (optional || callee.type !== 'MemberExpression' || callee.computed) return;
        const { object, property } = callee;
        if (object.type !== 'Identifier') return;
        for (const browser of lacking(object.name, property.name, oldest)) {
          const message = `${object.name}.${property.name} is not in ${browser}`;
          context.report({ node, message });
        }
      },
    };
  },
};

/**
 * @param {string} object the name of a global
 * @param {string} member
 * @param {Browsers} oldest
 * @returns {string[]} the oldest supported browsers that lack it, such as "firefox 101"
 */
export function lacking(object, member, oldest) {
  const place =
    data.api[interfaces.get(object) ?? object] ?? data.javascript.builtins[object] ?? {};
  const support = (place[`${member}_static`] ?? place[member])?.__compat?.support;
  if (!support) return [];
  return Object.entries(oldest)
    .filter(([browser, version]) => {
      const [latest] = [support[browser]].flat();
      return latest.version_added === false || Number(latest.version_added) > Number(version);
    })
    .map(([browser, version]) => `${browser} ${version}`);
}
