import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const words = readFileSync(new URL('../../../web/lesson.html', import.meta.url), 'utf8');
const forms = [...words.matchAll(/<form[^>]*data-question="([\w-]+)"([^>]*)>([^]*?)<\/form>/g)];

test('there are questions', () => assert.ok(forms.length > 0));

for (const [, question, attributes, inside] of forms) {
  test(`the right answer to “${question}” is one of those that can be given, and each has its words`, () => {
    const [, right] = /data-answer="([\w-]+)"/.exec(attributes) ?? [];
    const values = [...inside.matchAll(/ value="([\w-]+)"/g)].map(([, value]) => value);
    assert.ok(values.includes(right), `${right} of ${values}`);
    const verdicts = [...inside.matchAll(/data-verdict="([^"]+)"/g)].map(([, text]) => text);
    assert.equal(verdicts.length, values.length);
    assert.equal(verdicts.filter((text) => text.startsWith('Yes')).length, 1);
  });
}
