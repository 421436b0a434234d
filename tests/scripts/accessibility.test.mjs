/** What web/accessibility.json claims, against the tests that it names; and the pages made from it. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import axe from 'axe-core';
import { accessibilityParts, splitTest } from '../../scripts/accessibility.mjs';
import { plainPage } from '../../scripts/plain-page.mjs';

/** @typedef {import('../../scripts/accessibility.mjs').Entry} Entry */

/** @type {import('../../scripts/accessibility.mjs').Accessibility} */
const record = JSON.parse(readFileSync('web/accessibility.json', 'utf8'));
const { criteria, functional, clauses } = record;
const entries = [...criteria, ...functional, ...clauses];

/**
 * @param {string} file of tests
 * @returns {string[]} the titles of its tests, as they stand in the source
 */
function titlesIn(file) {
  if (!existsSync(file)) return [];
  const source = readFileSync(file, 'utf8');
  const calls = source.matchAll(/\btest\(\s*(?:'((?:\\.|[^'\\])*)'|`((?:\\.|[^`\\])*)`)/g);
  return [...calls].map(([, plain, template]) => plain ?? template);
}

test('the criteria are those of WCAG 2.2, levels A and AA, each once', () => {
  const atLevel = (/** @type {string} */ wanted) =>
    criteria.filter(({ level }) => level === wanted);
  // Version 2.2 has 31 and 24: 4.1.1 is no longer one.
  assert.deepEqual([atLevel('A').length, atLevel('AA').length], [31, 24]);
  assert.equal(new Set(entries.map(({ id }) => id)).size, entries.length);
  // axe tags its rules with the criteria that they are about, as "wcag143" for 1.4.3.
  const levels = new Map(criteria.map(({ id, level }) => [`wcag${id.replaceAll('.', '')}`, level]));
  for (const { ruleId, tags } of axe.getRules()) {
    const own = tags.filter((tag) => /^wcag\d{3,}$/.test(tag));
    const isMeant = tags.some((tag) => /^wcag2\d?aa?$/.test(tag));
    // A rule may be about a criterion of level AAA besides.
    if (isMeant)
      assert.ok(
        own.some((tag) => levels.has(tag)),
        `${ruleId}: ${own}`,
      );
  }
});

test('each criterion that is supported names a test', () => {
  const unproven = criteria.filter(
    ({ conformance, tests = [] }) => conformance === 'supports' && tests.length === 0,
  );
  assert.deepEqual(
    unproven.map(({ id }) => id),
    [],
  );
});

test('each test that is named exists', () => {
  const missing = entries
    .flatMap(({ tests = [] }) => tests)
    .filter((named) => {
      const [file, title] = splitTest(named);
      return !titlesIn(file).includes(title);
    });
  assert.deepEqual(missing, []);
});

test('each clause of EN 301 549 that is supported rests on criteria that are supported', () => {
  const supported = criteria
    .filter(({ conformance }) => conformance === 'supports')
    .map(({ id }) => id);
  for (const { id, conformance, criteria: rests = [] } of [...functional, ...clauses]) {
    if (conformance !== 'supports') continue;
    assert.ok(rests.length > 0, id);
    assert.deepEqual(
      rests.filter((each) => !supported.includes(each)),
      [],
      id,
    );
  }
});

test('what is not applicable or partial says why', () => {
  for (const { id, conformance, remark } of entries) {
    assert.ok(remark.length > 10, id);
    assert.ok(
      ['supports', 'partially supports', 'does not support', 'not applicable'].includes(
        conformance,
      ),
      `${id}: ${conformance}`,
    );
  }
});

test('the report has a row for each criterion and clause, and the statement each limit', () => {
  const { levelA, levelAA, functional: rows, clauses: others, limits } = accessibilityParts(record);
  const report = [levelA, levelAA, rows, others].join('');
  for (const { id, name } of entries) assert.ok(report.includes(`${id} ${name}`), id);
  const partial = criteria.filter(({ conformance }) => conformance === 'partially supports');
  assert.ok(partial.length > 0);
  for (const { name } of partial) assert.ok(limits.includes(name), name);
  assert.doesNotMatch(report, /\$\{|undefined/);
});

test('a plain page with a place that nothing fills is refused', () => {
  assert.throws(() => plainPage('<p>{{keys}}</p>', ''), /\{\{keys\}\}: expected something/);
});
