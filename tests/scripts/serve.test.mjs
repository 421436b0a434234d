/** Tests the server that the scripts and tests share. */
import assert from 'node:assert/strict';
import { get } from 'node:http';
import { after, before, test } from 'node:test';
import { serve } from '../../scripts/serve.mjs';

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
before(async () => {
  server = await serve('web');
});
after(() => server.close());

/**
 * @param {string} path sent as it is: a URL would be written anew
 * @returns {Promise<number | undefined>} the status of the response
 */
function statusOf(path) {
  const { hostname, port } = new URL(server.address);
  return new Promise((done, fail) => {
    const request = get({ hostname, port, path }, (response) => {
      response.resume();
      done(response.statusCode);
    });
    request.on('error', fail);
  });
}

test('a file is served', async () => {
  assert.equal(await statusOf('/lesson.html'), 200);
});

test('a path that names no file, or that cannot be read, is not found, and the server goes on', async () => {
  for (const path of ['/nothing.html', '/%zz', '//%', '/../package.json', '/%2e%2e/package.json']) {
    assert.equal(await statusOf(path), 404, path);
  }
  assert.equal(await statusOf('//'), 200);
});
