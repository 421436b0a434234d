/**
 * Makes the lesson's figures for books and slides: SVG drawn from the engine's numbers, PNG and PDF made from it,
 * and their captions, alternative texts and live versions, for programs and for readers.
 */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { loadEngine } from '../../web/src/engine/engine.js';
import { attributes } from '../../web/src/state/attributes.js';
import { writeLink } from '../../web/src/state/permalink.js';
import { stateFrom } from '../../web/src/state/state.js';
import { toPdf, toPng } from './convert.mjs';
import { handFigures } from './by-hand.mjs';
import { lossFigures } from './losses.mjs';
import { mapFigures } from './map.mjs';
import { paperPalette } from './paper.mjs';
import { passFigures } from './passes.mjs';

/**
 * @typedef {object} Workshop what a figure is made with
 * @property {import('../../web/src/engine/engine.js').Engine} engine
 * @property {import('../../web/src/drawing/palette.js').Palette} palette
 *
 * @typedef {import('../../web/src/words/printed.js').Said & FigureFile} Figure
 * @typedef {object} FigureFile
 * @property {string} name of its files
 * @property {string} svg
 * @property {import('../../web/src/state/state.js').Change} settings that show it live
 */

/**
 * @param {Uint8Array} wasm the engine
 * @returns {Promise<Figure[]>}
 */
export async function drawFigures(wasm) {
  const engine = await loadEngine({ wasm: Uint8Array.from(wasm).buffer });
  const workshop = { engine, palette: paperPalette() };
  return [passFigures, mapFigures, lossFigures, handFigures].flatMap((draw) => draw(workshop));
}

/** The forms of a figure. A package is fetched by many who print nothing: it leaves out the largest, the PNG. */
const [forms, formsInPackage] = [
  ['svg', 'png', 'pdf'],
  ['svg', 'pdf'],
];

/**
 * @param {string} folder to make them in
 * @param {Uint8Array} wasm the engine
 * @returns {Promise<Figure[]>}
 * @throws {Error} if the converter is missing or fails
 */
export async function makeFigures(folder, wasm) {
  mkdirSync(folder);
  const figures = await drawFigures(wasm);
  for (const { name, svg } of figures) writeFileSync(`${folder}/${name}.svg`, svg);
  const paths = figures.map(({ name }) => `${folder}/${name}`);
  await Promise.all(
    paths.map(async (path) => {
      await toPng(`${path}.svg`, `${path}.png`);
      await toPdf(`${path}.svg`, `${path}.pdf`);
    }),
  );
  list(folder, figures, forms);
  return figures;
}

/**
 * What the widget leaves in a notebook for readers without a kernel: a PNG, because notebooks strip the shapes
 * of an SVG, with few pixels, because it is saved in each notebook.
 */
const notebookPicture = { name: 'depth-3-backward', file: 'notebook.png', pixels: 150 };

/**
 * Copies the figures into the npm package, with the picture for notebooks.
 *
 * @param {string} folder of the figures
 * @param {string} to the folder to make
 * @param {readonly Figure[]} figures
 * @throws {Error} if the converter is missing or fails
 */
export async function packFigures(folder, to, figures) {
  mkdirSync(to);
  for (const file of figures.flatMap(({ name }) => filesOf(name, formsInPackage))) {
    copyFileSync(`${folder}/${file}`, `${to}/${file}`);
  }
  const { name, file, pixels } = notebookPicture;
  await toPng(`${folder}/${name}.svg`, `${to}/${file}`, pixels);
  list(to, figures, formsInPackage);
}

/**
 * Lists the figures for programs and for readers.
 *
 * @param {string} folder
 * @param {readonly Figure[]} figures
 * @param {readonly string[]} extensions
 */
function list(folder, figures, extensions) {
  const entries = figures.map((figure) => entryOf(figure, extensions));
  writeFileSync(`${folder}/figures.json`, `${JSON.stringify(entries, null, 2)}\n`);
  const template = readFileSync(new URL('README.md', import.meta.url), 'utf8');
  const sections = entries.map(section).join('\n');
  writeFileSync(`${folder}/README.md`, template.replace('{{figures}}', sections));
}

/**
 * @param {string} name
 * @param {readonly string[]} extensions
 */
function filesOf(name, extensions) {
  return extensions.map((extension) => `${name}.${extension}`);
}

/**
 * @typedef {ReturnType<typeof entryOf>} Entry
 *
 * @param {Figure} figure
 * @param {readonly string[]} extensions of its files
 */
function entryOf({ name, title, caption, alt, settings }, extensions) {
  const state = stateFrom(settings);
  return {
    name,
    title,
    caption,
    alt,
    files: filesOf(name, extensions),
    // What the address of the lesson's page, or of a frame, ends with.
    link: `#${writeLink(state)}`,
    element: `<backprop-lesson${attributes(state)}></backprop-lesson>`,
  };
}

/**
 * @param {Entry} entry
 * @returns {string} of the README
 */
function section({ name, title, caption, alt, files, link, element }) {
  return [
    `## ${title}\n`,
    `![${alt}](${name}.svg)\n`,
    `Files: ${files.map((file) => `[${file}](${file})`).join(', ')}\n`,
    `Caption: ${caption}\n`,
    `Alternative text: ${alt}\n`,
    `Live: \`${element}\`, or a link to the lesson that ends in \`${link}\`\n`,
  ].join('\n');
}
