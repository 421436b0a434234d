/** Tests scripts/dev.sh on a copy of the project: it serves edits, and reports those that cannot be built. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { engineProblems } from '../../scripts/dev/problems.mjs';

const root = mkdtempSync(join(tmpdir(), 'dev-'));
const engine = 'build/wasm/backprop-engine.wasm';

/** Stands in for the compiler: it copies a source without a FAULT to the module. */
const compiler = `#!/bin/sh
if grep -q FAULT engine/pass.cpp; then
  echo "$PWD/engine/pass.cpp:3:7: error: expected ';' after expression"
  exit 1
fi
cp engine/pass.cpp ${engine}
`;

/** @type {import('node:child_process').ChildProcess} */
let server;
let address = '';
let printed = '';

before(async () => {
  for (const folder of ['web', 'scripts', 'build/wasm'])
    cpSync(folder, join(root, folder), {
      recursive: true,
      filter: (file) => !/CMakeFiles/.test(file),
    });
  cpSync('package.json', join(root, 'package.json'));
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
  mkdirSync(join(root, 'engine'));
  writeFileSync(join(root, 'engine/pass.cpp'), 'as it was');
  writeFileSync(join(root, 'scripts/build-engine.sh'), compiler);
  server = spawn(process.execPath, ['scripts/dev/dev.mjs'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [server.stdout, server.stderr])
    stream?.setEncoding('utf8').on('data', (text) => (printed += text));
  address = await eventually(() => /^(http:\S+)$/m.exec(printed)?.[1]);
});

after(() => {
  server.kill();
  rmSync(root, { recursive: true });
});

test('the page and its unminified scripts are served', async () => {
  assert.match(await get(''), /<script type="module" src="lesson.js"/);
  const lines = (await scripts()).split('\n');
  assert.ok(lines.includes('// web/src/state/settings.js'), 'the scripts name their sources');
});

test('every file that the page refers to exists, and other files are 404', async () => {
  const page = await get('');
  for (const [, file] of page.matchAll(/(?:src|href)="([\w.-]+)"/g)) {
    if (/\.(js|svg|png|woff2|webmanifest)$/.test(file))
      assert.equal((await fetch(address + file)).status, 200, file);
  }
  assert.equal((await fetch(`${address}nowhere.js`)).status, 404);
});

/** @type {Record<string, {file: string, edit: string, served: () => Promise<string>, fault: string, named: RegExp}>} */
const edits = {
  script: {
    file: 'web/src/words/format.js',
    edit: "\nexport const edited = 'script-edited';\nconsole.log(edited);\n",
    served: scripts,
    fault: '\nconst = 1;\n',
    named: /^web\/src\/words\/format\.js:\d+:\d+: /,
  },
  style: {
    file: 'web/styles/figure/figure.css',
    edit: '\n.style-edited { color: red; }\n',
    served: scripts,
    fault: '\n.figure { color: red;\n',
    named: /^web\/styles\/figure\/figure\.css:\d+:\d+: /,
  },
  word: {
    file: 'web/lesson.html',
    edit: '\n<p>word-edited</p>\n',
    served: () => get(''),
    fault: '\n<p>\\(\\nonsense\\)</p>\n',
    named: /^web\/lesson\.html:\d+:\d+: .*Unsupported function name: \\nonsense/,
  },
};
for (const [what, { file, edit, served, fault, named }] of Object.entries(edits)) {
  test(`an edit of a ${what} is served, and a broken one is reported until it is mended`, async (t) => {
    const path = join(root, file);
    const whole = readFileSync(path, 'utf8') + edit;
    // A fault that stays would fail the tests after this one too.
    t.after(() => writeFileSync(path, whole));
    writeFileSync(path, whole);
    await eventually(async () => (await served()).includes(`${what}-edited`));

    appendFileSync(path, fault);
    const { problems, build } = await eventually(async () => {
      const news = await lastNews();
      return news.problems.length > 0 && news;
    });
    assert.match(problems[0], named);
    await eventually(() => printed.includes(problems[0]));
    assert.ok((await served()).includes(`${what}-edited`), 'the last page is still served');

    writeFileSync(path, whole);
    const mended = await eventually(async () => {
      const news = await lastNews();
      return news.problems.length === 0 && news;
    });
    assert.notEqual(mended.build, build);
  });
}

test('an edit of the engine is served, and a broken one is reported until it is mended', async () => {
  const path = join(root, 'engine/pass.cpp');
  writeFileSync(path, 'engine-edited');
  await eventually(async () => (await get('backprop-engine.wasm')) === 'engine-edited');

  writeFileSync(path, 'FAULT');
  const news = await eventually(async () => {
    const latest = await lastNews();
    return latest.problems.length > 0 && latest;
  });
  assert.deepEqual(news.problems, ["engine/pass.cpp:3:7: expected ';' after expression"]);
  assert.equal(await get('backprop-engine.wasm'), 'engine-edited');

  writeFileSync(path, 'mended');
  await eventually(async () => (await lastNews()).problems.length === 0);
  assert.equal(await get('backprop-engine.wasm'), 'mended');
});

test('a file in a new folder is noticed', async () => {
  mkdirSync(join(root, 'web/src/new'));
  writeFileSync(join(root, 'web/src/new/first.js'), 'export const first = 1;\n');
  const { build } = await eventually(async () => {
    const news = await lastNews();
    return news.problems.length === 0 && news;
  });
  await eventually(async () => {
    writeFileSync(join(root, 'web/src/new/first.js'), `export const first = ${Math.random()};\n`);
    return (await lastNews()).build !== build;
  });
});

test('a port in use is refused in one line', async () => {
  const { port } = new URL(address);
  const other = spawn(process.execPath, ['scripts/dev/dev.mjs', port], { cwd: root });
  let text = '';
  other.stderr.setEncoding('utf8').on('data', (more) => (text += more));
  const [status] = await once(other, 'close');
  assert.equal(status, 1);
  assert.match(text, /^dev\.sh: listen EADDRINUSE[^\n]*\n$/);
});

test('SIGINT ends the server', async () => {
  server.kill('SIGINT');
  const [status] = await once(server, 'close');
  assert.equal(status, 0);
});

test('the compiler’s errors are shortened to a few lines, without repeats', () => {
  const place = resolve('engine/pass/pass.cpp');
  const lines = Array.from({ length: 7 }, (_, k) => `${place}:${k}:1: error: no ${k}\n  | code`);
  const found = engineProblems(
    `[1/4] Building\n${[lines[0], ...lines].join('\n')}\nninja: stopped`,
  );
  assert.equal(found.length, 6);
  assert.equal(found[0], 'engine/pass/pass.cpp:0:1: no 0');
  assert.equal(found[5], 'and 2 more');
  assert.deepEqual(engineProblems('wasm-ld: error: undefined symbol: f\n'), [
    'wasm-ld: error: undefined symbol: f',
  ]);
  assert.deepEqual(engineProblems('one\nkilled\n'), ['the engine: killed']);
});

/**
 * @param {string} file
 * @returns {Promise<string>}
 */
async function get(file) {
  return (await fetch(address + file)).text();
}

/** @returns {Promise<string>} all scripts of the page, one after the other */
async function scripts() {
  const files = ['lesson.js'];
  const texts = [];
  for (const file of files) {
    const text = await get(file);
    texts.push(text);
    for (const [, imported] of text.matchAll(/"\.\/([\w-]+\.js)"/g))
      if (!files.includes(imported)) files.push(imported);
  }
  return texts.join('\n');
}

/** @returns {Promise<import('../../scripts/dev/pages/follow-edits.js').News>} the first event that a page gets */
async function lastNews() {
  const leaving = new AbortController();
  const { body } = await fetch(`${address}events`, { signal: leaving.signal });
  const { value } = await /** @type {ReadableStream<Uint8Array>} */ (body).getReader().read();
  leaving.abort();
  const events = new TextDecoder().decode(value).trim().split('\n\n');
  return JSON.parse(events[events.length - 1].replace(/^data: /, ''));
}

/**
 * @template Found
 * @param {() => Found | Promise<Found>} look
 * @returns {Promise<Exclude<Found, false | undefined | null>>} the first truthy result of `look`
 */
async function eventually(look) {
  const patience = Date.now() + 120_000;
  for (;;) {
    const found = await look();
    if (found) return /** @type {Exclude<Found, false | undefined | null>} */ (found);
    if (Date.now() > patience) throw new Error(`waited in vain; printed so far: ${printed}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}
