/**
 * Shows that the cost of a step grows linearly with the number of parameters: times a family of
 * ever deeper networks, and fits a line through nanoseconds a step over parameters.
 */
import { contestants } from './contestants.mjs';
import { race } from './race.mjs';
import { fitLine } from './statistics.mjs';
import { parameters, trainingDocument } from './training-document.mjs';

const depths = [5, 11, 17, 23, 29, 35, 41, 47, 53, 60];
const timed = ['backprop-native', 'backprop-wasm-node'];

/** @returns {Promise<string>} a line for each way to run the engine */
export async function growth() {
  const documents = depths.map((depth) =>
    trainingDocument({
      name: `depth ${depth}`,
      inputs: 2,
      hidden: new Array(depth).fill(8),
      activation: 'sigmoid',
      outputs: 1,
      batch: 1,
    }),
  );
  const lines = ['cost a step over parameters, 2-N×8-1 with N = 5…60, sigmoid, batch 1'];
  for (const name of timed) {
    const contestant = contestants.find((candidate) => candidate.name === name);
    if (!contestant) throw new Error(`no contestant ${name}`);
    const results = await race(documents.map((document) => ({ contestant, document })));
    lines.push(`${name}: ${summary(documents.map(parameters), results)}`);
  }
  return lines.join('\n');
}

/**
 * @param {number[]} sizes
 * @param {import('./race.mjs').Result[]} results
 */
function summary(sizes, results) {
  const failure = results.find((result) => result.failure)?.failure;
  if (failure) return `– ${failure}`;
  const costs = results.map(({ stepsPerSecond }) => 1e9 / stepsPerSecond);
  const { slope, standardError, intercept, rSquared } = fitLine(sizes, costs);
  return (
    `slope ${slope.toFixed(3)} ± ${standardError.toFixed(3)} ns per parameter, ` +
    `intercept ${intercept.toFixed(0)} ns, R² ${rSquared.toFixed(5)}`
  );
}
