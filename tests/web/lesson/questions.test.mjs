import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { breaks, helps } from '../../../web/src/lab/experiments.js';
import { trialsInFigure } from '../../../web/src/lesson/trials.js';

/** @type {Record<string, unknown>} */
const experiments = { ...breaks, ...helps };

const words = readFileSync(new URL('../../../web/lesson.html', import.meta.url), 'utf8');
const forms = [...words.matchAll(/<form[^>]*data-question="([\w-]+)"([^>]*)>([^]*?)<\/form>/g)];

test('there are questions', () => assert.ok(forms.length > 0));

for (const [, question, attributes, inside] of forms) {
  test(`the right answers to “${question}” are among its choices, and each choice has its words`, () => {
    const [, stated = ''] = /data-answer="([\w -]+)"/.exec(attributes) ?? [];
    const right = stated.split(' ');
    const values = [...inside.matchAll(/ value="([\w-]+)"/g)].map(([, value]) => value);
    for (const each of right) assert.ok(values.includes(each), `${each} of ${values}`);
    assert.ok(right.length < values.length);
    const verdicts = [...inside.matchAll(/data-verdict="([^"]+)"/g)].map(([, text]) => text);
    assert.equal(verdicts.length, values.length);
    values.forEach((value, k) =>
      assert.equal(verdicts[k].startsWith('Yes'), right.includes(value), verdicts[k]),
    );
  });

  const [, trial] = /data-try="([\w-]+)"/.exec(inside) ?? [];
  if (trial === undefined) continue;
  test(`the setup of “${question}” exists`, () => {
    assert.ok(trial in experiments || trialsInFigure.includes(trial), trial);
  });
}
