/** Bundles the page's scripts and style sheets with esbuild. */
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { lowerStyles, oldest } from './lower-styles.mjs';
import { mergeScripts } from './merge-scripts.mjs';
import { smallest } from './smallest.mjs';
import { typeset, unindented } from './typeset.mjs';

const shared = /** @type {const} */ ({
  bundle: true,
  minify: true,
  logLevel: 'warning',
  write: false,
  charset: 'utf8',
  // By default, esbuild only warns of a missing brace.
  logOverride: { 'css-syntax-error': 'error' },
});

/** The oldest supported browsers, as esbuild takes them. */
const target = Object.entries(oldest).map(([browser, version]) => browser + version);

/** Options for dev.sh, which reports errors itself: quick to build, and readable in a browser's tools. */
export const draft = /** @type {const} */ ({ minify: false, logLevel: 'silent' });

/**
 * @param {Record<string, string>} entries modules, by the names of their bundles
 * @returns {import('esbuild').BuildOptions} options that build drafts of them
 */
export function draftOptions(entries) {
  return {
    ...shared,
    ...draft,
    entryPoints: entries,
    format: 'esm',
    splitting: true,
    sourcemap: 'linked',
    outdir: 'out',
    target,
    plugins: [contentsAsText(draft)],
  };
}

/**
 * @param {string} entry a module
 * @param {'esm' | 'iife'} format
 * @param {Record<string, unknown>} [constants] the values of the script's free names
 * @returns {Promise<string>} the script
 */
export async function bundleScript(entry, format, constants = {}) {
  const define = defined(constants);
  /** @type {import('esbuild').BuildOptions} */
  const how = {
    format,
    target,
    plugins: [contentsAsText(), fewerOfLibrary()],
    // A classic script has no import.meta.url; the page's address takes its place.
    define: { ...define, ...(format === 'iife' && { 'import.meta.url': 'document.baseURI' }) },
  };
  const result = await build({ ...how, ...shared, entryPoints: [entry] });
  return engineBeside(result.outputFiles[0].text);
}

/**
 * @param {Record<string, unknown>} constants
 * @returns {Record<string, string>} esbuild's `define`
 */
function defined(constants) {
  return Object.fromEntries(
    Object.entries(constants).map(([name, value]) => [name, JSON.stringify(value)]),
  );
}

/**
 * @typedef {object} PageScript
 * @property {string} file its name; except for the entry's, it changes with the script's contents
 * @property {string} script a module
 * @property {'entry' | 'with it' | 'pressed'} when it is loaded: as the entry, together with the entry, or
 *   later, by a dynamic import such as a press makes
 */

/**
 * Bundles a page's module; what it imports dynamically becomes modules of their own.
 *
 * @param {string} entry a module
 * @param {string} name of the bundled scripts
 * @param {Record<string, unknown>} constants the values of the scripts' free names
 * @returns {Promise<PageScript[]>} the scripts, each after those that it imports
 */
export async function bundlePage(entry, name, constants) {
  /** @type {import('esbuild').BuildOptions} */
  const how = {
    format: 'esm',
    target,
    plugins: [contentsAsText(), fewerOfLibrary()],
    define: defined(constants),
    splitting: true,
    outdir: 'out',
  };
  const { outputFiles, metafile } = await build({
    ...how,
    ...shared,
    entryPoints: [{ in: entry, out: name }],
    metafile: true,
  });
  const made = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
  const { minify, charset, logLevel } = shared;
  const written = { minify, charset, logLevel, target };
  const merged = await mergeScripts(`out/${name}.js`, metafile.outputs, made, written);
  return namedScripts(name, metafile.outputs, merged);
}

/**
 * @param {string} name of the entry
 * @param {import('./merge-scripts.mjs').Outputs} outputs
 * @param {Awaited<ReturnType<typeof mergeScripts>>} merged
 * @returns {Promise<PageScript[]>} each script after those that it imports, named by its contents
 */
async function namedScripts(name, outputs, { common, texts }) {
  /** @type {Map<string, PageScript>} */
  const found = new Map();
  const keep = async (
    /** @type {string} */ made,
    /** @type {string} */ before,
    /** @type {PageScript['when']} */ when,
  ) => {
    let text = engineBeside(before);
    for (const [other, { file }] of found) text = text.replaceAll(`./${other}`, `./${file}`);
    const script = when === 'pressed' ? text : await smallest(text, true);
    const hash = createHash('sha256').update(script).digest('hex').slice(0, 8);
    found.set(made, { file: when === 'entry' ? made : `${name}-${hash}.js`, script, when });
  };
  const add = async (/** @type {string} */ path, /** @type {PageScript['when']} */ when) => {
    const made = basename(path);
    const text = texts.get(made);
    if (found.has(made) || text === undefined) return;
    const { imports } = outputs[path];
    const isDynamic = (/** @type {{kind: string}} */ { kind }) => kind === 'dynamic-import';
    const near = when === 'pressed' ? 'pressed' : 'with it';
    for (const each of imports.filter((one) => !isDynamic(one))) await add(each.path, near);
    for (const each of imports.filter(isDynamic)) await add(each.path, 'pressed');
    await keep(made, text, when);
  };
  if (common !== '') await keep('common.js', common, 'with it');
  await add(`out/${name}.js`, 'entry');
  return [...found.values()];
}

/** The name of the WebAssembly file beside the bundled scripts. */
const engineFile = 'backprop-engine.wasm';

/**
 * Bundles several modules.
 *
 * @param {Record<string, string>} entries modules, by the names of their bundles
 * @param {{engine: string, split: boolean}} how `engine`: the name of the WebAssembly file beside the
 *   scripts; `split`: common code goes into scripts of its own, so that a page loads it once
 * @returns {Promise<Map<string, string>>} the scripts, by file name
 */
export async function bundleModules(entries, { engine, split }) {
  /** @type {import('esbuild').BuildOptions} */
  const how = {
    format: 'esm',
    target,
    // Node prints the line of an uncaught error: this keeps it from printing the whole script.
    lineLimit: 200,
    splitting: split,
    outdir: 'out',
    plugins: [contentsAsText(), fewerOfLibrary()],
  };
  const { outputFiles } = await build({ ...how, ...shared, entryPoints: entries });
  return new Map(
    outputFiles.map(({ path, text }) => [basename(path), leftAlone(engineBeside(text, engine))]),
  );
}

/**
 * Asks webpack and Vite to leave imports of addresses alone, which only the browser knows. In the source, the
 * comments would not survive esbuild.
 *
 * @param {string} script
 * @returns {string}
 */
function leftAlone(script) {
  return script.replace(
    /\bimport\(([\w$]+)\)/g,
    'import(/*webpackIgnore:true*//*@vite-ignore*/$1)',
  );
}

/**
 * Replaces the address of the WebAssembly. The sources point to the build folder; a bundled script points
 * to its own folder, in a form that other bundlers recognise.
 *
 * @param {string} script
 * @param {string} [file]
 * @returns {string}
 */
function engineBeside(script, file = engineFile) {
  return script.replace(/new URL\("[./\w-]*backprop-engine\.wasm"/g, `new URL("./${file}"`);
}

/**
 * @param {string} entry a style sheet
 * @param {string} [font] the font's address; without it, the font is embedded
 * @param {typeof draft} [asDraft]
 * @returns {Promise<string>}
 */
export async function bundleStyles(entry, font, asDraft) {
  /** @type {import('esbuild').BuildOptions} */
  const how =
    font === undefined ? { loader: { '.woff2': 'dataurl' } } : { plugins: [fontAt(font)] };
  const result = await build({ ...how, ...shared, ...asDraft, entryPoints: [entry] });
  const [{ text }] = result.outputFiles;
  return asDraft ? text : lowerStyles(text);
}

/**
 * @param {string} entry a style sheet of a shadow root
 * @param {typeof draft} [asDraft]
 * @returns {Promise<string>} the styles, with lengths that no host can change
 */
export async function bundleShadowStyles(entry, asDraft) {
  return ownMeasure(await bundleStyles(entry, undefined, asDraft));
}

/** The size of letters in a declaration. */
const lettersSize = /\b(font(?:-size)?:\s*(?:\d+ )?)([\d.]+(?:r?em|px))(?=[;}/ ])/g;

/**
 * Replaces rem by the font size that the reader chose, and lets no letter be smaller than --smallest-text. A rem is the font size of the page's root, which
 * many hosts set to 10 or 20 px for their own text.
 *
 * @param {string} styles
 * @returns {string}
 * @throws {Error} if a container or media query has a rem, which cannot be replaced there
 */
function ownMeasure(styles) {
  const asked = /@(?:container|media)[^{]*[\d.]rem[^{]*/.exec(styles);
  if (asked) throw new Error(`a rem that a host can change: ${asked[0]}`);
  return styles
    .replace(lettersSize, '$1max($2,var(--smallest-text,0px))')
    .replace(/(-?[\d.]+)rem\b/g, 'calc($1*var(--backprop-rem))');
}

/**
 * @param {string} address of the font, from the page
 * @returns {import('esbuild').Plugin}
 */
function fontAt(address) {
  return {
    name: 'font-at',
    setup({ onResolve }) {
      onResolve({ filter: /\.woff2$/ }, () => ({ path: address, external: true }));
    },
  };
}

/**
 * Bundles the charts' library with rolldown, which drops unused functions even if code assigns methods to
 * them; esbuild keeps those.
 *
 * @returns {import('esbuild').Plugin}
 */
function fewerOfLibrary() {
  return {
    name: 'fewer-of-library',
    setup({ onLoad }) {
      onLoad({ filter: /\/charts\/d3\.js$/ }, async ({ path }) => {
        const treeshake = /** @type {const} */ ({
          propertyReadSideEffects: false,
          propertyWriteSideEffects: false,
        });
        const bundle = await rolldown({ input: path, treeshake });
        const { output } = await bundle.generate({ format: 'esm' });
        await bundle.close();
        return { contents: output[0].code, loader: 'js' };
      });
    },
  };
}

/**
 * Turns other files that a script imports into text: style sheets minified, words typeset, fonts in
 * base64, the WebAssembly gzipped and in base64.
 *
 * @param {typeof draft} [asDraft]
 * @returns {import('esbuild').Plugin}
 */
function contentsAsText(asDraft) {
  /** @type {Record<string, (path: string) => string | Promise<string>>} */
  const readers = {
    css: (path) => bundleShadowStyles(path, asDraft),
    html: (path) => unindented(typeset(readFileSync(path, 'utf8'))),
    woff2: (path) => readFileSync(path, 'base64'),
    wasm: (path) => gzipSync(readFileSync(path), { level: 9 }).toString('base64'),
  };
  return {
    name: 'contents-as-text',
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /\.examples$/ }, ({ path, resolveDir }) => ({
        path: join(resolveDir, path),
        namespace: 'folder',
      }));
      onLoad({ filter: /\.examples$/, namespace: 'folder' }, ({ path }) => ({
        contents: gatheredExamples(dirname(path)),
        loader: 'text',
        watchDirs: [dirname(path)],
      }));
      for (const [extension, contents] of Object.entries(readers)) {
        onLoad({ filter: new RegExp(`\\.${extension}$`) }, async ({ path }) => {
          try {
            return { contents: await contents(path), loader: 'text' };
          } catch (problem) {
            return { errors: faultsOf(path, /** @type {Error} */ (problem)) };
          }
        });
      }
    },
  };
}

/**
 * @param {string} folder
 * @returns {string} its examples as JSON, the smallest networks first
 */
export function gatheredExamples(folder) {
  const sizeOf = (/** @type {any} */ { document: { inputs, layers } }) =>
    layers.reduce((/** @type {number} */ sum, /** @type {any} */ { units }) => sum + units, inputs);
  const all = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => ({
      id: basename(file, '.json'),
      ...JSON.parse(readFileSync(join(folder, file), 'utf8')),
    }));
  return JSON.stringify(all.sort((one, other) => sizeOf(one) - sizeOf(other)));
}

/**
 * @param {string} path of the file that could not be turned into text
 * @param {Error & Partial<import('esbuild').BuildFailure>} problem
 * @returns {import('esbuild').PartialMessage[]} the errors, each with its location
 */
function faultsOf(path, { message, errors }) {
  if (errors) return errors;
  const [, line = '1', text = message] = /^Line (\d+): (.*)/s.exec(message) ?? [];
  return [{ text, location: { file: relative('.', path), line: Number(line) } }];
}
