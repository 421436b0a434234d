/**
 * Makes web/fonts/math.woff2: the few hundred glyphs of STIX Two Math that the lesson's formulas use.
 *
 *   node scripts/subset-math-font.mjs
 *
 * Source:  STIX Two Math 2.12, from the npm package @fontsource/stix-two-math, pinned in package.json.
 * Licence: SIL Open Font License 1.1, which allows subsets to be redistributed with the licence
 *          (web/fonts/LICENSE-math.txt). The copyright holders reserve no font name.
 * Method:  HarfBuzz's subsetter (npm package subset-font). With each character, it keeps the glyphs by which
 *          the MATH table stretches it: taller parentheses and braces, and the pieces they are built from.
 *
 * Run it again after adding to CHARACTERS; the tests name any character of the page that is missing.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';

const SOURCE = '@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2';
const TARGET = new URL('../web/fonts/math.woff2', import.meta.url);

/** The characters from `first` to `last`. @param {string} first @param {string} last */
function range(first, last) {
  const from = /** @type {number} */ (first.codePointAt(0));
  const to = /** @type {number} */ (last.codePointAt(0));
  return String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, i) => from + i));
}

const CHARACTERS = [
  // Numbers, function names and \text{…}, with the spaces and the invisible “applied to” that Temml writes.
  range('0', '9') +
    range('A', 'Z') +
    range('a', 'z') +
    " !%'()*+,-./:;<=>?[]{|}\u00A0\u2009\u2061’“”–",
  // Browsers show a one-letter <mi> in mathematical italic (italic h is Planck's constant).
  range('𝐴', '𝑔') + 'ℎ' + range('𝑖', '𝑧'),
  '𝛼𝛽𝛾𝛿𝜀𝜂𝜃𝜅𝜆𝜇𝜋𝜌𝜎𝜏𝜑𝜔𝜖𝜙𝜕𝛻',
  // Capital Greek letters stand upright, as in TeX.
  'ΓΔΘΛΣΦΨΩ',
  // Bold: vectors and matrices.
  '𝐖𝐰𝐗𝐱𝐀𝐚𝐁𝐛𝐙𝐳𝐘𝐲𝜹𝝈',
  // Letter-like symbols.
  'ℓℝ∂∇∞⊤…⋯⋮½¼′',
  // Operators and relations.
  '−±×÷·⋅⊙∘∑∏√∈≤≥≈≠≡∝→←↦⇒',
  // Fences, braces above and below, and accents.
  '‖∥⏞⏟ˆ‾~˙',
].join('');

const source = await readFile(createRequire(import.meta.url).resolve(SOURCE));
const subset = await subsetFont(source, CHARACTERS, {
  targetFormat: 'woff2',
  noHinting: true,
  keepFeatures: [],
});
await writeFile(TARGET, subset);
console.log(`web/fonts/math.woff2: ${subset.length} bytes`);
