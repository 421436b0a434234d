import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLink } from '../../../web/src/state/permalink.js';
import { shareCode } from '../../../web/src/share/share-code.js';
import { changed, defaultState, stateFrom } from '../../../web/src/state/state.js';

const folder = 'https://school.example/backprop/';
const where = { page: folder, folder };
const relu = changed(defaultState, { depth: 10, activation: 'relu', input: [1, -1] });

test('a link holds the state behind the page’s address, and nothing for the one a reader finds', () => {
  assert.equal(shareCode(defaultState, where).link, folder);
  assert.equal(shareCode(relu, where).link, `${folder}#depth=10&activation=relu&input=1,-1`);
});

test('a frame has the state in its query and brings the script that sizes it', () => {
  const { frame } = shareCode(relu, where);
  const address = /src="([^"]*)"/.exec(frame)?.[1].replaceAll('&amp;', '&') ?? '';
  const { pathname, search } = new URL(address);
  assert.equal(pathname, '/backprop/embed.html');
  assert.deepEqual(stateFrom(readLink(search).given), relu);
  assert.match(frame, / title="[^"]+"/);
  assert.ok(frame.endsWith(`<script src="${folder}embed.js" async></script>`));
});

test('a frame has weights behind the #, which no server has to take', () => {
  const own = changed(relu, { weights: `2d${'A'.repeat(20000)}` });
  const address = /src="([^"]*)"/.exec(shareCode(own, where).frame)?.[1].replaceAll('&amp;', '&');
  const { search, hash } = new URL(address ?? '');
  assert.ok(search.length < 100, search);
  assert.deepEqual(stateFrom({ ...readLink(search).given, ...readLink(hash).given }), own);
});

test('an element has the state in its attributes and brings its script', () => {
  const { element } = shareCode(changed(relu, { view: 'figure' }), where);
  assert.equal(
    element,
    `<script src="${folder}backprop-lesson.js" defer></script>\n` +
      '<backprop-lesson view="figure" depth="10" activation="relu" input="1,-1"></backprop-lesson>',
  );
});

test('an address cannot leave its attribute', () => {
  const odd = 'https://x.example/"><script>/';
  const { frame, element } = shareCode(defaultState, { page: odd, folder: odd });
  for (const code of [frame, element]) assert.ok(!code.includes('"><script>'), code);
});
