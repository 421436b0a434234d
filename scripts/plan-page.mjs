/** Renders the plan for the lecturer, a page without scripts. */
import { createHash } from 'node:crypto';

/**
 * @param {string} page web/plan.html
 * @param {string} styles
 * @returns {string} HTML
 */
export function planPage(page, styles) {
  const sheet = `<style>${styles}</style>`;
  const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(styles).digest('base64')}'; img-src 'self'; base-uri 'none'; form-action 'none'`;
  return page
    .replace(/<style>\s*\{\{styles\}\}\s*<\/style>/, () => sheet)
    .replace('{{policy}}', () => policy);
}
