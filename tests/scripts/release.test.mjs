/** Tests that scripts/release.sh refuses an unready release in one line, before it builds anything. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const root = mkdtempSync(join(tmpdir(), 'release-'));
after(() => rmSync(root, { recursive: true }));

const author = ['-c', 'user.name=Someone', '-c', 'user.email=someone@example.org'];
const git = (/** @type {string[]} */ ...words) =>
  execFileSync('git', [...author, ...words], { cwd: root, encoding: 'utf8', stdio: 'pipe' });
const write = (/** @type {string} */ file, /** @type {string} */ text) =>
  writeFileSync(join(root, file), text);

mkdirSync(join(root, 'scripts'));
copyFileSync('scripts/release.sh', join(root, 'scripts/release.sh'));
write('package.json', '{\n  "name": "x",\n  "version": "1.2.0",\n  "private": true\n}\n');
write('CHANGELOG.md', '# Changelog\n\n## [1.1.0] - 2024-01-31\n\n## [1.2.0]\n');
// Stands in for the tests: it says that they ran, and fails.
write('scripts/test.sh', '#!/bin/sh\necho "tests ran"\nexit 1\n');
git('init', '--quiet');
git('add', '.');
git('update-index', '--chmod=+x', 'scripts/release.sh', 'scripts/test.sh');
execFileSync('chmod', ['+x', 'scripts/release.sh', 'scripts/test.sh'], { cwd: root });
git('commit', '--quiet', '-m', 'Begin');

/** @param {string[]} words */
function release(...words) {
  const { status, stdout, stderr } = spawnSync('scripts/release.sh', words, {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/**
 * @param {string} version
 * @param {string} reason
 */
function assertRefused(version, reason) {
  assert.deepEqual(release(version), { status: 1, stdout: '', stderr: `release.sh: ${reason}\n` });
}

test('a malformed version is refused', () => {
  assertRefused('1.2', "expected a version such as 1.2.0, found '1.2'");
});

test('without a version, release.sh prints its usage', () => {
  const { status, stdout } = release();
  assert.equal(status, 1);
  assert.match(stdout, /^usage: scripts\/release\.sh VERSION\n/);
  assert.equal(release('--help').status, 0);
});

test('a version that differs from package.json is refused', () => {
  assertRefused('1.3.0', 'package.json has version 1.2.0: npm version --no-git-tag-version 1.3.0');
});

test('a version without a dated heading in the changelog is refused', () => {
  assertRefused('1.2.0', "CHANGELOG.md has no heading '## [1.2.0] - YYYY-MM-DD'");
});

test('uncommitted changes are refused', () => {
  appendFileSync(join(root, 'CHANGELOG.md'), '\n## [1.2.0] - 2024-02-29\n');
  assertRefused('1.2.0', "commit or stash what 'git status' lists");
  git('commit', '--quiet', '--all', '-m', 'Say what is new');
});

test('a version whose tag exists is refused', () => {
  git('tag', 'v1.2.0');
  assertRefused('1.2.0', 'the tag v1.2.0 exists already');
  git('tag', '--delete', 'v1.2.0');
});

test('if nothing is refused, the tests run and decide', () => {
  const { status, stdout, stderr } = release('1.2.0');
  assert.deepEqual([status, stdout, stderr], [1, 'tests ran\n', '']);
});

test('the lock file has the version of package.json, and CMake has none', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  assert.deepEqual([lock.version, lock.packages[''].version], [version, version]);
  assert.doesNotMatch(readFileSync('CMakeLists.txt', 'utf8'), /^project\([^)]*VERSION/m);
});
