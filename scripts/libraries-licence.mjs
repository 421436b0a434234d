/** The licences of the libraries in the page's scripts. */
import { readFileSync } from 'node:fs';

/** d3-shape has the licence of d3-scale. */
const libraries = ['d3-scale', 'd3-dsv'];

/** @returns {string} */
export function librariesLicence() {
  return libraries
    .map((name) => `${name}\n\n${readFileSync(`node_modules/${name}/LICENSE`, 'utf8')}`)
    .join('\n');
}
