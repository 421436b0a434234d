import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodedText } from '../../../web/src/parts/decoded-text.js';
import { textOf } from '../../../web/src/parts/text-file.js';

const text = '1,2,Mä\n3,4,Mö\n';
const utf8 = new TextEncoder().encode(text);
/** @type {(text: string, isLittle: boolean) => number[]} */
const utf16 = (some, isLittle) =>
  [...some].flatMap((letter) => {
    const code = letter.charCodeAt(0);
    return isLittle ? [code & 255, code >> 8] : [code >> 8, code & 255];
  });
const latin = Uint8Array.from(text, (letter) => letter.charCodeAt(0));

test('UTF-8 is read with and without a mark, UTF-16 with one', () => {
  for (const bytes of [
    utf8,
    [0xef, 0xbb, 0xbf, ...utf8],
    [0xff, 0xfe, ...utf16(text, true)],
    [0xfe, 0xff, ...utf16(text, false)],
  ]) {
    assert.equal(decodedText(Uint8Array.from(bytes)), text);
  }
});

for (const [encoding, bytes] of Object.entries({
  'Windows-1252': latin,
  'UTF-16': Uint8Array.from(utf16(text, true)),
  // 1,2,猫 and 3,4,狗
  GBK: Uint8Array.from([
    0x31, 0x2c, 0x32, 0x2c, 0xc3, 0xa8, 0x0a, 0x33, 0x2c, 0x34, 0x2c, 0xb9, 0xb7,
  ]),
})) {
  test(`${encoding} is refused in one line that names it, and says how to save as UTF-8`, () => {
    assert.throws(
      () => decodedText(bytes),
      ({ message }) =>
        message.includes(`looks like ${encoding}: save it as UTF-8`) && !/\n/.test(message),
    );
  });
}

test('a file that is too large is refused with both sizes', async () => {
  await assert.rejects(textOf(new Blob(['x'.repeat(2100000)]), 2e6), {
    message: 'expected at most 2 MB, found 2.1 MB',
  });
  assert.equal(await textOf(new Blob([utf8]), 2e6), text);
});
