/** Builds and serves the pages during development: `node scripts/dev/dev.mjs [PORT]`, for dev.sh. */
import { readFileSync } from 'node:fs';
import { DevServer } from './dev-server.mjs';
import { DraftPages, emptyPage } from './draft-pages.mjs';
import { EngineBuild } from './engine-build.mjs';
import { engineProblems, pageProblems } from './problems.mjs';
import { watchFiles } from './watch.mjs';

const engineFile = 'build/wasm/backprop-engine.wasm';
const server = new DevServer();
const pages = new DraftPages();
const engine = new EngineBuild();

/** The errors of the last build of each. @type {{page: string[], engine: string[]}} */
const problems = { page: [], engine: [] };
/** Part of each build's name, so that pages of an earlier run of this program reload. */
const run = Date.now().toString(36);
let builds = 0;
let served = `${run}-0`;
let isMaking = false;
let isChanged = false;

/** Builds the pages, and once more if something changes meanwhile. */
async function makePages() {
  isChanged = true;
  if (isMaking) return;
  isMaking = true;
  while (isChanged) {
    isChanged = false;
    await makeOnce();
  }
  isMaking = false;
}

async function makeOnce() {
  const start = performance.now();
  const build = `${run}-${(builds += 1)}`;
  try {
    const files = await pages.make(build);
    server.serve(files.set('/backprop-engine.wasm', readFileSync(engineFile)));
    served = build;
    problems.page = [];
    console.log(`page: ${secondsSince(start)}`);
  } catch (problem) {
    problems.page = pageProblems(problem);
    console.error(problems.page.join('\n'));
  }
  tell();
}

async function makeEngine() {
  const start = performance.now();
  console.log('engine: compiling');
  const result = await engine.start();
  if (!result) return;
  if (result.isWell) {
    problems.engine = [];
    console.log(`engine: ${secondsSince(start)}`);
    await makePages();
  } else {
    problems.engine = engineProblems(result.output);
    console.error(problems.engine.join('\n'));
    tell();
  }
}

function tell() {
  server.tell({ build: served, problems: [...problems.engine, ...problems.page] });
}

/** @param {number} start */
function secondsSince(start) {
  return `${((performance.now() - start) / 1000).toFixed(2)} s`;
}

/** @param {string[]} files */
function changed(files) {
  if (files.some((file) => file.startsWith('engine'))) makeEngine();
  if (files.some((file) => !file.startsWith('engine'))) makePages();
}

/** @param {number} port */
async function start(port) {
  server.serve(
    new Map([
      ['/index.html', emptyPage(served)],
      ['/follow-edits.js', readFileSync('scripts/dev/pages/follow-edits.js', 'utf8')],
    ]),
  );
  const address = await server.listen(port).catch((/** @type {Error} */ { message }) => {
    console.error(`dev.sh: ${message}`);
    process.exit(1);
  });
  const unwatch = watchFiles(['web', 'engine', 'scripts/dev/pages'], changed);
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.on(signal, () => {
      engine.stop();
      unwatch();
      server.close();
      pages.close();
    });
  }
  await makePages();
  console.log(
    `${address}\n${address}states shows figures, charts and panels in their states.\nStop with Ctrl+C.`,
  );
}

await start(Number(process.argv[2] ?? 0));
