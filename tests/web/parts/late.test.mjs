import assert from 'node:assert/strict';
import { test } from 'node:test';
import { late } from '../../../web/src/parts/late.js';

const address = 'https://example.org/lesson-5ed.js';
const part = { Lab: class {} };

/** @param {string} message that the browser gives */
function failing(message) {
  return () => Promise.reject(new TypeError(message));
}

test('a part that loads at once is imported as it is written', async () => {
  const other = failing('unused');
  assert.equal(await late(() => Promise.resolve(part), other)(), part);
});

test('after a failure that names the address, each attempt asks at another address', async () => {
  /** @type {string[]} */
  const asked = [];
  const load = late(failing(`error loading dynamically imported module: ${address}`), (each) => {
    asked.push(each);
    return asked.length < 2 ? failing(`error loading ${each}`)() : Promise.resolve(part);
  });
  await assert.rejects(load(), /error loading dynamically/);
  await assert.rejects(load(), /error loading/);
  assert.equal(await load(), part);
  assert.deepEqual(asked, [`${address}#2`, `${address}#3`]);
});

test('after a failure that names no address, the import is tried as it is written', async () => {
  let attempts = 0;
  const load = late(() => {
    attempts += 1;
    return attempts < 2 ? failing('Importing a module script failed.')() : Promise.resolve(part);
  }, failing('unused'));
  await assert.rejects(load());
  assert.equal(await load(), part);
});
