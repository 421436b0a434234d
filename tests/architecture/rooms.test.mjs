/** Tests that the folders of the page and of the engine are their rooms, and that their tests mirror them. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { foldersIn } from './files.mjs';
import { engineRooms, pageRooms } from './rooms.mjs';

/** The most files that may lie outside the rooms. */
const mostBeside = 8;

const places = /** @type {const} */ ([
  ['web/src', 'tests/web', pageRooms],
  ['engine', 'tests/engine', engineRooms],
]);
for (const [folder, tests, rooms] of places) {
  const names = Object.keys(rooms);

  test(`${folder}: a room uses only rooms above it, so there is no cycle`, () => {
    names.forEach((room, k) => {
      for (const used of rooms[room]) {
        assert.ok(names.slice(0, k).includes(used), `${room} uses ${used}`);
      }
    });
  });

  test(`${folder}: every folder is a room, and every room a folder`, () => {
    assert.deepEqual(foldersIn(folder).sort(), [...names].sort());
  });

  test(`${folder}: few files lie outside the rooms`, () => {
    const beside = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
    assert.ok(beside.length <= mostBeside, `${beside.length} files`);
  });

  test(`${folder}: every folder of tests is named after a room`, () => {
    for (const room of foldersIn(tests)) assert.ok(names.includes(room), room);
  });
}
