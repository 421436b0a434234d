import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findApi } from '../../../web/src/host/scorm-api.js';
import { strictRuntime } from '../../scorm/strict-runtime.mjs';

test('the API is found up to ten parents away, past parents that deny access', () => {
  const api = strictRuntime();
  /** @type {any} */
  let window = { API: api };
  window.parent = window;
  for (let k = 0; k < 9; ++k) window = { parent: window };
  const closed = {
    parent: window,
    get API() {
      throw new Error('cross-origin');
    },
  };
  assert.equal(findApi(/** @type {any} */ (closed)), api);
  assert.equal(findApi(/** @type {any} */ ({ parent: closed })), null);
});

test('the API is found through the window that opened the page', () => {
  const api = strictRuntime();
  /** @type {any} */
  const opener = { API: api };
  opener.parent = opener;
  /** @type {any} */
  const page = { opener };
  page.parent = page;
  assert.equal(findApi(page), api);
  page.opener = null;
  assert.equal(findApi(page), null);
});

test('the API is found through the window that opened the page’s topmost frame', () => {
  const api = strictRuntime();
  /** @type {any} */
  const top = { opener: { API: api, parent: null } };
  top.parent = top;
  assert.equal(findApi(/** @type {any} */ ({ opener: null, parent: top, top })), api);
});

test('no API is found if access is denied or the parents have none', () => {
  const closed = new Proxy(
    {},
    {
      get() {
        throw new Error('cross-origin');
      },
    },
  );
  assert.equal(findApi(/** @type {any} */ (closed)), null);
  assert.equal(findApi(/** @type {any} */ ({ opener: closed, parent: closed, top: closed })), null);
  assert.equal(findApi(/** @type {any} */ ({ parent: null })), null);
});
