/**
 * Runs clang-tidy on sources of the engine: `node scripts/test/lint-engine.mjs [--changed] FILE...`.
 * With --changed, it skips a source if nothing has changed since it last passed: not the source, the files
 * it includes, its compiler flags, nor clang-tidy and its configuration. A source that never passed here is
 * skipped if the source and the files it includes are as they were committed.
 */
import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';

const passedFile = 'build/cache/lint-engine.json';
const commands = 'build/native/compile_commands.json';

/** They need Emscripten's headers, which clang-tidy does not have. */
const leftOut = ['engine/faces/bindings.cpp', 'engine/faces/javascript_strtod.cpp'];

const words = process.argv.slice(2);
const sources = words.filter((word) => word !== '--changed' && !leftOut.includes(word));
const checker = [
  execFileSync('clang-tidy', ['--version'], { encoding: 'utf8' }),
  readFileSync('.clang-tidy', 'utf8'),
  readFileSync('engine/headers.cmake', 'utf8'),
].join();
const flags = new Map(
  JSON.parse(readFileSync(commands, 'utf8')).map(
    (/** @type {{file: string, command: string}} */ { file, command }) => [file, command],
  ),
);

/** @type {Record<string, string>} the hashes with which the sources last passed */
const passed = existsSync(passedFile) ? JSON.parse(readFileSync(passedFile, 'utf8')) : {};
const isChanged = (/** @type {string} */ source) =>
  source in passed ? passed[source] !== hashOf(source) : isEdited(source);
const edited = editedFiles();
const queue = words.includes('--changed') ? sources.filter(isChanged) : [...sources];
console.log(`${queue.length} of ${sources.length} sources`);
await Promise.all(Array.from({ length: availableParallelism() }, lintQueue));
mkdirSync(dirname(passedFile), { recursive: true });
writeFileSync(passedFile, JSON.stringify(passed, null, 2));

/** Takes sources from the queue until it is empty. */
async function lintQueue() {
  for (let source = queue.shift(); source !== undefined; source = queue.shift()) {
    const hash = hashOf(source);
    const output = await lint(source);
    if (output === null) passed[source] = hash;
    else {
      delete passed[source];
      process.exitCode = 1;
      console.log(output);
    }
  }
}

/**
 * @param {string} source
 * @returns {Promise<string | null>} the complaints; null if it passes
 */
function lint(source) {
  return new Promise((done) => {
    execFile(
      'clang-tidy',
      ['--quiet', '-p', dirname(commands), source],
      (problem, stdout, stderr) =>
        done(problem ? `${source}:\n${stdout || stderr || problem.message}` : null),
    );
  });
}

/** @returns {string[] | null} the files that differ from the last commit; null outside a checkout */
function editedFiles() {
  try {
    const output = execFileSync(
      'git',
      ['status', '--porcelain', '--no-renames', '-uall', 'engine'],
      {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
    return output.split('\n').map((line) => line.slice(3));
  } catch {
    return null;
  }
}

/**
 * @param {string} source
 * @returns {boolean} true if it, or a file it includes, differs from the last commit
 */
function isEdited(source) {
  return edited === null || [...withIncluded(source)].some((file) => edited.includes(file));
}

/**
 * @param {string} source
 * @returns {string} a hash of everything that decides whether it passes
 */
function hashOf(source) {
  const texts = [...withIncluded(source)].sort().map((file) => readFileSync(file, 'utf8'));
  const command = flags.get(`${process.cwd()}/${source}`) ?? '';
  return createHash('sha256')
    .update([checker, command, ...texts].join('\0'))
    .digest('hex');
}

/**
 * @param {string} file
 * @param {Set<string>} [found]
 * @returns {Set<string>} the file and all files of the engine that it includes, directly or indirectly
 */
function withIncluded(file, found = new Set()) {
  if (found.has(file) || !existsSync(file)) return found;
  found.add(file);
  for (const [, included] of readFileSync(file, 'utf8').matchAll(/^#include "([^"]+)"/gm))
    withIncluded(`engine/${included}`, found);
  return found;
}
