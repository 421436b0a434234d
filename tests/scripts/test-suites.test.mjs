/** scripts/test.sh: which suites it runs for what it is asked, how it counts, and what it prints. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chosen, plan } from '../../scripts/test/choose.mjs';
import { countTests, runSuites } from '../../scripts/test/run.mjs';
import { groups, suites } from '../../scripts/test/suites.mjs';

/** @type {import('../../scripts/test/choose.mjs').Known} */
const known = {
  suites: {
    built: { says: 'a build', isBuild: true, commands: () => [['build']] },
    pages: {
      says: 'tests',
      needs: ['built'],
      commands: ({ pattern, by }) => {
        if (by === 'test') return [['test', '--named', pattern]];
        return 'history.test.mjs'.includes(pattern) ? [['test']] : null;
      },
    },
    style: { says: 'a linter', commands: ({ pattern }) => (pattern === '' ? [['lint']] : null) },
  },
  groups: { all: ['built', 'pages', 'style'], fast: ['style'] },
};
const namesFor = (/** @type {string[]} */ ...words) =>
  plan(chosen(words, known), known.suites).map(({ name }) => name);

test('without a word, all suites run', () => {
  assert.deepEqual(namesFor(), ['built', 'pages', 'style']);
});

test('a suite runs after the builds that it needs', () => {
  assert.deepEqual(namesFor('pages'), ['built', 'pages']);
  assert.deepEqual(namesFor('style', 'pages'), ['built', 'pages', 'style']);
});

test('only `fast` leaves out what has not changed', () => {
  assert.equal(chosen(['fast'], known).isQuick, true);
  for (const words of [[], ['style'], ['fast', 'pages']])
    assert.equal(chosen(words, known).isQuick, false);
});

test('a pattern narrows by the names of files', () => {
  assert.deepEqual(namesFor('all', 'history'), ['built', 'pages']);
});

test('a pattern that no file has narrows by the names of tests', () => {
  const [, pages] = plan(chosen(['pages', 'zebra'], known), known.suites);
  assert.deepEqual(pages.commands, [['test', '--named', 'zebra']]);
});

test('an unknown suite is named, with those that there are', () => {
  const message = "unknown suite 'paegs': expected one of all, fast, built, pages, style";
  assert.throws(() => chosen(['paegs'], known), { message });
  assert.throws(() => chosen(['paegs', 'style'], known), { message });
});

test('a pattern that leaves nothing to run is refused', () => {
  const { pages, ...others } = known.suites;
  assert.ok(pages);
  const without = { suites: { ...others, style: { says: '', commands: () => null } }, groups: {} };
  assert.throws(() => plan(chosen(['style', 'zebra'], without), without.suites), {
    message: "nothing in style has 'zebra' in its name",
  });
});

test('every suite of a group is there, and everything that a suite needs comes before it', () => {
  const names = Object.keys(suites);
  for (const name of Object.values(groups).flat()) assert.ok(names.includes(name), name);
  for (const [name, { needs = [] }] of Object.entries(suites)) {
    for (const needed of needs) {
      assert.ok(suites[needed].isBuild, needed);
      assert.ok(names.indexOf(needed) < names.indexOf(name), `${name} needs ${needed}`);
    }
  }
});

/** @type {Record<string, {output: string, isWell: boolean, counted: [number, number]}>} */
const outputs = {
  'doctest’s count': {
    output: '[doctest] test cases:  91 |  89 passed | 2 failed | 3 skipped\n',
    isWell: false,
    counted: [89, 2],
  },
  'doctest’s count in colours': {
    output:
      '\x1b[0;36m[doctest] \x1b[0mtest cases: 7 | \x1b[0;32m 7 passed\x1b[0m | \x1b[0m0 failed\n',
    isWell: true,
    counted: [7, 0],
  },
  'Node’s count, as the spec reporter has it': {
    output: 'ℹ pass 12\nℹ fail 1\nℹ cancelled 2\n',
    isWell: false,
    counted: [12, 3],
  },
  'Node’s count in TAP': { output: '# pass 12\n# fail 0\n', isWell: true, counted: [12, 0] },
  'two counts of a suite': { output: '# pass 1\n# pass 2\n', isWell: true, counted: [3, 0] },
  'a command that counts none': { output: 'fine\n', isWell: true, counted: [1, 0] },
  'one that fails': { output: 'wrong\n', isWell: false, counted: [0, 1] },
  'one that crashes after its tests': {
    output: '# pass 4\n# fail 0\n',
    isWell: false,
    counted: [4, 1],
  },
  'nothing run': { output: '# pass 0\n# fail 0\n', isWell: true, counted: [0, 0] },
};
for (const [name, { output, isWell, counted }] of Object.entries(outputs)) {
  test(`counted: ${name}`, () => {
    const [passed, failed] = counted;
    assert.deepEqual(countTests(output, isWell), { passed, failed });
  });
}

/**
 * @param {string} name
 * @param {string} script what Node runs for it
 * @param {Partial<import('../../scripts/test/run.mjs').Planned>} [how]
 */
const suite = (name, script, how) => ({
  name,
  commands: [[process.execPath, '-e', script]],
  needs: [],
  isAlone: false,
  ...how,
});

/**
 * @param {import('../../scripts/test/run.mjs').Planned[]} planned
 * @param {number} [atOnce]
 */
async function printed(planned, atOnce = 2) {
  let text = '';
  const results = await runSuites(planned, { atOnce, print: (more) => (text += more) });
  return { text, results };
}

test('what suites print side by side is not mixed', async () => {
  const slowly = (/** @type {string} */ word) =>
    `let k = 0; const id = setInterval(() => { console.log('${word}'); if (++k === 3) clearInterval(id); }, 20)`;
  const { text } = await printed([suite('a', slowly('one')), suite('b', slowly('two'))]);
  assert.equal(text, '== a\none\none\none\n== b\ntwo\ntwo\ntwo\n');
});

test('a suite whose build failed is not run, and counts as failed', async () => {
  const { text, results } = await printed([
    suite('built', 'process.exit(1)'),
    suite('pages', "console.log('ran')", { needs: ['built'] }),
    suite('style', ''),
  ]);
  assert.doesNotMatch(text, /^ran$/m);
  assert.match(text, /^not run: built failed$/m);
  const failed = results.filter((result) => result.failed === 1).map(({ name }) => name);
  assert.deepEqual(failed, ['built', 'pages']);
});

test('a suite that is ended by a signal, and a program that is missing, count as failed', async () => {
  const { text, results } = await printed([
    suite('killed', 'process.kill(process.pid)'),
    suite('missing', '', { commands: [['./no-such-program']] }),
  ]);
  assert.match(text, /: ended by SIGTERM$/m);
  assert.match(text, /no-such-program/);
  assert.deepEqual(
    results.map(({ passed, failed }) => [passed, failed]),
    [
      [0, 1],
      [0, 1],
    ],
  );
});

test('nothing runs beside a suite that wants to be alone', async () => {
  const note = (/** @type {string} */ name) =>
    `console.log('${name}', Date.now()); setTimeout(() => console.log('${name}', Date.now()), 50)`;
  const { text } = await printed([
    suite('a', note('a')),
    suite('b', note('b'), { isAlone: true }),
    suite('c', note('c')),
  ]);
  const spans = Object.fromEntries(
    ['a', 'b', 'c'].map((name) => [
      name,
      [...text.matchAll(new RegExp(`^${name} (\\d+)`, 'gm'))].map(([, time]) => Number(time)),
    ]),
  );
  for (const other of ['a', 'c']) {
    const [start, end] = spans[other];
    assert.ok(end <= spans.b[0] || start >= spans.b[1], `${other} ran beside b`);
  }
});
