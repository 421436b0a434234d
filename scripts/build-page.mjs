/**
 * Puts the page together in dist/: typeset HTML, one script, one style sheet, the WebAssembly
 * module, the math font, the licence and the source.
 */
import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { typeset } from './typeset.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);

// Built beside dist/ and moved into place, so that a failed build leaves the old page whole.
const made = 'build/dist';
rmSync(made, { recursive: true, force: true });
mkdirSync(made, { recursive: true });

/** @type {import('esbuild').BuildOptions} */
const shared = { bundle: true, minify: true, logLevel: 'warning', outdir: made };
await build({
  ...shared,
  entryPoints: { lesson: 'web/src/main.js' },
  format: 'esm',
  target: 'es2022',
  external: ['node:*'], // engine.js reads its module from a file where it runs in Node
  plugins: [stylesAsText()],
});
await build({
  ...shared,
  entryPoints: { lesson: 'web/styles/lesson.css' },
  loader: { '.woff2': 'copy' },
  assetNames: '[name]',
});

const html = readFileSync('web/index.html', 'utf8').replaceAll('{{date}}', lastUpdated());
writeFileSync(`${made}/index.html`, typeset(html));
cpSync('build/wasm/backprop-engine.wasm', `${made}/backprop-engine.wasm`);
cpSync('web/icon.svg', `${made}/icon.svg`);
cpSync('LICENSE', `${made}/LICENSE.txt`);
cpSync('web/fonts/LICENSE-math.txt', `${made}/LICENSE-math.txt`);
archiveSource(`${made}/source.tar.gz`);

rmSync('dist', { recursive: true, force: true });
renameSync(made, 'dist');

/**
 * A style sheet imported by a script arrives as minified text, for the shadow roots.
 *
 * @returns {import('esbuild').Plugin}
 */
function stylesAsText() {
  return {
    name: 'styles-as-text',
    setup({ onLoad }) {
      onLoad({ filter: /\.css$/ }, async ({ path }) => {
        const result = await build({
          entryPoints: [path],
          minify: true,
          bundle: true,
          write: false,
        });
        return { contents: result.outputFiles[0].text, loader: 'text' };
      });
    },
  };
}

/** @returns {string} the last commit's date; in an unpacked source archive, its files' */
function lastUpdated() {
  return git('log', '-1', '--format=%cs') ?? new Date().toISOString().slice(0, 10);
}

/** @param {string} file */
function archiveSource(file) {
  if (git('archive', '--format=tar.gz', '--prefix=backprop-lesson/', '-o', file, 'HEAD') !== null)
    return;
  const left = ['build', 'dist', 'node_modules'].map((folder) => `--exclude=./${folder}`);
  execFileSync('tar', ['czf', file, ...left, '.']);
}

/**
 * @param {...string} words
 * @returns {string | null} what git prints, or null where this is no checkout
 */
function git(...words) {
  try {
    const output = execFileSync('git', words, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return output.trim();
  } catch {
    return null;
  }
}
