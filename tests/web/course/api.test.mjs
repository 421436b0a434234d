import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findApi, waitForApi } from '../../../web/src/course/api.js';
import { scorm12, scorm2004 } from '../../../web/src/course/versions.js';
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
  assert.equal(findApi(/** @type {any} */ (closed), scorm12), api);
  assert.equal(findApi(/** @type {any} */ ({ parent: closed }), scorm12), null);
});

test('the API is found through the window that opened the page', () => {
  const api = strictRuntime();
  /** @type {any} */
  const opener = { API: api };
  opener.parent = opener;
  /** @type {any} */
  const page = { opener };
  page.parent = page;
  assert.equal(findApi(page, scorm12), api);
  page.opener = null;
  assert.equal(findApi(page, scorm12), null);
});

test('the API is found through the window that opened the page’s topmost frame', () => {
  const api = strictRuntime();
  /** @type {any} */
  const top = { opener: { API: api, parent: null } };
  top.parent = top;
  assert.equal(findApi(/** @type {any} */ ({ opener: null, parent: top, top }), scorm12), api);
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
  assert.equal(findApi(/** @type {any} */ (closed), scorm12), null);
  assert.equal(
    findApi(/** @type {any} */ ({ opener: closed, parent: closed, top: closed }), scorm12),
    null,
  );
  assert.equal(findApi(/** @type {any} */ ({ parent: null }), scorm12), null);
});

test('each version of SCORM has its own API', () => {
  const page = { API_1484_11: { Initialize: () => 'true' }, parent: null };
  assert.equal(findApi(/** @type {any} */ (page), scorm12), null);
  assert.equal(findApi(/** @type {any} */ (page), scorm2004), page.API_1484_11);
});

test('an API that comes some seconds late is found, and the search ends', async () => {
  const api = strictRuntime();
  let looks = 0;
  const later = (/** @type {() => void} */ task) => task();
  assert.equal(await waitForApi(() => (++looks > 12 ? api : null), later), api);
  assert.equal(looks, 13);
  assert.equal(await waitForApi(() => null, later), null);
});
