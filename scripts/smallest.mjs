/** Minifies scripts a second time, with terser: slow, but it pays for those that every reader loads first. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { minify } from 'terser';

/** The results of the last build, by the hashes of their inputs. */
const file = 'build/cache/smallest.json';

/** @type {Record<string, string>} */
const before = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
/** @type {Record<string, string>} */
const used = {};

/** Two passes: a third takes twice the time and saves next to nothing. */
const how = /** @type {const} */ ({
  toplevel: true,
  ecma: 2020,
  compress: { passes: 2, unsafe_arrows: true },
});
const { version } = JSON.parse(
  readFileSync(new URL('../node_modules/terser/package.json', import.meta.url), 'utf8'),
);

/**
 * @param {string} script
 * @param {boolean} isModule
 * @returns {Promise<string>} a shorter script that does the same
 */
export async function smallest(script, isModule) {
  const made = JSON.stringify([version, how, isModule, script]);
  const hash = createHash('sha256').update(made).digest('hex');
  used[hash] = before[hash] ?? (await shortened(script, isModule));
  return used[hash];
}

/** Saves the results that this build used, for the next one. */
export function keepSmallest() {
  mkdirSync('build/cache', { recursive: true });
  // Another build may be reading the file.
  writeFileSync(`${file}.new`, JSON.stringify(used));
  renameSync(`${file}.new`, file);
}

/**
 * @param {string} script
 * @param {boolean} isModule
 * @returns {Promise<string>}
 */
async function shortened(script, isModule) {
  const { code } = await minify(script, {
    ...how,
    compress: { ...how.compress },
    module: isModule,
  });
  if (code === undefined) throw new Error('terser returned no code');
  return code;
}
