/**
 * Runs one contestant in a Node process of its own: `node node-host.mjs MODULE`. The module exports
 * `prepare`. Requests and answers are lines of JSON on standard input and output.
 */
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { createHost } from './host.js';

// Messages of a library must not get between the answers.
console.log = console.info = console.error;

const host = createHost(async (document) => {
  const { prepare } = await import(pathToFileURL(process.argv[2]).href);
  return prepare(document);
});

for await (const line of createInterface({ input: process.stdin })) {
  const answer = await host(JSON.parse(line)).catch((error) => ({ error: error.message }));
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
