/** Makes PNG and PDF from SVG, by librsvg's converter. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Pixels per inch of the PNG: what printers ask for. */
export const resolution = 300;

/**
 * @param {string} svg the path of an SVG
 * @param {string} png the path to write to
 * @param {number} [pixels] per inch
 * @throws {Error} if the converter is missing, or with what it says
 */
export async function toPng(svg, png, pixels = resolution) {
  await run(['--format=png', `--dpi-x=${pixels}`, `--dpi-y=${pixels}`, '-o', png, svg]);
}

/**
 * @param {string} svg the path of an SVG
 * @param {string} pdf the path to write to
 * @throws {Error} if the converter is missing, or with what it says
 */
export async function toPdf(svg, pdf) {
  await run(['--format=pdf', '-o', pdf, svg]);
}

/** @param {string[]} words */
async function run(words) {
  // A PDF states when it was made: the same one each time, so that the same figure is the same file.
  const env = { ...process.env, SOURCE_DATE_EPOCH: '0' };
  try {
    await promisify(execFile)('rsvg-convert', words, { env });
  } catch (problem) {
    const { code, message } = /** @type {Error & {code: unknown}} */ (problem);
    if (code !== 'ENOENT') throw new Error(`${words.at(-1)}: ${message}`);
    throw new Error('rsvg-convert is missing: install librsvg2-bin, or librsvg of another system');
  }
}
