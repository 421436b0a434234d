/** Packs the npm package and installs it in an empty folder, as its users do. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/**
 * @typedef {object} Installation
 * @property {string} folder the project in which it is installed
 * @property {string} installed the package's own folder in it
 * @property {string} archive the packed file
 * @property {(program: string, ...words: string[]) => string} run runs a program in the folder and returns
 *   its output
 * @property {(file: string, text: string) => string} write writes a file of the folder and returns its path
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
