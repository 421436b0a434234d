import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ESLint } from 'eslint';

/**
 * @param {string} code of a script of the page
 * @returns {Promise<string[]>} what the linter says of browsers
 */
async function said(code) {
  const [{ messages }] = await new ESLint().lintText(code, { filePath: 'web/src/page/tried.js' });
  return messages
    .filter(({ ruleId }) => /^(compat|browsers)\//.test(ruleId ?? ''))
    .map(({ message }) => message);
}

test('the linter names calls that the oldest supported browsers lack', async () => {
  assert.deepEqual(await said('URL.canParse(name);'), [
    'URL.canParse is not in chrome 95',
    'URL.canParse is not in firefox 101',
    'URL.canParse is not in safari 16.4',
  ]);
  assert.deepEqual(await said('Promise.withResolvers();').then(({ length }) => length), 3);
  assert.deepEqual(await said('structuredClone(1);'), [
    'structuredClone is not supported in Chrome 95',
  ]);
});

test('what they have, and what is called only if it is there, passes', async () => {
  assert.deepEqual(await said('URL.createObjectURL(new Blob([])); Object.entries({});'), []);
  assert.deepEqual(await said('document.startViewTransition?.(() => {});'), []);
});
