/** Measures every row, then the growth of the cost. scripts/bench.sh builds everything and starts it. */
import { writeFileSync } from 'node:fs';
import { against } from './against.mjs';
import { contestants } from './contestants.mjs';
import { growth } from './growth.mjs';
import { readOptions } from './options.mjs';
import { readerCosts } from './reader.mjs';
import { race } from './race.mjs';
import { describe } from './rows.mjs';
import { table } from './table.mjs';
import { parameters, trainingDocument } from './training-document.mjs';

const { chosen, fit, json, against: other } = readOptions();
if (other !== undefined) {
  console.log('whole training steps a second on one thread, here and in the other folder');
  console.log('now/before: the median of the ratios of the rounds, the least and the most\n');
  console.log(await against(other, chosen));
  process.exit();
}
const records = [];

console.log('whole training steps a second on one thread: the median of the rounds');
console.log('spread: interquartile range of the rounds / median\n');
for (const row of chosen) {
  const document = trainingDocument(row);
  const results = await race(contestants.map((contestant) => ({ contestant, document })));
  console.log(`${row.name}: ${describe(row)}, ${parameters(document)} parameters`);
  console.log(`${table(row.name, results)}\n`);
  records.push(...results.map((result) => record(row.name, result)));
}
if (fit) console.log(`${await growth()}\n\n${await readerCosts()}`);
if (json) writeFileSync(json, `${JSON.stringify(records, null, 2)}\n`);

/**
 * @param {string} row
 * @param {import('./race.mjs').Result} result
 */
function record(row, { name, stepsPerSecond, spread, failure }) {
  const numbers = failure
    ? { steps_per_second: null, spread: null, failure }
    : { steps_per_second: stepsPerSecond, spread };
  return { row, contestant: name, ...numbers };
}
