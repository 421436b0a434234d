import assert from 'node:assert/strict';
import { test } from 'node:test';
import { envelope, isMessage } from '../../../web/src/host/protocol.js';

test('a message has the protocol’s name, its version and a type', () => {
  assert.equal(isMessage({ ...envelope, type: 'play' }), true);
});

const others = [
  undefined,
  null,
  'play',
  [],
  [envelope],
  { type: 'play' },
  { ...envelope },
  { ...envelope, type: 1 },
  { ...envelope, v: '1', type: 'play' },
  { ...envelope, v: 2, type: 'play' },
  { ...envelope, protocol: 'other', type: 'play' },
];
for (const data of others) {
  test(`${JSON.stringify(data)} is not a message`, () => {
    assert.equal(isMessage(data), false);
  });
}
