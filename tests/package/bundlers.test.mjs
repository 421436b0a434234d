/** The package in bundles, as users make them. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { after, before, test } from 'node:test';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { build as bundleWithEsbuild } from 'esbuild';
import { rollup } from 'rollup';
import { build as bundleWithVite } from 'vite';
import webpack from 'webpack';
import { openPages, page } from './pages-with-it.mjs';

/** @type {Awaited<ReturnType<typeof openPages>>} */
let where;
before(async () => {
  where = await openPages();
});
after(() => where.close());

test('Vite finds the WebAssembly by itself and emits it as a file', async () => {
  where.write('vite/index.html', page('<script type="module" src="./main.js"></script>'));
  where.write('vite/main.js', "import 'backprop-lesson/define';\n");
  /** @type {string[]} */
  const warnings = [];
  await bundleWithVite({
    root: join(where.folder, 'vite'),
    configFile: false,
    base: './',
    logLevel: 'silent',
    build: {
      outDir: join(where.folder, 'built-with-vite'),
      rolldownOptions: { onwarn: ({ message }) => void warnings.push(message) },
    },
  });
  const opened = await where.seesFigure(`${where.address}built-with-vite/`);
  const { requests } = await opened.complaints();
  const fetched = requests.filter((request) => request.endsWith('.wasm'));
  assert.match(String(fetched), /built-with-vite\/assets\/engine-[\w-]+\.wasm$/);
  assert.deepEqual(warnings, []);
  await opened.close();
});

test('an unused import of the class leaves nothing in a bundle', async () => {
  const main = where.write('unused/main.js', "import { define } from 'backprop-lesson';\n");
  const { metafile } = await bundleWithEsbuild({
    entryPoints: [main],
    bundle: true,
    write: false,
    metafile: true,
    outfile: 'main.js',
    format: 'esm',
    logLevel: 'silent',
  });
  const [output] = Object.values(metafile.outputs);
  assert.deepEqual(output.inputs, { [relative(process.cwd(), main)]: { bytesInOutput: 0 } });
});

/**
 * Each bundler with its usual settings.
 *
 * @type {Record<string, (main: string, out: string) => Promise<string[]>>} returns the warnings
 */
const bundlers = {
  esbuild: async (main, out) => {
    const { warnings } = await bundleWithEsbuild({
      entryPoints: [main],
      bundle: true,
      minify: true,
      format: 'esm',
      outfile: join(out, 'main.js'),
      logLevel: 'silent',
    });
    return warnings.map(({ text }) => text);
  },
  rollup: async (main, out) => {
    /** @type {string[]} */
    const warnings = [];
    const bundle = await rollup({
      input: main,
      plugins: [nodeResolve()],
      onwarn: ({ message }) => void warnings.push(message),
    });
    await bundle.write({ dir: out });
    await bundle.close();
    return warnings;
  },
  webpack: (main, out) =>
    new Promise((done, fail) =>
      webpack(
        {
          mode: 'production',
          context: where.folder,
          entry: main,
          output: { path: out },
          performance: { hints: false },
        },
        (problem, stats) => {
          if (problem) return fail(problem);
          const { errors = [], warnings = [] } = stats?.toJson() ?? {};
          return done([...errors, ...warnings].map(({ message }) => message));
        },
      ),
    ),
};

for (const [name, bundle] of Object.entries(bundlers)) {
  const make = async (/** @type {string} */ entry) => {
    const main = where.write(
      `${name}-${entry}/main.js`,
      entry === 'engine'
        ? "import { loadEngine } from 'backprop-lesson/engine';\nglobalThis.engine = loadEngine();\n"
        : `import 'backprop-lesson/${entry}';\n`,
    );
    const out = join(where.folder, `${name}-${entry}/out`);
    const warnings = await bundle(main, out);
    const files = readdirSync(out).map((file) => ({
      file,
      bytes: readFileSync(join(out, file)).length,
    }));
    return { warnings, files };
  };

  test(`${name}: the engine alone brings nothing of the lesson`, async () => {
    const { warnings, files } = await make('engine');
    const scripts = files.filter(({ file }) => file.endsWith('.js'));
    assert.deepEqual(warnings, []);
    assert.equal(scripts.length, 1);
    assert.ok(scripts[0].bytes < 40000, `${scripts[0].bytes} bytes`);
  });

  test(`${name}: with /inline, the figure works, and the WebAssembly is there once`, async () => {
    const { warnings, files } = await make('inline');
    assert.deepEqual(warnings, []);
    assert.deepEqual(
      files.filter(({ file }) => file.endsWith('.wasm')),
      [],
    );
    where.write(
      `${name}-inline/out/index.html`,
      page('<script type="module" src="main.js"></script>'),
    );
    await (await where.seesFigure(`${where.address}${name}-inline/out/`)).close();
  });
}

test('webpack: with /define, the WebAssembly is found and copied', async () => {
  const main = where.write('webpack-define/main.js', "import 'backprop-lesson/define';\n");
  const out = join(where.folder, 'webpack-define/out');
  assert.deepEqual(await bundlers.webpack(main, out), []);
  where.write('webpack-define/out/index.html', page('<script src="main.js" defer></script>'));
  const opened = await where.seesFigure(`${where.address}webpack-define/out/`);
  const { requests } = await opened.complaints();
  assert.equal(requests.filter((request) => request.endsWith('.wasm')).length, 1);
  await opened.close();
});
