/** Makes PNG and PDF from SVG, by librsvg's converter. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Pixels per inch of the PNG: what printers ask for. */
export const resolution = 300;

/**
 * @param {string} path of the SVG, without its extension
 * @throws {Error} if the converter is missing, or with what it says
 */
export async function convert(path) {
  await run(
    ['--format=png', `--dpi-x=${resolution}`, `--dpi-y=${resolution}`, '-o', `${path}.png`],
    path,
  );
  await run(['--format=pdf', '-o', `${path}.pdf`], path);
}

/**
 * @param {string[]} words
 * @param {string} path
 */
async function run(words, path) {
  // A PDF states when it was made: the same one each time, so that the same figure is the same file.
  const env = { ...process.env, SOURCE_DATE_EPOCH: '0' };
  try {
    await promisify(execFile)('rsvg-convert', [...words, `${path}.svg`], { env });
  } catch (problem) {
    const { code, message } = /** @type {Error & {code: unknown}} */ (problem);
    if (code !== 'ENOENT') throw new Error(`${path}.svg: ${message}`);
    throw new Error('rsvg-convert is missing: install librsvg2-bin, or librsvg of another system');
  }
}
