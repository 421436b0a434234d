/** Reads the arguments of scripts/bench.sh; run by itself, it only checks them. */
import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { rows } from './rows.mjs';

/**
 * @typedef {object} Options
 * @property {import('./rows.mjs').Row[]} chosen
 * @property {boolean} fit true to measure how the cost grows with the number of parameters
 * @property {string} [json] the file to write
 * @property {string} [against] the folder of another state of the project, built
 */

/**
 * Reads the arguments. Ends the process with one line and status 2 if one is wrong.
 *
 * @returns {Options}
 */
export function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        rows: { type: 'string' },
        json: { type: 'string' },
        fit: { type: 'boolean' },
        against: { type: 'string' },
      },
    });
    if (values.json !== undefined) checkWritable(values.json);
    if (values.against !== undefined) checkBuilt(values.against);
    return {
      chosen: values.rows === undefined ? rows : values.rows.split(',').map(rowNamed),
      fit: values.fit ?? values.rows === undefined,
      json: values.json,
      against: values.against,
    };
  } catch (error) {
    const [line] = /** @type {Error} */ (error).message.split(/\n|\. /);
    console.error(`bench.sh: ${line}`);
    process.exit(2);
  }
}

/** @param {string} name */
function rowNamed(name) {
  const row = rows.find((candidate) => candidate.name === name);
  if (row) return row;
  const names = rows.map((candidate) => candidate.name).join(', ');
  throw new Error(`--rows: expected some of ${names}, found "${name}"`);
}

/** @param {string} folder */
function checkBuilt(folder) {
  for (const file of ['build/bench/backprop-bench', 'build/wasm/backprop-engine.wasm']) {
    if (existsSync(resolve(folder, file))) continue;
    throw new Error(`--against: expected a built project in "${folder}", found no ${file}`);
  }
}

/** @param {string} file */
function checkWritable(file) {
  try {
    accessSync(dirname(resolve(file)), constants.W_OK);
  } catch {
    throw new Error(`--json: cannot write "${file}"`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) readOptions();
