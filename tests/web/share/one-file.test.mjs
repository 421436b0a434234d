import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLink } from '../../../web/src/state/permalink.js';
import { defaultState, stateFrom } from '../../../web/src/state/state.js';
import { withSettings } from '../../../web/src/share/one-file.js';

const page = `<!doctype html>
<html lang="en">
  <head><script>const code = '<backprop-lesson>';</script></head>
  <body><main>
      <backprop-lesson>
        <template shadowrootmode="open">words</template></backprop-lesson></main></body></html>`;

/** @param {string} text of a page */
const attributesIn = (text) => /<main>\s*<backprop-lesson([^>]*)>/.exec(text)?.[1] ?? '';

test('the file has the state in its element’s attributes, and nothing else of it changes', () => {
  const state = stateFrom({ depth: 10, activation: 'relu', controls: 'depth,activation' });
  const file = withSettings(page, state);
  assert.equal(attributesIn(file), ' depth="10" activation="relu" controls="depth,activation"');
  assert.equal(file.replace(attributesIn(file), '').replace(' class="stated"', ''), page);
});

test('a page that has settings gets others in their place', () => {
  const before = withSettings(page, stateFrom({ view: 'figure', depth: 10 }));
  assert.equal(withSettings(before, defaultState), page);
});

test('where one part is wanted, the rest does not flash before it', () => {
  assert.match(
    withSettings(page, stateFrom({ view: 'figure' })),
    /<html lang="en" class="choosing">/,
  );
  assert.match(withSettings(page, stateFrom({ depth: 10 })), /<html lang="en" class="stated">/);
});

test('a group, weights and points survive the attributes', () => {
  const state = stateFrom({
    experiment: { ...defaultState.experiment, depth: 15, input: [1, -0.5] },
    own: '0.5_-1_0~1_2_1',
    weights: '2e168_-3',
  });
  const pairs = [...attributesIn(withSettings(page, state)).matchAll(/ ([\w-]+)="([^"]*)"/g)];
  const link = new URLSearchParams(pairs.map(([, name, value]) => [name, value]));
  assert.deepEqual(stateFrom(readLink(String(link)).given), state);
});

test('another page is refused', () => {
  assert.throws(() => withSettings('<!doctype html><html lang="en"><main></main>', defaultState), {
    message: /^One file is not offered/,
  });
});
