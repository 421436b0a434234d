/** Fails if the page is larger than its budget, so that readers on slow lines need not wait. */
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const page = readFileSync(new URL('../dist/index.html', import.meta.url), 'utf8');

/** The files that the page loads, by kind; archives and licences are only linked. */
const loaded = {
  WebAssembly: ['backprop-engine.wasm'],
  JavaScript: [...page.matchAll(/(?:src|href)="([\w-]+\.js)/g)].map(([, file]) => file),
  page: ['index.html'],
  // The browser fetches these when it likes, and the page its font once the figure moves.
  later: ['math.woff2', 'icon.svg', 'manifest.webmanifest'],
};

/** In KB (1000 bytes), gzipped. */
const limits = { WebAssembly: 94, JavaScript: 69, 'until the figure moves': 179, total: 204 };

/**
 * @param {string} file
 * @returns {number} KB, gzipped
 */
function size(file) {
  return (
    gzipSync(readFileSync(new URL(`../dist/${file}`, import.meta.url)), { level: 9 }).length / 1000
  );
}

/**
 * @param {readonly string[]} files
 * @returns {number} KB, gzipped
 */
function sizeOf(files) {
  return files.reduce((sum, file) => sum + size(file), 0);
}

const { later, ...first } = loaded;
const untilItMoves = sizeOf(Object.values(first).flat());
/** @type {Record<string, number>} */
const sizes = {
  WebAssembly: sizeOf(first.WebAssembly),
  JavaScript: sizeOf(first.JavaScript),
  'until the figure moves': untilItMoves,
  total: untilItMoves + sizeOf(later),
};

for (const [kind, limit] of Object.entries(limits)) report(kind, sizes[kind], limit, ', gzipped');

/** The scripts fetched near "Now Break It", in the lab, for the dialogs and for who reads by keyboard or ear. */
const onDemand = readdirSync(new URL('../dist/', import.meta.url)).filter(
  (file) => /^lesson-\w+\.js$/.test(file) && !loaded.JavaScript.includes(file),
);
report('“Now Break It”, lab and dialogs', sizeOf(onDemand), 125, ', gzipped');

/** Not gzipped: a file that is opened by a double click is loaded as it is. */
const oneFile = readFileSync(new URL('../dist/backprop.html', import.meta.url));
report('backprop.html', oneFile.length / 1000, 760);

/**
 * @param {string} what
 * @param {number} found KB
 * @param {number} limit KB
 * @param {string} [how]
 */
function report(what, found, limit, how = '') {
  const line = `${what}: ${found.toFixed(1)} KB of ${limit} KB${how}`;
  if (found > limit) {
    console.error(`over budget: ${line}`);
    process.exitCode = 1;
  } else {
    console.log(line);
  }
}
