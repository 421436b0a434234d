/** Bundles the page's scripts and style sheets with esbuild. */
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { lowerStyles, oldest } from './lower-styles.mjs';
import { smallest } from './smallest.mjs';
import { typeset } from './typeset.mjs';

const shared = /** @type {const} */ ({
  bundle: true,
  minify: true,
  logLevel: 'warning',
  write: false,
  charset: 'utf8',
  // A brace that is missing is no matter of taste.
  logOverride: { 'css-syntax-error': 'error' },
});

/** The syntax that the oldest browsers know. */
const target = Object.entries(oldest).map(([browser, version]) => browser + version);

/** For dev.sh, which reports errors itself: quick to make, and easy to read in a browser's tools. */
export const draft = /** @type {const} */ ({ minify: false, logLevel: 'silent' });

/**
 * @param {Record<string, string>} entries a module for each name
 * @returns {import('esbuild').BuildOptions} how drafts of them are made
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
 * @param {Record<string, unknown>} [constants] what the script's free names stand for
 * @returns {Promise<string>} the script
 */
export async function bundleScript(entry, format, constants = {}) {
  const define = defined(constants);
  /** @type {import('esbuild').BuildOptions} */
  const how = {
    format,
    target,
    plugins: [contentsAsText(), fewerOfLibrary()],
    // A classic script has no address of its own; what needs one is told where things are.
    define: { ...define, ...(format === 'iife' && { 'import.meta.url': 'document.baseURI' }) },
  };
  const result = await build({ ...how, ...shared, entryPoints: [entry] });
  return engineBeside(result.outputFiles[0].text);
}

/**
 * @param {Record<string, unknown>} constants
 * @returns {Record<string, string>} as esbuild takes them
 */
function defined(constants) {
  return Object.fromEntries(
    Object.entries(constants).map(([name, value]) => [name, JSON.stringify(value)]),
  );
}

/**
 * @typedef {object} PageScript
 * @property {string} file its name; but for the entry's, it changes with what the script says
 * @property {string} script a module
 * @property {'entry' | 'with it' | 'pressed'} when it is loaded: what only a press needs, by the press
 */

/**
 * Bundles a page's module, with what is imported only on a press in modules of their own.
 *
 * @param {string} entry a module
 * @param {string} name of the bundled scripts
 * @param {Record<string, unknown>} constants what the scripts' free names stand for
 * @returns {Promise<PageScript[]>} each after those that it imports
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
  const texts = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
  /** @type {Map<string, PageScript>} */
  const found = new Map();
  const add = async (/** @type {string} */ path, /** @type {PageScript['when']} */ when) => {
    const made = basename(path);
    if (found.has(made)) return;
    const { imports } = metafile.outputs[path];
    const isDynamic = (/** @type {{kind: string}} */ { kind }) => kind === 'dynamic-import';
    const near = when === 'pressed' ? 'pressed' : 'with it';
    for (const each of imports.filter((one) => !isDynamic(one))) await add(each.path, near);
    for (const each of imports.filter(isDynamic)) await add(each.path, 'pressed');
    let text = engineBeside(/** @type {string} */ (texts.get(made)));
    for (const [before, { file }] of found) text = text.replaceAll(`./${before}`, `./${file}`);
    const script = when === 'pressed' ? text : await smallest(text, true);
    const hash = createHash('sha256').update(script).digest('hex').slice(0, 8);
    found.set(made, { file: when === 'entry' ? made : `${name}-${hash}.js`, script, when });
  };
  await add(`out/${name}.js`, 'entry');
  return [...found.values()];
}

/** What the bundled scripts call the module that lies beside them. */
const engineFile = 'backprop-engine.wasm';

/**
 * Bundles modules that share what they have in common, so that one page has it once.
 *
 * @param {Record<string, string>} entries a module for each name
 * @param {{engine: string, split: boolean}} how `engine`: what they call the WebAssembly beside them
 * @returns {Promise<Map<string, string>>} the scripts, by their file's name
 */
export async function bundleModules(entries, { engine, split }) {
  /** @type {import('esbuild').BuildOptions} */
  const how = {
    format: 'esm',
    target,
    // Node shows the line of an error that nobody caught: not all of the script.
    lineLimit: 200,
    splitting: split,
    outdir: 'out',
    plugins: [contentsAsText(), fewerOfLibrary()],
  };
  const { outputFiles } = await build({ ...how, ...shared, entryPoints: entries });
  return new Map(outputFiles.map(({ path, text }) => [basename(path), engineBeside(text, engine)]));
}

/**
 * In the source tree the module is where the build leaves it; beside a bundled script it is in the
 * same folder, in the form of address that other bundlers find too.
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
 * @param {string} [font] the address of the font in it; left out, the font is put inside
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
 * @returns {Promise<string>} with measures that no host can change
 */
export async function bundleShadowStyles(entry, asDraft) {
  return ownMeasure(await bundleStyles(entry, undefined, asDraft));
}

/**
 * A rem is the font size of a page's root, which many a host sets for words of its own, to 10 px or
 * to 20. The lesson has the size that its reader chose instead.
 *
 * @param {string} styles
 * @returns {string}
 * @throws {Error} where a rem must stay, which it must in what is asked of a container
 */
function ownMeasure(styles) {
  const asked = /@(?:container|media)[^{]*[\d.]rem[^{]*/.exec(styles);
  if (asked) throw new Error(`a rem that a host can change: ${asked[0]}`);
  return styles.replace(/(-?[\d.]+)rem\b/g, 'calc($1*var(--backprop-rem))');
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
 * The charts' library is one file, in which functions that nobody calls get their methods: esbuild keeps
 * these, rolldown does not.
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
 * What a script imports beside scripts arrives as text: style sheets minified, words typeset, fonts
 * in base64, the WebAssembly gzipped and in base64.
 *
 * @param {typeof draft} [asDraft]
 * @returns {import('esbuild').Plugin}
 */
function contentsAsText(asDraft) {
  /** @type {Record<string, (path: string) => string | Promise<string>>} */
  const readers = {
    css: (path) => bundleShadowStyles(path, asDraft),
    html: (path) => typeset(readFileSync(path, 'utf8')),
    woff2: (path) => readFileSync(path, 'base64'),
    wasm: (path) => gzipSync(readFileSync(path), { level: 9 }).toString('base64'),
  };
  return {
    name: 'contents-as-text',
    setup({ onLoad }) {
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
 * @param {string} path of what could not be made into text
 * @param {Error & Partial<import('esbuild').BuildFailure>} problem
 * @returns {import('esbuild').PartialMessage[]} what is wrong, each with its place
 */
function faultsOf(path, { message, errors }) {
  if (errors) return errors;
  const [, line = '1', text = message] = /^Line (\d+): (.*)/s.exec(message) ?? [];
  return [{ text, location: { file: relative('.', path), line: Number(line) } }];
}
