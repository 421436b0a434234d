import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Notices } from '../../../web/src/lesson/notices.js';
import { changed, defaultState } from '../../../web/src/state/state.js';

/** @typedef {import('../../../web/src/state/state.js').Notice} Notice */

/** @type {(key: Notice['key'], message?: string) => Notice} */
const notice = (key, message = 'odd') => ({ key, message, used: '' });

/** @param {Notice[]} said */
function noticesOf(...said) {
  const notices = new Notices();
  for (const each of said) notices.add(each, defaultState);
  return notices;
}

const keysOf = (/** @type {Notices} */ notices) => notices.all.map(({ key }) => key);

test('each setting has one notice, the latest', () => {
  const notices = noticesOf(notice('depth', 'first'), notice('seed'), notice('depth', 'second'));
  assert.deepEqual(notices.all, [notice('depth', 'second'), notice('seed')]);
});

test('a notice disappears when its setting changes, and no other does', () => {
  const notices = noticesOf(notice('depth'), notice('speed'));
  notices.follow(changed(defaultState, { depth: 5 }));
  assert.deepEqual(keysOf(notices), ['speed']);
});

test('a notice of the experiment disappears when its network changes', () => {
  const notices = noticesOf(notice('depth'), notice('experiment'));
  notices.follow(changed(defaultState, { experiment: { depth: 5 } }));
  assert.deepEqual(keysOf(notices), ['depth']);
});

test('a notice stays while nothing changes', () => {
  const notices = noticesOf(notice('depth'), notice('network'));
  notices.follow(defaultState);
  assert.deepEqual(keysOf(notices), ['depth', 'network']);
});

test('notices about a network disappear with the network', () => {
  const notices = noticesOf(
    notice('network'),
    notice('weights'),
    notice('iteration'),
    notice('theme'),
  );
  notices.follow(changed(defaultState, { seed: 4 }));
  assert.deepEqual(keysOf(notices), ['theme']);
});

test('a notice disappears when its setting is stated again', () => {
  const notices = noticesOf(notice('depth'), notice('network'));
  notices.forget(['depth']);
  assert.deepEqual(keysOf(notices), ['network']);
});

test('the notices of a source go when it is another one, and no others do', () => {
  const notices = new Notices();
  notices.add(notice('unknown'), defaultState, 'link');
  notices.add(notice('depth'), defaultState, 'link');
  notices.add(notice('speed'), defaultState);
  notices.forgetFrom('link');
  assert.deepEqual(keysOf(notices), ['speed']);
});
