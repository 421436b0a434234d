/**
 * Puts the lesson together in dist/: the page with its files beside it, and the same page as one
 * file (backprop.html, and embed.html for frames).
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundleScript, bundleStyles } from './bundle.mjs';
import { renderPage } from './render-page.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);

// Built beside dist/ and moved into place, so that a failed build leaves the old page whole.
const made = 'build/dist';
rmSync(made, { recursive: true, force: true });
mkdirSync(made, { recursive: true });

const words = {
  shell: readFileSync('web/index.html', 'utf8').replaceAll('{{date}}', lastUpdated()),
  lesson: readFileSync('web/lesson.html', 'utf8'),
  lessonStyles: await bundleStyles('web/styles/lesson.css'),
};

write('lesson.js', await bundleScript('web/src/main.js', 'esm'));
write(
  'index.html',
  renderPage({
    ...words,
    shellStyles: await bundleStyles('web/styles/shell.css'),
    icon: 'icon.svg',
    script: { file: 'lesson.js' },
    font: 'math.woff2',
  }),
);

const oneFile = renderPage({
  ...words,
  shellStyles: await bundleStyles('web/styles/shell.css', 'dataurl'),
  icon: `data:image/svg+xml;base64,${readFileSync('web/icon.svg', 'base64')}`,
  script: { text: await bundleScript('web/src/main-inline.js', 'iife') },
  licences: ['LICENSE', 'web/fonts/LICENSE-math.txt']
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n'),
});
write('backprop.html', oneFile);
write('embed.html', oneFile);
write('backprop-lesson.js', await bundleScript('web/src/package/inline.js', 'iife'));
write('embed.js', await bundleScript('web/src/embed.js', 'iife'));

cpSync('build/wasm/backprop-engine.wasm', `${made}/backprop-engine.wasm`);
cpSync('web/fonts/math.woff2', `${made}/math.woff2`);
cpSync('web/icon.svg', `${made}/icon.svg`);
cpSync('LICENSE', `${made}/LICENSE.txt`);
cpSync('web/fonts/LICENSE-math.txt', `${made}/LICENSE-math.txt`);
archiveSource(`${made}/source.tar.gz`);

rmSync('dist', { recursive: true, force: true });
renameSync(made, 'dist');

/**
 * @param {string} file
 * @param {string | Uint8Array} contents
 */
function write(file, contents) {
  writeFileSync(`${made}/${file}`, contents);
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
