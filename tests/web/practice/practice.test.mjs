import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadEngine } from '../../../web/src/engine/engine.js';
import { marked, slack } from '../../../web/src/hand/blanks.js';
import { lineText } from '../../../web/src/practice/line-text.js';
import { practiceOf } from '../../../web/src/practice/practice.js';
import { slipIn } from '../../../web/src/practice/questions.js';
import { askedIn, isOfChoice, isOfNumber, written } from './asked.mjs';

const engine = await loadEngine();
const seeds = 200;
const sets = Array.from({ length: seeds }, (_, k) => practiceOf(k + 1, engine));
const numbers = sets.flat().filter(isOfNumber);
const choices = sets.flat().filter(isOfChoice);

test('the same seed gives the same questions, and other seeds give others', () => {
  const texts = sets.map((questions) => questions.map(askedIn).join('\n'));
  assert.equal(practiceOf(5, engine).map(askedIn).join('\n'), texts[4]);
  assert.equal(new Set(texts).size, seeds);
  assert.equal(practiceOf(999999, engine).length, sets[0].length);
});

test('a set has five to eight questions, and more than twice as many numbers as choices', () => {
  for (const questions of sets) {
    assert.ok(questions.length >= 5 && questions.length <= 8);
    const chosen = questions.filter(isOfChoice).length;
    assert.ok(questions.filter(isOfNumber).length > 2 * chosen && chosen <= 2);
  }
});

/**
 * @param {string} text
 * @param {string} sign
 * @returns {number[]} what is given after it, such as a = 0.6 and −0.3
 */
function givenIn(text, sign) {
  const list = String.raw`((?:−?\d+(?:\.\d+)?(?:, | and )?)+)`;
  return [...text.matchAll(new RegExp(`(?:^|\\s)${sign} = ${list}`, 'g'))].flatMap(([, listed]) =>
    (listed.match(/−?\d+(?:\.\d+)?/g) ?? []).map((number) => Number(number.replace('−', '-'))),
  );
}

const sigmoid = (/** @type {number} */ z) => 1 / (1 + Math.exp(-z));

/**
 * How each number is worked out from what is given, by the question’s name.
 *
 * @type {Readonly<Record<string, (given: string) => number>>}
 */
const byHand = {
  'z of a neuron': (given) => {
    const [a, w, [b]] = ['a', 'w', 'b'].map((sign) => givenIn(given, sign));
    return a[0] * w[0] + a[1] * w[1] + b;
  },
  'a of a neuron': (given) => {
    const [z] = givenIn(given, 'z');
    return given.includes('tanh') ? Math.tanh(z) : sigmoid(z);
  },
  'δ of the output': (given) => {
    const [[a], [y]] = ['a', 'y'].map((sign) => givenIn(given, sign));
    return given.includes('ln') ? a - y : (a - y) * a * (1 - a);
  },
  'δ of a hidden neuron': (given) => {
    const [[a], w, delta] = ['a', 'w', 'δ'].map((sign) => givenIn(given, sign));
    const slope = given.includes('tanh') ? 1 - a * a : a * (1 - a);
    return slope * (w[0] * delta[0] + w[1] * delta[1]);
  },
  '∂L/∂w of a weight': (given) => givenIn(given, 'a')[0] * givenIn(given, 'δ')[0],
  'w after an update': (given) => {
    const [[w], [gradient], [rate]] = ['w', '∂L/∂w', 'η'].map((sign) => givenIn(given, sign));
    return w - rate * gradient;
  },
  'δ through three layers': (given) =>
    [...givenIn(given, 'f′'), ...givenIn(given, 'w')].reduce((product, factor) => product * factor),
};

test('whoever works with what is given, and rounds to three digits, is right', () => {
  for (const question of numbers) {
    const answer = written(byHand[question.name](question.given).toPrecision(3));
    assert.equal(marked(question, answer), 'right', `${askedIn(question)} ${question.right}`);
  }
});

test('the worked lines end with the right number', () => {
  for (const { worked, right } of numbers) {
    const [last = ''] = worked.map(lineText).slice(-1);
    const [, shown = ''] = /= (−?[\d.]+)$/.exec(last) ?? [];
    const difference = Number(shown.replace('−', '-')) - right;
    assert.ok(Math.abs(difference) <= slack * Math.abs(right), last);
  }
});

test('no right number is next to 0, and none is that of a slip', () => {
  for (const question of numbers) {
    assert.ok(Math.abs(question.right) >= 0.001, askedIn(question));
    for (const { number, slip } of question.misses) {
      assert.equal(marked(question, written(number)), 'wrong', askedIn(question));
      assert.equal(slipIn(question, written(number.toPrecision(4))), slip, askedIn(question));
    }
    assert.equal(slipIn(question, written(question.right)), null);
  }
});

test('no error signal, gradient or updated weight is one of the numbers that are given', () => {
  for (const question of numbers.filter(({ name }) => /δ|∂|update/.test(name))) {
    const given = question.given.match(/−?\d+(\.\d+)?/g) ?? [];
    for (const number of given.filter((each) => each.length > 2)) {
      const isSame = marked(question, written(number.replace('−', '-'))) === 'right';
      assert.ok(!isSame, `${askedIn(question)} ${question.right}`);
    }
  }
});

test('every number of the backward pass knows the slip of the sign, and most know another', () => {
  const backward = numbers.filter(({ name }) => /δ|∂|update/.test(name));
  for (const { name, misses } of backward) {
    assert.ok(
      misses.some(({ slip }) => slip === 'the sign is the other'),
      name,
    );
  }
  const knowing = backward.filter(({ misses }) => misses.length > 1);
  assert.ok(knowing.length > 0.9 * backward.length, `${knowing.length} of ${backward.length}`);
});

test('over the seeds, each choice but that nothing happens is right once', () => {
  const right = new Set(choices.map((question) => question.options[question.right]));
  assert.deepEqual([...right].sort(), [
    'It fades to less than a tenth.',
    'It grows more than tenfold.',
    'It keeps its size, within a factor of ten.',
    'It makes the weight larger.',
    'It makes the weight smaller.',
  ]);
});

test('the right choice follows from what is given', () => {
  for (const { given, options, right } of choices) {
    const [slope] = givenIn(given, 'f′');
    if (slope === undefined) {
      const [[from, a], [y]] = ['a', 'y'].map((sign) => givenIn(given, sign));
      assert.match(options[right], (a - y) * from < 0 ? /larger/ : /smaller/);
    } else {
      const factor = (slope * givenIn(given, 'w')[0]) ** 8;
      assert.match(options[right], factor < 0.1 ? /fades/ : factor > 10 ? /grows/ : /keeps/);
    }
  }
});
