/**
 * Merges the scripts that a page loads together with its entry into one: esbuild makes a script of each set
 * of modules that the same entries share, and many small files take longer to fetch than one.
 */
import { build } from 'esbuild';
import { basename } from 'node:path';

/**
 * @typedef {Record<string, {imports: {path: string, kind: string}[], exports: string[]}>} Outputs esbuild's
 *   metafile's
 */

/**
 * @param {string} entry its path in the outputs
 * @param {Outputs} outputs
 * @param {ReadonlyMap<string, string>} texts the scripts, by file name
 * @param {import('esbuild').BuildOptions} how they are written
 * @returns {Promise<{common: string, texts: Map<string, string>}>} the merged script, '' if there was nothing
 *   to merge, and the others, which import it as `./common.js`
 */
export async function mergeScripts(entry, outputs, texts, how) {
  const merged = sharedBy(entry, outputs);
  if (merged.length < 2) return { common: '', texts: new Map(texts) };
  let named = 0;
  /** The exports' names in the merged script. @type {Map<string, string[][]>} */
  const names = new Map(
    merged.map((path) => [
      basename(path),
      outputs[path].exports.map((name) => [name, `_${(named++).toString(36)}`]),
    ]),
  );
  const parts = [...names].map(([file, pairs]) => exportLine(file, pairs));
  const common = await bundled(parts.join('\n'), [inMemory(texts, names)], how);
  /** @type {Map<string, string>} */
  const others = new Map();
  for (const [file, text] of texts) {
    if (!names.has(file)) others.set(file, await bundled(text, [redirected(names)], how));
  }
  return { common, texts: others };
}

/**
 * @param {string} entry
 * @param {Outputs} outputs
 * @returns {string[]} what it imports statically, but for scripts that import others on demand: those name
 *   files that in turn import the merged one
 */
function sharedBy(entry, outputs) {
  /** @type {Set<string>} */
  const found = new Set();
  const isStatic = (/** @type {{kind: string}} */ { kind }) => kind !== 'dynamic-import';
  const visit = (/** @type {string} */ path) => {
    for (const each of outputs[path].imports.filter(isStatic)) {
      if (found.has(each.path)) continue;
      found.add(each.path);
      visit(each.path);
    }
  };
  visit(entry);
  const isClosed = (/** @type {string} */ path) =>
    outputs[path].imports.every((each) => isStatic(each) && found.has(each.path));
  let closed = [...found].filter(isClosed);
  // What is merged may import only what is merged.
  for (let before = -1; before !== closed.length;) {
    before = closed.length;
    closed = closed.filter((path) =>
      outputs[path].imports.every((each) => closed.includes(each.path)),
    );
  }
  return closed;
}

/**
 * @param {string} file
 * @param {readonly string[][]} pairs
 */
function exportLine(file, pairs) {
  const list = pairs.map(([from, to]) => `${from} as ${to}`).join(', ');
  return pairs.length > 0 ? `export { ${list} } from './${file}';` : `import './${file}';`;
}

/**
 * @param {string} contents
 * @param {import('esbuild').Plugin[]} plugins
 * @param {import('esbuild').BuildOptions} how
 * @returns {Promise<string>}
 */
async function bundled(contents, plugins, how) {
  const { outputFiles = [] } = await build({
    ...how,
    stdin: { contents },
    format: 'esm',
    bundle: true,
    write: false,
    plugins,
  });
  return outputFiles[0].text;
}

/**
 * @param {ReadonlyMap<string, string>} texts
 * @param {ReadonlyMap<string, unknown>} merged
 * @returns {import('esbuild').Plugin} takes merged scripts from memory
 */
function inMemory(texts, merged) {
  return {
    name: 'in-memory',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\.\// }, ({ path }) =>
        merged.has(basename(path))
          ? { path: basename(path), namespace: 'memory' }
          : { path, external: true },
      );
      onLoad({ filter: /.*/, namespace: 'memory' }, ({ path }) => ({ contents: texts.get(path) }));
    },
  };
}

/**
 * @param {ReadonlyMap<string, readonly string[][]>} names
 * @returns {import('esbuild').Plugin} imports from the merged script what others exported
 */
function redirected(names) {
  return {
    name: 'redirected',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\.\// }, ({ path, namespace }) =>
        names.has(basename(path)) && namespace !== 'redirect'
          ? { path: basename(path), namespace: 'redirect' }
          : { path, external: true },
      );
      onLoad({ filter: /.*/, namespace: 'redirect' }, ({ path }) => {
        const back = (names.get(path) ?? []).map(([from, to]) => [to, from]);
        return { contents: exportLine('common.js', back) };
      });
    },
  };
}
