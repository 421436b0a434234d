/** Tests which of the engine's rooms include which. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { filesOf } from './files.mjs';
import { engineRooms } from './rooms.mjs';

const sources = filesOf('engine').filter((file) => /\.[ch]pp$/.test(file));
const texts = Object.fromEntries(sources.map((file) => [file, readFileSync(file, 'utf8')]));

test('every include names its room, and a room that the file may use', () => {
  assert.deepEqual(faults(texts), []);
});

test('the code that locates an error in a document does not include the pass', () => {
  const reached = reachedFrom('engine/documents/cursor.cpp', texts);
  assert.ok(reached.includes('engine/checks/names.hpp'), 'found no includes');
  assert.deepEqual(
    reached.filter((file) => file.startsWith('engine/pass/')),
    [],
  );
});

test('slips share with trainings only what is stated of them, so that each can hold the other', () => {
  const used = sources
    .filter((file) => file.startsWith('engine/slips/'))
    .flatMap((file) => includesOf(texts[file]))
    .filter((file) => file.startsWith('training/'));
  assert.deepEqual([...new Set(used)], ['training/settings.hpp']);
});

/** @type {Record<string, {files: Record<string, string>, found: string[]}>} */
const planted = {
  'a forbidden room': {
    files: {
      'engine/formulas/loss.hpp': '#include "pass/pass.hpp"\n',
      'engine/pass/pass.hpp': '#pragma once\n',
    },
    found: ['formulas may not include this: engine/formulas/loss.hpp → pass/pass.hpp'],
  },
  'an include without its room': {
    files: {
      'engine/formulas/loss.hpp': '#include <cmath>\n#include "activation.hpp"\n',
      'engine/formulas/activation.hpp': '#pragma once\n',
    },
    found: ['without its room: engine/formulas/loss.hpp → activation.hpp'],
  },
  'a cycle of two files in a room': {
    files: {
      'engine/numbers/lanes.hpp': '#include "numbers/buffer.hpp"\n',
      'engine/numbers/buffer.hpp': '#include "numbers/lanes.hpp"\n',
    },
    found: ['in a cycle: engine/numbers/lanes.hpp', 'in a cycle: engine/numbers/buffer.hpp'],
  },
};
for (const [name, { files, found }] of Object.entries(planted)) {
  test(`the check finds ${name}`, () => {
    assert.deepEqual(faults(files), found);
  });
}

/**
 * @param {Readonly<Record<string, string>>} files their texts, by path
 * @returns {string[]} a line for each forbidden include
 */
function faults(files) {
  return Object.entries(files).flatMap(([file, text]) => {
    const room = file.split('/')[1];
    const wrong = includesOf(text).flatMap((included) => {
      const [used, ...rest] = included.split('/');
      if (rest.length === 0) return [`without its room: ${file} → ${included}`];
      return used === room || engineRooms[room].includes(used)
        ? []
        : [`${room} may not include this: ${file} → ${included}`];
    });
    const isInCycle = includesOf(text).some((included) =>
      [`engine/${included}`, ...reachedFrom(`engine/${included}`, files)].includes(file),
    );
    return isInCycle ? [...wrong, `in a cycle: ${file}`] : wrong;
  });
}

/**
 * @param {string} file
 * @param {Readonly<Record<string, string>>} files
 * @returns {string[]} all files that it includes, directly or indirectly
 */
function reachedFrom(file, files) {
  /** @type {Set<string>} */
  const reached = new Set();
  const look = (/** @type {string} */ from) => {
    for (const included of includesOf(files[from] ?? '')) {
      const path = `engine/${included}`;
      if (reached.has(path)) continue;
      reached.add(path);
      look(path);
    }
  };
  look(file);
  return [...reached];
}

/**
 * @param {string} text
 * @returns {string[]} the files of the project that it includes
 */
function includesOf(text) {
  return [...text.matchAll(/^#include "([^"]+)"/gm)].map(([, included]) => included);
}
