/** Tests scripts/test.sh: which suites its arguments select, how it counts tests, and what it prints. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { chosen, plan } from '../../scripts/test/choose.mjs';
import { countTests, runSuites, stopSuites } from '../../scripts/test/run.mjs';
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
        return 'timeline.test.mjs'.includes(pattern) ? [['test']] : null;
      },
    },
    style: { says: 'a linter', commands: ({ pattern }) => (pattern === '' ? [['lint']] : null) },
  },
  groups: { all: ['built', 'pages', 'style'], fast: ['style'] },
};
const namesFor = (/** @type {string[]} */ ...words) =>
  plan(chosen(words, known), known.suites).map(({ name }) => name);

test('without arguments, all suites run', () => {
  assert.deepEqual(namesFor(), ['built', 'pages', 'style']);
});

test('a suite runs after the builds that it needs', () => {
  assert.deepEqual(namesFor('pages'), ['built', 'pages']);
  assert.deepEqual(namesFor('style', 'pages'), ['built', 'pages', 'style']);
});

test('only `fast` skips unchanged files', () => {
  assert.equal(chosen(['fast'], known).isQuick, true);
  for (const words of [[], ['style'], ['fast', 'pages']])
    assert.equal(chosen(words, known).isQuick, false);
});

test('a pattern selects files by name', () => {
  assert.deepEqual(namesFor('all', 'timeline'), ['built', 'pages']);
});

test('a pattern that matches no file selects tests by name', () => {
  const [, pages] = plan(chosen(['pages', 'zebra'], known), known.suites);
  assert.deepEqual(pages.commands, [['test', '--named', 'zebra']]);
});

test('the error for an unknown suite lists the known ones', () => {
  const message = "unknown suite 'paegs': expected one of all, fast, built, pages, style";
  assert.throws(() => chosen(['paegs'], known), { message });
  assert.throws(() => chosen(['paegs', 'style'], known), { message });
});

test('a pattern that matches nothing is refused', () => {
  const { pages, ...others } = known.suites;
  assert.ok(pages);
  const without = { suites: { ...others, style: { says: '', commands: () => null } }, groups: {} };
  assert.throws(() => plan(chosen(['style', 'zebra'], without), without.suites), {
    message: "nothing in style has 'zebra' in its name",
  });
});

test('every suite of a group exists, and the builds that a suite needs come before it', () => {
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
  'Node’s count by the spec reporter': {
    output: 'ℹ pass 12\nℹ fail 1\nℹ cancelled 2\n',
    isWell: false,
    counted: [12, 3],
  },
  'Node’s count in TAP': { output: '# pass 12\n# fail 0\n', isWell: true, counted: [12, 0] },
  'two counts in one suite': { output: '# pass 1\n# pass 2\n', isWell: true, counted: [3, 0] },
  'a command without a count': { output: 'fine\n', isWell: true, counted: [1, 0] },
  'a failing command without a count': { output: 'wrong\n', isWell: false, counted: [0, 1] },
  'a command that crashes after its tests': {
    output: '# pass 4\n# fail 0\n',
    isWell: false,
    counted: [4, 1],
  },
  'a count of no tests': { output: '# pass 0\n# fail 0\n', isWell: true, counted: [0, 0] },
};
for (const [name, { output, isWell, counted }] of Object.entries(outputs)) {
  test(`tests are counted from ${name}`, () => {
    const [passed, failed] = counted;
    assert.deepEqual(countTests(output, isWell), { passed, failed });
  });
}

/**
 * @param {string} name
 * @param {string} script that Node runs for it
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

test('the outputs of suites that run side by side are not mixed', async () => {
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

test('a suite that a signal ends and a missing program count as failed', async () => {
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

test('nothing runs beside a suite that must run alone', async () => {
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

test('stopped suites end with all that they have started', async () => {
  let output = '';
  const stops = (/** @type {string} */ text) => {
    output += text;
    if (/^\d+$/m.test(output)) stopSuites();
  };
  const starts = `
    const { pid } = require('node:child_process').spawn('sleep', ['60']);
    console.log(pid);
    setInterval(() => {}, 1000);`;
  const [{ failed }] = await runSuites([suite('endless', starts)], { atOnce: 1, print: stops });
  assert.equal(failed, 1);
  const pid = Number(/^\d+$/m.exec(output)?.[0]);
  const isThere = () => {
    try {
      return readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ')[2] !== 'Z';
    } catch {
      return false;
    }
  };
  while (isThere()) await new Promise((done) => setTimeout(done, 20));
});
