/** Tests that the READMEs' maps are complete, and that the files they name exist. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { filesOf, foldersIn } from './files.mjs';
import { engineRooms, pageRooms } from './rooms.mjs';

const readmes = filesOf('.').filter((file) =>
  /(^|\/)(README|CONTRIBUTING|CHANGELOG)\.md$/.test(file),
);
const read = (/** @type {string} */ file) => readFileSync(file, 'utf8');

test('README.md maps every room of the page, in order', () => {
  const rooms = [...read('README.md').matchAll(/^\| `web\/src\/([\w-]+)\/`/gm)];
  assert.deepEqual(
    rooms.map(([, room]) => room),
    Object.keys(pageRooms),
  );
});

test('engine/README.md maps every room of the engine, in order', () => {
  const rooms = [...read('engine/README.md').matchAll(/^\| `([\w-]+)\/`/gm)];
  assert.deepEqual(
    rooms.map(([, room]) => room),
    Object.keys(engineRooms),
  );
});

test('README.md maps every folder of the project', () => {
  const [, map] = /\n## Map\n([^]*?)\n## /.exec(read('README.md')) ?? [];
  const whole = foldersIn('.').filter((name) => !name.startsWith('.') && name !== 'tests');
  const folders = [...whole, ...parts('tests')];
  for (const folder of [...folders, ...parts('web')]) {
    assert.ok(map.includes(`\`${folder}/\``), folder);
  }
});

for (const readme of readmes) {
  test(`the files that ${readme} names exist`, () => {
    assert.deepEqual(absent(read(readme), dirname(readme)), []);
  });
}

test('the check finds a named file that does not exist', () => {
  const text = 'See `web/src/nowhere.js`, [this](lost.md), `engine/` and [that](../README.md#map).';
  assert.deepEqual(absent(text, 'web'), ['web/src/nowhere.js', 'lost.md']);
});

/**
 * @param {string} folder
 * @returns {string[]} the folders in it, with their paths
 */
function parts(folder) {
  return foldersIn(folder).map((name) => `${folder}/${name}`);
}

/**
 * Looks up paths in backticks from the project's root and from the README's folder, and links from the
 * README's folder.
 *
 * @param {string} text
 * @param {string} folder the README's folder
 * @returns {string[]} the files and folders that the text names and that do not exist
 */
function absent(text, folder) {
  const linked = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g)].map(([, path]) => ({
    path,
    places: [join(folder, path)],
  }));
  const named = [...text.matchAll(/`(?:\.\/)?([\w-][\w.-]*(?:\/[\w.-]+)*\/?)`/g)]
    .map(([, path]) => path)
    // The results of builds do not exist before a build.
    .filter((path) => !/^(build|dist)\//.test(path))
    .filter((path) => /^(engine|web|tests|scripts)\//.test(path) || isInRoom(path, folder))
    .map((path) => ({ path, places: [path, join(folder, path)] }));
  return [...named, ...linked]
    .filter(({ places }) => !places.some((place) => existsSync(place)))
    .map(({ path }) => path);
}

/**
 * @param {string} path
 * @param {string} folder
 * @returns {boolean} true if the path begins with an existing folder
 */
function isInRoom(path, folder) {
  const [first, ...rest] = path.split('/');
  return rest.length > 0 && existsSync(join(folder, first));
}
