/** The npm package as its users get it: packed, and installed in an empty folder. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/**
 * @typedef {object} Installation
 * @property {string} folder that it is installed in
 * @property {string} installed the package's own folder in it
 * @property {string} archive the packed file
 * @property {(program: string, ...words: string[]) => string} run a program in the folder; gives what
 *   it prints
 * @property {(file: string, text: string) => string} write a file of the folder; gives its path
 * @property {() => void} remove
 */

/** @returns {Installation} */
export function install() {
  const folder = mkdtempSync(join(tmpdir(), 'package-'));
  const run = (/** @type {string} */ program, /** @type {string[]} */ ...words) =>
    execFileSync(program, words, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  const write = (/** @type {string} */ file, /** @type {string} */ text) => {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return path;
  };
  write('package.json', '{ "private": true, "type": "module" }');
  const packed = run('npm', 'pack', resolve('dist/npm'), '--silent').trim();
  run('npm', 'install', `./${packed}`, '--offline', '--no-audit', '--no-fund', '--silent');
  return {
    folder,
    installed: join(folder, 'node_modules/backprop-lesson'),
    archive: join(folder, packed),
    run,
    write,
    remove: () => rmSync(folder, { recursive: true }),
  };
}
