/**
 * Builds the lesson in dist/: the page with its files beside it, and the same page as one file
 * (backprop.html, and embed.html for frames).
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundlePage, bundleScript, bundleShadowStyles, bundleStyles } from './bundle.mjs';
import { makeFigures, packFigures } from './figures/figures.mjs';
import { packForNpm } from './npm-package.mjs';
import { accessibilityParts } from './accessibility.mjs';
import { plainPage } from './plain-page.mjs';
import { renderPage } from './render-page.mjs';
import { librariesLicence } from './libraries-licence.mjs';
import { scormPackage } from './scorm-package.mjs';
import { keepSmallest, smallest } from './smallest.mjs';
import { stageKeys } from '../web/src/words/figure.js';
import { withStillFigure } from './still/still-figure.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);

// Built outside dist/ and moved there at the end, so that a failed build leaves the old page whole.
const made = 'build/dist';
rmSync(made, { recursive: true, force: true });
mkdirSync(made, { recursive: true });

const fontSheet = 'web/styles/page/math-font.css';
const wasm = read('build/wasm/backprop-engine.wasm');
const words = {
  shell: readFileSync('web/index.html', 'utf8').replaceAll('{{date}}', lastUpdated()),
  lesson: await withStillFigure(readFileSync('web/lesson.html', 'utf8'), wasm),
  lessonStyles: await bundleShadowStyles('web/styles/lesson/lesson-with-still.css'),
};

const engine = add('backprop-engine.wasm', wasm, 'versioned');
const font = add('math.woff2', read('web/fonts/math.woff2'), 'versioned');
const constants = { pageEngine: engine, pageFont: font.address };
const scripts = (await bundlePage('web/src/page/main.js', 'lesson', constants)).map(
  ({ file, script, when }) => ({
    ...add(file, script, when === 'entry' ? 'versioned' : 'plain'),
    when,
  }),
);
const page = add(
  'index.html',
  renderPage({
    ...words,
    shellStyles: await bundleStyles('web/styles/page/shell.css'),
    icon: 'icon.svg',
    beside: { scripts, engine, fontStyles: await bundleStyles(fontSheet, font.address) },
  }),
);
const others = [
  font,
  add('LICENSE.txt', read('LICENSE')),
  add('manifest.webmanifest', read('web/manifest.webmanifest')),
  ...['icon.svg', 'icon-192.png', 'icon-512.png', 'icon-maskable.png'].map((file) =>
    add(file, read(`web/icons/${file}`)),
  ),
];
const files = [
  { ...page, address: './' },
  ...scripts.map(({ address, integrity }) => ({ address, integrity })),
  engine,
  ...others,
];
const pageVersion = { name: hash(JSON.stringify(files), 'hex').slice(0, 8), files };
add(
  'service-worker.js',
  await bundleScript('web/src/page/service-worker.js', 'iife', { pageVersion }),
);

const licences = [
  readFileSync('LICENSE', 'utf8'),
  readFileSync('web/fonts/LICENSE-math.txt', 'utf8'),
  librariesLicence(),
].join('\n');
const insideStyles =
  (await bundleStyles('web/styles/page/shell.css')) + (await bundleStyles(fontSheet));

/**
 * @param {RegExp} place with one group
 * @returns {string} what the group matches in web/index.html
 * @throws {Error} if it matches nothing
 */
function inShell(place) {
  const found = place.exec(words.shell)?.[1];
  if (!found) throw new Error(`web/index.html: expected ${place}, found none`);
  return found;
}

/**
 * @param {'' | 'scorm12' | 'scorm2004'} scormVersion of the package; '' for a page outside of packages
 * @returns {Promise<string>} the script of a one-file page
 */
function scriptInside(scormVersion) {
  return bundleScript('web/src/page/main-inline.js', 'iife', { scormVersion });
}

/**
 * @param {'alone' | 'framed' | 'inPackage'} place
 * @param {string} script
 */
function oneFile(place, script) {
  return renderPage({
    framed: place === 'framed',
    ...words,
    shellStyles: insideStyles,
    icon: `data:image/svg+xml;base64,${readFileSync('web/icons/icon.svg', 'base64')}`,
    inside: { script, licences },
  });
}

const scriptOfFile = await smallest(await scriptInside(''), false);
add('backprop.html', oneFile('alone', scriptOfFile));
add('embed.html', oneFile('framed', scriptOfFile));
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
for (const standard of /** @type {const} */ (['scorm12', 'scorm2004'])) {
  add(
    `backprop-${standard}.zip`,
    scormPackage(standard, {
      title: inShell(/<title>(.*?)<\/title>/),
      description: inShell(/name="description"\s+content="(.*?)"/),
      language: inShell(/<html lang="(.*?)"/),
      version,
      page: oneFile('inPackage', await scriptInside(standard)),
      licence: readFileSync('LICENSE', 'utf8'),
    }),
  );
}
add(
  'plan.html',
  plainPage(readFileSync('web/plan.html', 'utf8'), await bundleStyles('web/styles/page/plan.css')),
);
const accessibilityStyles = await bundleStyles('web/styles/page/accessibility.css');
const accessibility = {
  ...accessibilityParts(JSON.parse(readFileSync('web/accessibility.json', 'utf8'))),
  version,
  keys: stageKeys,
};
for (const file of ['accessibility.html', 'conformance.html'])
  add(file, plainPage(readFileSync(`web/${file}`, 'utf8'), accessibilityStyles, accessibility));
add('backprop-lesson.js', await bundleScript('web/src/package/classic.js', 'iife'));
add('embed.js', await bundleScript('web/src/host/embed.js', 'iife'));

add(
  'content-security-policy.txt',
  policiesOf([
    'index.html',
    'embed.html',
    'backprop.html',
    'plan.html',
    'accessibility.html',
    'conformance.html',
  ]),
);
add('LICENSE-math.txt', read('web/fonts/LICENSE-math.txt'));
add('LICENSE-libraries.txt', librariesLicence());
const figures = await makeFigures(`${made}/figures`, wasm);
await packForNpm(`${made}/npm`, readFileSync(`${made}/backprop-lesson.js`, 'utf8'));
await packFigures(`${made}/figures`, `${made}/npm/figures`, figures);
archiveSource(`${made}/source.tar.gz`);
keepSmallest();

rmSync('dist', { recursive: true, force: true });
renameSync(made, 'dist');

/**
 * @param {string} file
 * @param {string | Uint8Array} contents
 * @param {'versioned' | 'plain'} [kind] versioned: the address changes with the contents, so that no
 *   cache between server and reader serves another version
 * @returns {VersionedFile}
 */
function add(file, contents, kind = 'plain') {
  writeFileSync(`${made}/${file}`, contents);
  const version = kind === 'versioned' ? `?v=${hash(contents, 'hex').slice(0, 8)}` : '';
  return { address: file + version, integrity: `sha256-${hash(contents, 'base64')}` };
}

/**
 * @param {string | Uint8Array} contents
 * @param {'hex' | 'base64'} form
 * @returns {string}
 */
function hash(contents, form) {
  return createHash('sha256').update(contents).digest(form);
}

/**
 * @param {string} file
 * @returns {Uint8Array}
 */
function read(file) {
  return readFileSync(file);
}

/**
 * @param {string[]} pages
 * @returns {string} for each page, the Content-Security-Policy header that a server may send
 */
function policiesOf(pages) {
  return pages
    .map((file) => {
      const [, policy] =
        /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(
          readFileSync(`${made}/${file}`, 'utf8'),
        ) ?? [];
      return `${file}\nContent-Security-Policy: ${policy}\n`;
    })
    .join('\n');
}

/** @returns {string} the date of the last commit; outside a checkout, of today */
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
 * @returns {string | null} git's output; null if git fails, as it does outside a checkout
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
