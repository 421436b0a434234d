/** Tests which of the page's rooms import which, types included. */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { cruise } from 'dependency-cruiser';
import { foldersIn } from './files.mjs';
import { pageRooms } from './rooms.mjs';

const names = Object.keys(pageRooms);

test('every folder of styles is a room of the page', () => {
  for (const folder of foldersIn('web/styles')) {
    assert.ok(names.includes(folder), folder);
  }
});

test('every import is from a room that the file may use, and none is in a cycle', async () => {
  assert.deepEqual(await faults('.'), []);
});

const somewhere = mkdtempSync(join(tmpdir(), 'rooms-'));
after(() => rmSync(somewhere, { recursive: true }));

/** @type {Record<string, {files: Record<string, string>, fault: RegExp}>} */
const planted = {
  'a value from a forbidden room': {
    files: {
      'web/src/state/settings.js': "import { h } from '../parts/dom.js';\nexport default h;\n",
      'web/src/parts/dom.js': 'export const h = 1;\n',
    },
    fault: /^state may not use this: web\/src\/state\/settings.js → web\/src\/parts\/dom.js$/,
  },
  'a type from a forbidden room': {
    files: {
      'web/src/pass/run.js':
        "/** @typedef {import('../drawing/stage.js').Stage} Stage */\nexport const run = 1;\n",
      'web/src/drawing/stage.js': 'export class Stage {}\n',
    },
    fault: /^pass may not use this: web\/src\/pass\/run.js → web\/src\/drawing\/stage.js$/,
  },
  'an imported type in a @property, which the checker cannot see': {
    files: {
      'web/src/pass/run.js':
        "/**\n * @typedef {object} Run\n * @property {import('../drawing/stage.js').Stage} stage\n */\nexport {};\n",
      'web/src/drawing/stage.js': 'export class Stage {}\n',
    },
    fault: /^cannot be checked without a @typedef: web\/src\/pass\/run.js → ..\/drawing\/stage.js$/,
  },
  'a cycle of two files, one of whose imports is a type': {
    files: {
      'web/src/words/one.js': "import { two } from './two.js';\nexport const one = two;\n",
      'web/src/words/two.js':
        "/** @type {typeof import('./one.js').one} */\nexport const two = 2;\n",
    },
    fault: /^in a cycle: web\/src\/words\/(one|two).js → web\/src\/words\/(one|two).js$/,
  },
  'WebAssembly outside of its room': {
    files: {
      'web/src/network/draw.js':
        "import create from '../../../build/wasm/engine.js';\nexport default create;\n",
      'build/wasm/engine.js': 'export default () => {};\n',
    },
    fault: /^only engine knows WebAssembly: web\/src\/network\/draw.js → build\/wasm\/engine.js$/,
  },
  'an import of the tests': {
    files: {
      'web/src/words/known.js':
        "import { known } from '../../../tests/known.js';\nexport default known;\n",
      'tests/known.js': 'export const known = 1;\n',
    },
    fault: /^the page stands alone: web\/src\/words\/known.js → tests\/known.js$/,
  },
  'a library where none is used': {
    files: {
      'web/src/words/known.js': "import { line } from 'd3-shape';\nexport default line;\n",
      'node_modules/d3-shape/package.json': '{"name":"d3-shape","main":"index.js"}',
      'node_modules/d3-shape/index.js': 'exports.line = 1;\n',
    },
    fault:
      /^only charts and tables use a library: web\/src\/words\/known.js → node_modules\/d3-shape/,
  },
};
Object.entries(planted).forEach(([name, { files, fault }], k) => {
  test(`the check finds ${name}`, async () => {
    const root = join(somewhere, String(k));
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    }
    cpSync('package.json', join(root, 'package.json'));
    const found = await faults(root);
    assert.notEqual(found.length, 0);
    for (const line of found) assert.match(line, fault);
  });
});

/**
 * @param {string} root of the project
 * @returns {Promise<string[]>} a line for each forbidden import
 */
async function faults(root) {
  const { output } = await cruise(['web/src'], {
    baseDir: resolve(root),
    parser: 'tsc',
    tsPreCompilationDeps: true,
    detectJSDocImports: true,
    doNotFollow: { path: '^(node_modules|build)/' },
    validate: true,
    ruleSet: { forbidden: forbidden() },
  });
  if (typeof output === 'string') throw new Error(output);
  return [
    ...output.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
    ...output.modules.flatMap((module) => unseen(root, module)),
  ];
}

/**
 * Finds imports that dependency-cruiser overlooks. It does not see import() in a `@property`: such a type
 * needs a `@typedef`.
 *
 * @param {string} root of the project
 * @param {import('dependency-cruiser').IModule} module
 * @returns {string[]} a line for each import in its text that is not among the dependencies
 */
function unseen(root, { source, dependencies }) {
  if (!source.startsWith('web/src/')) return [];
  const found = new Set(dependencies.map((dependency) => dependency.module));
  const text = readFileSync(join(root, source), 'utf8');
  return [...text.matchAll(/import\(\s*'([^']+)'\s*\)/g)]
    .filter(([, imported]) => !found.has(imported))
    .map(([, imported]) => `cannot be checked without a @typedef: ${source} → ${imported}`);
}

/** @returns {import('dependency-cruiser').IRegularForbiddenRuleType[]} */
function forbidden() {
  const severity = /** @type {const} */ ('error');
  const ways = Object.entries(pageRooms).map(([room, used]) => ({
    name: `${room} may not use this`,
    severity,
    from: { path: `^web/src/${room}/` },
    to: { path: '^web/src/', pathNot: `^web/src/(${[room, ...used].join('|')})/` },
  }));
  return [
    ...ways,
    { name: 'in a cycle', severity, from: {}, to: { circular: true } },
    {
      name: 'only engine knows WebAssembly',
      severity,
      from: { pathNot: '^web/src/engine/' },
      to: { path: '^build/' },
    },
    {
      name: 'the page stands alone',
      severity,
      from: { path: '^web/src/' },
      // The build gathers a folder of examples into one module.
      to: { pathNot: '^(web|build|node_modules)/|\\.examples$' },
    },
    {
      name: 'only charts and tables use a library',
      severity,
      from: { path: '^web/src/', pathNot: '^web/src/(charts/|parts/table\\.js)' },
      to: { path: '^node_modules/' },
    },
    {
      name: 'a library that was not chosen',
      severity,
      from: { path: '^web/src/' },
      to: { path: '^node_modules/', pathNot: '^node_modules/(@types/)?d3-(dsv|scale|shape)/' },
    },
  ];
}
