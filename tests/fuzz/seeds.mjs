/**
 * Writes real documents for the fuzzer to begin with, one a file: node seeds.mjs FOLDER.
 * They are the documents of the reference cases, the small ones.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const largest = 4000;
const folder = process.argv[2];
mkdirSync(folder, { recursive: true });

/** @param {string} name */
const golden = (name) =>
  JSON.parse(readFileSync(new URL(`../goldens/${name}`, import.meta.url), 'utf8'));

const documents = [
  ...golden('pytorch-traces.json'),
  ...golden('passes.json').cases,
  ...golden('trainings.json').cases,
].map(({ document }) => document);

for (const name of ['xor', 'circles', 'moons', 'spirals', 'penguins']) {
  documents.push({
    inputs: 2,
    layers: [{ units: name === 'penguins' ? 3 : 1, activation: 'softmax' }],
    loss: 'cross_entropy',
    initializer: { scheme: 'kaiming_uniform', seed: 1 },
    training: { data: { name, seed: 1, size: 9 }, optimizer: { name: 'adam' }, steps: 2 },
  });
}

documents
  .map((document) => JSON.stringify(document))
  .filter((text) => text.length <= largest)
  .forEach((text, k) => writeFileSync(join(folder, `${k}.json`), text));
