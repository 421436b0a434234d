/** Compares the engine with another state of the project, which is built in a folder of its own. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { enterNative, enterNode } from './entries.mjs';
import { race } from './race.mjs';
import { median } from './statistics.mjs';
import { align, threeDigits } from './table.mjs';
import { trainingDocument } from './training-document.mjs';

const own = fileURLToPath(new URL('../..', import.meta.url));

/** More rounds than against other libraries, since the difference may be a few hundredths. */
const rounds = 21;

/** @type {{name: string, enter: (folder: string) => import('./entries.mjs').Entry}[]} */
const programs = [
  { name: 'native', enter: (folder) => enterNative('backprop-bench', folder) },
  { name: 'wasm-node', enter: (folder) => enterNode(`${folder}/scripts/bench/backprop-wasm.js`) },
];

/**
 * Measures both in turn within each round, so that other load on the machine affects both alike, and takes
 * the ratio of each round.
 *
 * @param {string} other the folder of the other state, built
 * @param {readonly import('./rows.mjs').Row[]} rows
 * @returns {Promise<string>} a table
 */
export async function against(other, rows) {
  const lines = [['row', 'program', 'steps/s before', 'now', 'now/before', 'least', 'most', '']];
  for (const row of rows) {
    const document = trainingDocument(row);
    for (const program of programs) {
      const runners = [other, own].map((folder) => ({
        contestant: {
          name: folder,
          precision: /** @type {const} */ ('double'),
          enter: () => program.enter(resolve(folder)),
        },
        document,
      }));
      const [before, now] = await race(runners, rounds);
      const failure = before.failure ?? now.failure ?? '';
      const ratios = now.measured.map((speed, round) => speed / before.measured[round]);
      const numbers = [
        threeDigits(before.stepsPerSecond),
        threeDigits(now.stepsPerSecond),
        ...[median(ratios), Math.min(...ratios), Math.max(...ratios)].map((r) => r.toFixed(3)),
      ];
      lines.push([
        row.name,
        program.name,
        ...(failure ? ['–', '–', '–', '–', '–'] : numbers),
        failure,
      ]);
    }
  }
  return align(lines).join('\n');
}
