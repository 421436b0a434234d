import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { shareAddresses } from '../../../web/src/share/share-addresses.js';
import { nowhere } from './nowhere.mjs';

const folder = 'https://school.example/backprop/';
const everything = [
  'lesson.js',
  'embed.html',
  'embed.js',
  'backprop-lesson.js',
  'backprop.html',
  'plan.html',
];
const { fetch } = globalThis;
afterEach(() => {
  globalThis.fetch = fetch;
});

/** @param {string[]} files that the folder has; any other address is a mistake */
function serve(files) {
  globalThis.fetch = /** @type {any} */ (
    async (/** @type {string} */ address, /** @type {RequestInit} */ { method }) => {
      assert.equal(method, 'HEAD');
      assert.ok(address.startsWith(folder), address);
      return { ok: files.includes(address.slice(folder.length)), type: 'basic' };
    }
  );
}

/** Every request fails. */
function goOffline() {
  globalThis.fetch = async () => Promise.reject(new TypeError('no network'));
}

test('a page next to all of its files offers them all', async () => {
  serve(everything);
  const found = await shareAddresses(
    { folder, kind: 'page' },
    `${folder}index.html?view=figure#depth=4`,
  );
  assert.deepEqual(found, {
    page: `${folder}index.html`,
    frame: `${folder}embed.html`,
    sizer: `${folder}embed.js`,
    element: `${folder}backprop-lesson.js`,
    file: `${folder}backprop.html`,
    plan: `${folder}plan.html`,
    stated: {},
  });
});

for (const missing of everything.slice(1)) {
  test(`a missing ${missing} is not offered`, async () => {
    serve(everything.filter((file) => file !== missing));
    const found = Object.values(await shareAddresses({ folder, kind: 'page' }, folder));
    assert.equal(found.filter((each) => typeof each === 'string').length, everything.length - 1);
    assert.ok(!found.includes(folder + missing));
  });
}

test('a single file offers itself under any name, without requests', async () => {
  serve([]);
  globalThis.fetch = () => assert.fail('asked');
  const own = `${folder}week-5.html`;
  const found = await shareAddresses({ folder, kind: 'file' }, `${own}#depth=4`);
  assert.deepEqual(found, { ...nowhere, page: own, frame: own });
});

test('the frame page offers itself and, if present, the lesson’s page', async () => {
  const frame = `${folder}embed.html`;
  serve(['embed.html']);
  const place = /** @type {const} */ ({ folder, kind: 'file' });
  assert.deepEqual(await shareAddresses(place, frame), { ...nowhere, page: frame, frame });
  goOffline();
  assert.deepEqual(await shareAddresses(place, frame), { ...nowhere, page: frame, frame });
  serve(everything);
  assert.equal((await shareAddresses(place, frame)).page, folder);
});

test('an element’s page is not offered as the lesson’s page, even next to the lesson’s files', async () => {
  const place = /** @type {const} */ ({ folder, kind: 'element' });
  for (const here of ['https://school.example/week-5/', `${folder}week-5.html`]) {
    serve(everything);
    assert.equal((await shareAddresses(place, here)).page, folder);
    serve(['backprop-lesson.js']);
    const element = `${folder}backprop-lesson.js`;
    assert.deepEqual(await shareAddresses(place, here), { ...nowhere, element });
  }
});

test('a single file writes its own text, and links to it leave out its own settings', async () => {
  const source = () => 'page';
  const stated = { depth: 10 };
  const place = { folder, kind: /** @type {const} */ ('file'), source, stated };
  const { file, stated: own } = await shareAddresses(place, `${folder}week-5.html`);
  assert.deepEqual({ file, own }, { file: source, own: stated });
  serve(everything);
  const framed = await shareAddresses(place, `${folder}embed.html`);
  assert.deepEqual([framed.file, framed.stated], [source, {}]);
});

test('a local file has no address to share with others', async () => {
  globalThis.fetch = () => assert.fail('asked');
  const place = { folder: 'file:///home/', kind: /** @type {const} */ ('file') };
  const own = 'file:///home/backprop.html';
  assert.deepEqual(await shareAddresses(place, own), { ...nowhere, page: own });
  assert.deepEqual(await shareAddresses({ ...place, kind: 'element' }, own), nowhere);
});
