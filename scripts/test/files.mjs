/** The files of the project that the suites read. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Folders that git, builds and installations make. */
const made = ['.git', 'build', 'dist', 'node_modules'];

/**
 * @param {string} folder
 * @param {RegExp} name
 * @returns {string[]} the files with such names at any depth, in alphabetical order
 */
export function filesIn(folder, name) {
  const entries = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !made.includes(entry.name))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path, name);
    return name.test(entry.name) ? [path] : [];
  });
}
