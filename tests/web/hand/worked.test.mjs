import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { loadEngine } from '../../../web/src/engine/engine.js';
import { blanksOf } from '../../../web/src/hand/blanks.js';
import { blankCount, isOwnLevel, levels, nextLevel } from '../../../web/src/hand/levels.js';
import { workedLines } from '../../../web/src/hand/worked.js';
import { Run } from '../../../web/src/pass/run.js';

const engine = await loadEngine();
const digits = 8;
const rate = 0.5;

/** @param {any} document */
const finished = (document) => ({ ...new Run(engine, document).finished(), digits });

const examples = readdirSync('web/examples').map((file) => {
  const { document } = JSON.parse(readFileSync(`web/examples/${file}`, 'utf8'));
  return [file, document];
});
const cases = ['passes', 'options'].flatMap(
  (name) => JSON.parse(readFileSync(`tests/goldens/${name}.json`, 'utf8')).cases,
);
const documents = [
  ...examples,
  ...cases.map((/** @type {any} */ each) => [each.name, each.document]),
].filter(([, document]) => !document.training);

/** What a worked line calls a function, as one of JavaScript. */
const functions = {
  σ: (/** @type {number} */ z) => 1 / (1 + Math.exp(-z)),
  tanh: Math.tanh,
  max: Math.max,
  ln: Math.log,
  leakyReLU: (/** @type {number} */ z) => (z > 0 ? z : 0.01 * z),
  ELU: (/** @type {number} */ z) => (z > 0 ? z : Math.expm1(z)),
};

/**
 * @param {string} numbers what stands between the last two equals signs
 * @returns {number}
 */
function computed(numbers) {
  const code = numbers
    .replace(/ × 10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)/g, (_, power) => `e${plainPower(power)}`)
    .replaceAll('≈ 0', '0')
    .replaceAll('−', '-')
    .replaceAll('×', '*')
    .replace('leaky ReLU', 'leakyReLU')
    .replace(/e\^(\([^)]*\)|[\d.]+(?:e-?\d+)?)/g, 'Math.exp($1)');
  return Function(...Object.keys(functions), `return ${code}`)(...Object.values(functions));
}

/** @param {string} power */
const plainPower = (power) =>
  [...power].map((sign) => (sign === '⁻' ? '-' : '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(sign))).join('');

test('of every worked line, the numbers put in make the result, and the result is the blank’s', () => {
  const seen = new Set();
  for (const [name, document] of documents) {
    const frame = finished(document);
    for (const { name: what, place, right } of blanksOf(frame, 'pass')) {
      const lines = workedLines(frame, place, rate).map((line) =>
        line.map(({ text }) => text).join(''),
      );
      for (const [k, line] of lines.entries()) {
        const [numbers, result] = line.split(' = ').slice(-2);
        if (line.includes('held')) continue;
        const ours = computed(result);
        if (k === 0) assert.ok(near(ours, right), `${name}, ${what}: ${line}`);
        // Nothing to compute: a sum cut short, Φ, a bias’ gradient, and what is normalised.
        if (/^[δz]$/.test(numbers) || /…|Φ|f\(γ/.test(line)) continue;
        const slope = document.layers[place.layer - 1]?.slope;
        if (line.includes('leaky') && slope !== undefined) continue;
        const made = computed(numbers);
        // e to a power of 800 is beyond a double.
        assert.ok(!Number.isFinite(made) || near(made, ours), `${name}, ${what}: ${line}`);
        seen.add(line.split(' = ')[1]);
      }
    }
  }
  // The output's δ of each loss, the hidden layers' of each kind, and the gradients with and without L2.
  for (const formula of [
    'a − y',
    '(a − y) · f′(z)',
    '2 (a − y) · f′(z)',
    '2 (a − y) / n · f′(z)',
    'f′(z)',
    'f′(z) · Σ w·δ of the layer after',
    'f′(z) · (Σ w·δ + ∂L/∂a of the layer after)',
    'Σ ∂u/∂z · f′(u) · ∂L/∂a of the own layer',
    'δ · a',
    'δ · a + λ · w',
    'Σ w·a + b',
    'Σ w·a',
  ]) {
    assert.ok(seen.has(formula), `${formula} is in no line`);
  }
});

/**
 * @param {number} one
 * @param {number} other
 */
function near(one, other) {
  return Math.abs(one - other) <= 1e-5 * Math.abs(other) + 1e-7;
}

test('each level leaves more blank, from the last line to all', () => {
  for (let lines = 1; lines <= 30; ++lines) {
    assert.equal(blankCount(lines, levels[0]), 1);
    assert.equal(blankCount(lines, levels[3]), lines);
    /** @type {number | null} */
    let level = levels.find((each) => isOwnLevel(lines, each)) ?? null;
    const path = [];
    for (; level !== null; level = nextLevel(lines, level)) path.push(blankCount(lines, level));
    assert.deepEqual(
      path,
      [...new Set(path)].sort((one, other) => one - other),
    );
    assert.equal(path.at(-1), lines);
    const offered = levels.filter((each) => isOwnLevel(lines, each));
    assert.deepEqual(
      offered.map((each) => blankCount(lines, each)),
      path,
    );
  }
});
