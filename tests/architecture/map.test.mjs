/** The READMEs' maps and links are of what is there. */
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

test('the first README maps every room of the page, in their order', () => {
  const rooms = [...read('README.md').matchAll(/^\| `web\/src\/([\w-]+)\/`/gm)];
  assert.deepEqual(
    rooms.map(([, room]) => room),
    Object.keys(pageRooms),
  );
});

test('the engine’s README maps every room of the engine, in their order', () => {
  const rooms = [...read('engine/README.md').matchAll(/^\| `([\w-]+)\/`/gm)];
  assert.deepEqual(
    rooms.map(([, room]) => room),
    Object.keys(engineRooms),
  );
});

test('the first README maps every folder of the project', () => {
  const [, map] = /\n## Map\n([^]*?)\n## /.exec(read('README.md')) ?? [];
  const whole = foldersIn('.').filter((name) => !name.startsWith('.') && name !== 'tests');
  const folders = [...whole, ...parts('tests')];
  for (const folder of [...folders, ...parts('web')]) {
    assert.ok(map.includes(`\`${folder}/\``), folder);
  }
});

for (const readme of readmes) {
  test(`what ${readme} names is there`, () => {
    assert.deepEqual(absent(read(readme), dirname(readme)), []);
  });
}

test('what is named and is not there is found', () => {
  const text = 'See `web/src/nowhere.js`, [this](lost.md), `engine/` and [that](../README.md#map).';
  assert.deepEqual(absent(text, 'web'), ['web/src/nowhere.js', 'lost.md']);
});

/**
 * @param {string} folder
 * @returns {string[]} the folders in it, with its name before theirs
 */
function parts(folder) {
  return foldersIn(folder).map((name) => `${folder}/${name}`);
}

/**
 * Paths in backticks are from the project's root or from the README's folder; links from the latter.
 *
 * @param {string} text
 * @param {string} folder that it lies in
 * @returns {string[]} the files and folders that it names and that are not there
 */
function absent(text, folder) {
  const linked = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g)].map(([, path]) => ({
    path,
    places: [join(folder, path)],
  }));
  const named = [...text.matchAll(/`(?:\.\/)?([\w-][\w.-]*(?:\/[\w.-]+)*\/?)`/g)]
    .map(([, path]) => path)
    // What builds leave is not there before a build.
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
 * @returns {boolean} whether it begins with a folder that is there
 */
function isInRoom(path, folder) {
  const [first, ...rest] = path.split('/');
  return rest.length > 0 && existsSync(join(folder, first));
}
