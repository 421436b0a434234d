/** The npm package as its users get it: packed, installed in an empty folder, bundled, opened. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { build as bundleWithEsbuild } from 'esbuild';
import { publint } from 'publint';
import { build as bundleWithVite } from 'vite';
import { serve } from '../../scripts/serve.mjs';
import { launch } from '../browser/browsers.mjs';
import { expectedNumbers } from '../browser/expected.mjs';

const folder = mkdtempSync(join(tmpdir(), 'package-'));
const installed = join(folder, 'node_modules/backprop-lesson');
/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** @type {import('../browser/browsers.mjs').Browser} */
let browser;

/**
 * @param {string} program
 * @param {string[]} words
 * @returns {string} what it prints
 * @throws {Error} with what it prints, where it fails
 */
function run(program, ...words) {
  const options = /** @type {const} */ ({ cwd: folder, encoding: 'utf8' });
  const { status, stdout, stderr } = spawnSync(program, words, options);
  if (status !== 0) throw new Error(`${program} ${words.join(' ')}\n${stdout}${stderr}`);
  return stdout;
}

const quietly = ['--offline', '--no-audit', '--no-fund', '--silent'];

before(async () => {
  run('npm', 'pack', resolve('dist/npm'), '--silent');
  write('package.json', '{ "private": true, "type": "module" }');
  const { version } = JSON.parse(
    run('node', '-p', `JSON.stringify(require(${JSON.stringify(resolve('package.json'))}))`),
  );
  run('npm', 'install', `./backprop-lesson-${version}.tgz`, ...quietly);
  server = await serve(folder);
  browser = await launch('chromium', { reducedMotion: true });
});

after(async () => {
  await browser.close();
  server.close();
  rmSync(folder, { recursive: true });
});

/**
 * @param {string} file
 * @param {string} text
 */
function write(file, text) {
  mkdirSync(join(folder, file, '..'), { recursive: true });
  writeFileSync(join(folder, file), text);
}

/**
 * @param {string} script a tag
 * @param {string} [body]
 */
const page = (
  script,
  body = '<backprop-lesson view="figure" depth="4" iteration="10"></backprop-lesson>',
) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title><link rel="icon" href="data:,">${script}${body}</html>`;

/** @param {string} address */
async function seesFigure(address) {
  const opened = await browser.open(address);
  const { numbers } = await opened.reaches('Iteration 10 / 10');
  assert.deepEqual(numbers, expectedNumbers({ depth: 4 }));
  const { complaints, requests } = await opened.complaints();
  assert.deepEqual(complaints, []);
  const { origin } = new URL(server.address);
  assert.deepEqual(
    requests.filter((request) => !request.startsWith(origin)),
    [],
  );
  return opened;
}

test('a module script in a page', async () => {
  const script = '<script type="module" src="node_modules/backprop-lesson/define.js"></script>';
  write('module.html', page(script));
  await (await seesFigure(`${server.address}module.html`)).close();
});

test('the classic script in a file', async () => {
  const script = '<script src="node_modules/backprop-lesson/backprop-lesson.js"></script>';
  write('classic.html', page(script));
  await (await seesFigure(pathToFileURL(join(folder, 'classic.html')).href)).close();
});

test('a page built with Vite, which finds the WebAssembly by itself', async () => {
  write('vite/index.html', page('<script type="module" src="./main.js"></script>'));
  write('vite/main.js', "import 'backprop-lesson/define';\n");
  await bundleWithVite({
    root: join(folder, 'vite'),
    base: './',
    logLevel: 'error',
    build: { outDir: join(folder, 'built-with-vite'), emptyOutDir: true },
  });
  await (await seesFigure(`${server.address}built-with-vite/`)).close();
});

test('a page built with esbuild, with the WebAssembly inside', async () => {
  write('esbuild/main.js', "import 'backprop-lesson/inline';\n");
  write('built-with-esbuild/index.html', page('<script src="main.js" defer></script>'));
  await bundleWithEsbuild({
    entryPoints: [join(folder, 'esbuild/main.js')],
    bundle: true,
    outfile: join(folder, 'built-with-esbuild/main.js'),
    external: ['node:*'],
    logLevel: 'silent',
  });
  const opened = await seesFigure(`${server.address}built-with-esbuild/`);
  const { requests } = await opened.complaints();
  assert.ok(!requests.some((request) => request.endsWith('.wasm')));
  await opened.close();
});

test('two lessons of a page, from two entries of the package, share one compiled module', async () => {
  const count = `<script>
    window.compiled = 0;
    for (const name of ['instantiate', 'compile', 'instantiateStreaming']) {
      const original = WebAssembly[name];
      WebAssembly[name] = (...given) => (++compiled, original.apply(WebAssembly, given));
    }
  </script>`;
  const script = `<script type="module">
    import './node_modules/backprop-lesson/define.js';
    import { BackpropLesson } from './node_modules/backprop-lesson/index.js';
    window.same = document.querySelector('backprop-lesson') instanceof BackpropLesson;
  </script>`;
  const lessons =
    '<backprop-lesson depth="4" iteration="10"></backprop-lesson><backprop-lesson view="break-it"></backprop-lesson>';
  write('two.html', page(count + script, lessons));
  const opened = await seesFigure(`${server.address}two.html`);
  await opened.run(() =>
    Promise.all(
      [.../** @type {any} */ (document.querySelectorAll('backprop-lesson'))].map(
        ({ ready }) => ready,
      ),
    ),
  );
  assert.equal(await opened.run(() => /** @type {any} */ (window).compiled), 1);
  assert.equal(await opened.run(() => /** @type {any} */ (window).same), true);
  await opened.close();
});

test('every part that a host may style is there, and takes its style', async () => {
  const { cssParts } = await import('../../scripts/describe-element.mjs');
  const rules = cssParts.map(
    (part) => `backprop-lesson::part(${part}) { outline-color: rgb(1, 2, 3) }`,
  );
  const script = '<script type="module" src="node_modules/backprop-lesson/define.js"></script>';
  const style = `<style>${rules.join('\n')}\nbackprop-lesson { --backprop-card: rgb(4, 5, 6) }</style>`;
  write(
    'parts.html',
    page(style + script, '<backprop-lesson depth="4" iteration="10"></backprop-lesson>'),
  );
  const opened = await seesFigure(`${server.address}parts.html`);
  const { styled, card } = await opened.run(() => {
    /** @type {string[]} */
    const found = [];
    const lesson = document.querySelector('backprop-lesson')?.shadowRoot;
    const figures = lesson?.querySelectorAll('backprop-figure, backprop-break-it') ?? [];
    for (const { shadowRoot } of figures) {
      for (const element of shadowRoot?.querySelectorAll('[part]') ?? []) {
        if (getComputedStyle(element).outlineColor === 'rgb(1, 2, 3)') {
          found.push(element.getAttribute('part') ?? '');
        }
      }
    }
    const figure = figures[0].shadowRoot?.querySelector('figure') ?? figures[0];
    return { styled: found, card: getComputedStyle(figure).backgroundColor };
  });
  assert.deepEqual([...new Set(styled)].sort(), [...cssParts].sort());
  assert.equal(card, 'rgb(4, 5, 6)');
  await opened.close();
});

test('the widget follows its model, tells it what the reader does, and goes without a trace', async () => {
  const script = `<script type="module">
    import widget from './node_modules/backprop-lesson/anywidget.js';
    const values = { view: 'figure', depth: 4, iteration: 10, learning_rate: 0.25, scale: null };
    const listeners = new Map();
    window.model = {
      values, saved: 0, listeners,
      get: (trait) => values[trait],
      set: (trait, value) => { values[trait] = value; },
      save_changes: () => { ++model.saved; },
      on: (event, listener) => listeners.set(event, listener),
      off: (event) => listeners.delete(event),
    };
    window.leave = widget.render({ model, el: document.getElementById('cell') });
  </script>`;
  write('widget.html', page(script, '<div id="cell"></div>'));
  const opened = await seesFigure(`${server.address}widget.html`);
  const model = () => opened.run(() => ({ .../** @type {any} */ (window).model.values }));
  assert.equal(
    await opened.run(
      () => /** @type {any} */ (document.querySelector('backprop-lesson')).learningRate,
    ),
    0.25,
  );
  await opened.run(() => {
    const { values, listeners } = /** @type {any} */ (window).model;
    values.depth = 2;
    values.iteration = 0;
    listeners.get('change:depth')();
  });
  await opened.reaches('Iteration 0 / 6');
  await opened.pressButton('Step');
  const { depth, iteration, scale } = await opened.waitFor(
    'the model to hear',
    model,
    (seen) => seen.iteration === 1,
  );
  assert.deepEqual({ depth, iteration, scale }, { depth: 2, iteration: 1, scale: null });
  const left = await opened.run(() => {
    /** @type {any} */ (window).leave();
    return [
      /** @type {any} */ (window).model.listeners.size,
      document.querySelectorAll('backprop-lesson').length,
    ];
  });
  assert.deepEqual(left, [0, 0]);
  await opened.close();
});

test('in Node, the engine computes and nothing else is asked for', () => {
  write(
    'engine.mjs',
    `import { loadEngine } from 'backprop-lesson';
     const engine = await loadEngine();
     const network = { inputs: 1, layers: [{ units: 1, activation: 'linear', weights: [[2]], biases: [1] }],
       loss: 'squared_error', example: { input: [3], target: [5] } };
     console.log(engine.open(network).trace().layers[0].weight_gradients[0][0]);`,
  );
  assert.equal(run('node', 'engine.mjs').trim(), '6');
});

const consumer = (/** @type {string} */ depth) => `
  import { BackpropLesson, define, loadEngine } from 'backprop-lesson';
  import 'backprop-lesson/define';
  define();
  const lesson: BackpropLesson = document.createElement('backprop-lesson');
  lesson.depth = ${depth};
  lesson.activation = 'relu';
  lesson.addEventListener('backprop-complete', ({ detail }) => detail.score.toFixed());
  await lesson.ready;
  const magnitudes: Float64Array = (await loadEngine()).open({
    inputs: 1, layers: [], loss: '', example: { input: [], target: [] },
  }).backward();
  lesson.setState({ seed: magnitudes.length });
  export {};
`;

for (const resolution of ['bundler', 'nodenext']) {
  test(`TypeScript takes a right use and refuses a wrong one (${resolution})`, () => {
    const module = resolution === 'bundler' ? 'esnext' : 'nodenext';
    const options = ['--noEmit', '--strict', '--target', 'es2022', '--lib', 'es2022,dom'];
    const check = (/** @type {string} */ depth) => {
      write('consumer.ts', consumer(depth));
      const compiler = resolve('node_modules/typescript/bin/tsc');
      run(
        'node',
        compiler,
        ...options,
        '--module',
        module,
        '--moduleResolution',
        resolution,
        'consumer.ts',
      );
    };
    check('5');
    assert.throws(() => check("'deep'"), /not assignable to type 'number'/);
  });
}

test('the engine of the source is what the package’s types say', async () => {
  const { loadEngine } = await import('../../web/src/engine.js');
  /** @type {import('../../web/src/package/engine-types.d.ts').Engine} */
  const engine = await loadEngine();
  assert.deepEqual(Object.keys(engine).sort(), ['dataset', 'open', 'openText', 'openTraining']);
});

test('publint finds nothing', async () => {
  const { messages } = await publint({ pkgDir: installed, strict: true, pack: false });
  assert.deepEqual(messages, []);
});

test('its types are resolved by every tool that takes modules', () => {
  const attw = resolve('node_modules/.bin/attw');
  // The WebAssembly has no types, and no tool asks for any.
  const options = ['--profile', 'esm-only', '--exclude-entrypoints', './engine.wasm'];
  const [archive] = run('sh', '-c', 'ls *.tgz').trim().split('\n');
  run(attw, archive, ...options);
  assert.throws(() => run(attw, archive, '--profile', 'strict'), /Resolution failed/);
});
