/** The files of the project. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Folders that git, builds and installations make. */
const made = ['.git', 'build', 'dist', 'node_modules'];

/**
 * @param {string} folder
 * @returns {string[]} all files in it at any depth, with paths from the project's root
 */
export function filesOf(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (made.includes(entry.name)) return [];
    return entry.isDirectory() ? filesOf(path) : [path];
  });
}

/**
 * @param {string} folder
 * @returns {string[]} the names of the folders in it
 */
export function foldersIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !made.includes(entry.name))
    .map(({ name }) => name);
}
