/** Renders pages without scripts: the plan for the lecturer, and what is said about accessibility. */
import { createHash } from 'node:crypto';

/**
 * @param {string} page HTML with places for the styles and the policy, and such as `{{name}}`
 * @param {string} styles
 * @param {Readonly<Record<string, string>>} [parts] HTML, by the name of its place
 * @returns {string} HTML
 * @throws {Error} if a place is left empty
 */
export function plainPage(page, styles, parts = {}) {
  const sheet = `<style>${styles}</style>`;
  const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(styles).digest('base64')}'; img-src 'self'; base-uri 'none'; form-action 'none'`;
  const filled = Object.entries({ ...parts, policy }).reduce(
    (html, [name, part]) => html.replaceAll(`{{${name}}}`, () => part),
    page.replace(/<style>\s*\{\{styles\}\}\s*<\/style>/, () => sheet),
  );
  const [empty] = /\{\{\w+\}\}/.exec(filled) ?? [];
  if (empty) throw new Error(`${empty}: expected something for this place, found nothing`);
  return filled;
}
