/** The suites of scripts/test.sh: builds, linters and tests. */
import { availableParallelism } from 'node:os';
import { filesIn } from './files.mjs';

/**
 * @typedef {object} Asked
 * @property {string} pattern a part of the names; '' for all
 * @property {'file' | 'test'} by whether the names are those of files or of tests
 * @property {boolean} isQuick true to skip files that have not changed since they last passed
 *
 * @typedef {object} Suite
 * @property {string} says a description, for --list
 * @property {readonly string[]} [needs] the builds that run before it
 * @property {boolean} [isAlone] true if nothing may run beside it
 * @property {boolean} [isBuild]
 * @property {(asked: Asked) => string[][] | null} commands to run one after the other; null if nothing
 *   matches the pattern
 */

/** Two test files side by side. Node runs one on two cores, but these often wait for their browsers. */
const twoAtOnce = ['--test-concurrency', '2'];
/** The folder of the caches for quick runs. */
const cache = 'build/cache';

/** @type {Readonly<Record<string, Suite>>} in the order in which they start */
export const suites = {
  native: {
    says: 'build the engine for this machine, as a command',
    isBuild: true,
    commands: () => [['scripts/build-engine.sh', 'native', 'backprop-trace']],
  },
  module: {
    says: 'build the WebAssembly module',
    isBuild: true,
    commands: () => [['scripts/build-engine.sh', 'wasm', 'backprop-engine']],
  },
  page: {
    says: 'build the page and compare its size with the budget',
    isBuild: true,
    needs: ['module'],
    commands: () => [
      ['node', 'scripts/build-page.mjs'],
      ['node', 'scripts/check-budget.mjs'],
    ],
  },
  sanitized: {
    says: 'engine tests with the address and undefined-behaviour sanitizers and Eigen’s checks',
    commands: (asked) =>
      engineTests(asked, 'sanitize', ['build/sanitize/tests/engine/engine-tests']),
  },
  modules: {
    says: 'page modules, in Node',
    needs: ['native', 'module'],
    // As many files at once as there are cores: Node would leave one of them idle.
    commands: (asked) =>
      nodeTests(asked, 'tests/web', ['--test-concurrency', String(availableParallelism())]),
  },
  'lint-engine': {
    says: 'clang-tidy on the engine',
    needs: ['native'],
    commands: (asked) =>
      onFiles(asked, filesIn('engine', /\.cpp$/), (files) => [
        ['node', 'scripts/test/lint-engine.mjs', ...(asked.isQuick ? ['--changed'] : []), ...files],
      ]),
  },
  types: {
    says: 'the types in the JavaScript, checked by TypeScript',
    needs: ['module'],
    commands: ({ pattern, isQuick }) => {
      if (pattern !== '') return null;
      const quickly = ['--incremental', '--tsBuildInfoFile', `${cache}/types.tsbuildinfo`];
      return [['npx', 'tsc', ...(isQuick ? quickly : [])]];
    },
  },
  lint: {
    says: 'ESLint',
    commands: (asked) => {
      const words = ['npx', 'eslint', '--max-warnings', '0', ...cacheOptions(asked, 'lint')];
      if (asked.pattern === '') return [[...words, '.']];
      return onFiles(asked, filesIn('.', /\.m?js$/), (files) => [
        [...words, '--no-warn-ignored', ...files],
      ]);
    },
  },
  format: {
    says: 'Prettier',
    commands: (asked) => {
      const words = ['npx', 'prettier', '--check', ...cacheOptions(asked, 'format')];
      if (asked.pattern === '') return [[...words, '.']];
      return onFiles(asked, filesIn('.', /\.(m?js|ts|json|css|html|md)$/), (files) => [
        [...words, ...files],
      ]);
    },
  },
  'format-engine': {
    says: 'clang-format on all C++',
    commands: (asked) =>
      onFiles(asked, filesIn('.', /\.[ch]pp$/), (files) => [
        ['clang-format', '--dry-run', '--Werror', ...files],
      ]),
  },
  scripts: {
    says: 'the scripts',
    needs: ['module'],
    commands: (asked) => nodeTests(asked, 'tests/scripts'),
  },
  architecture: {
    says: 'imports between rooms, and lists that must be complete',
    needs: ['module'],
    commands: (asked) => nodeTests(asked, 'tests/architecture'),
  },
  engine: {
    says: 'engine tests on this machine',
    needs: ['native'],
    commands: (asked) => engineTests(asked, 'native', ['build/native/tests/engine/engine-tests']),
  },
  wasm: {
    says: 'engine tests in WebAssembly',
    needs: ['module'],
    commands: (asked) =>
      engineTests(asked, 'wasm', ['node', 'build/wasm/tests/engine/engine-tests.cjs']),
  },
  fuzz: {
    says: 'the fuzzer of documents, for ten seconds',
    commands: ({ pattern }) => (pattern === '' ? [['scripts/fuzz.sh', '10']] : null),
  },
  package: {
    says: 'the npm package',
    needs: ['page'],
    commands: (asked) => nodeTests(asked, 'tests/package'),
  },
  browser: {
    says: 'the pages in Chromium, Firefox and WebKit',
    needs: ['page'],
    isAlone: true,
    commands: (asked) => nodeTests(asked, 'tests/browser', twoAtOnce),
  },
  scorm: {
    says: 'the package for learning management systems',
    needs: ['page'],
    isAlone: true,
    commands: (asked) => nodeTests(asked, 'tests/scorm', twoAtOnce),
  },
  hosts: {
    says: 'other programs’ pages with the lesson in them',
    needs: ['page'],
    isAlone: true,
    commands: (asked) => nodeTests(asked, 'tests/hosts', twoAtOnce),
  },
};

/** @type {Readonly<Record<string, readonly string[]>>} */
export const groups = {
  all: Object.keys(suites),
  fast: [
    'native',
    'module',
    'modules',
    'lint-engine',
    'types',
    'lint',
    'format',
    'format-engine',
    'scripts',
    'architecture',
    'engine',
  ],
};

/**
 * @param {Asked} asked
 * @param {string} name of the cache
 * @returns {string[]} the options of ESLint and Prettier that skip files without changes in a quick run
 */
function cacheOptions({ isQuick }, name) {
  const location = ['--cache-location', `${cache}/${name}`];
  return isQuick ? ['--cache', '--cache-strategy', 'content', ...location] : [];
}

/**
 * @param {Asked} asked
 * @param {readonly string[]} files
 * @param {(files: string[]) => string[][]} commands for these files
 * @returns {string[][] | null}
 */
function onFiles({ pattern, by }, files, commands) {
  if (by === 'test') return null;
  const found = files.filter((file) => file.toLowerCase().includes(pattern.toLowerCase()));
  return found.length > 0 ? commands(found) : null;
}

/**
 * @param {Asked} asked
 * @param {string} folder
 * @param {string[]} [options] of node
 * @returns {string[][] | null}
 */
function nodeTests(asked, folder, options = []) {
  const files = filesIn(folder, /\.test\.mjs$/);
  const tests = ['node', '--test', '--test-reporter', 'spec', ...options];
  if (asked.by === 'test') {
    const literally = asked.pattern.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
    return [[...tests, '--test-name-pattern', `/${literally}/i`, ...files]];
  }
  return onFiles(asked, files, (found) => [[...tests, ...found]]);
}

/**
 * @param {Asked} asked
 * @param {string} preset that builds them
 * @param {string[]} program that runs them
 * @returns {string[][] | null}
 */
function engineTests(asked, preset, program) {
  const { pattern, by } = asked;
  const run = (/** @type {string[]} */ some) => [
    ['scripts/build-engine.sh', preset, 'engine-tests'],
    [...program, ...some],
  ];
  if (by === 'test') return run([`--test-case=*${pattern}*`]);
  const some = pattern === '' ? [] : [`--source-file=*${pattern}*`];
  return onFiles(asked, filesIn('tests/engine', /\.cpp$/), () => run(some));
}
