import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLink } from '../../../web/src/state/permalink.js';
import { shareCode } from '../../../web/src/share/share-code.js';
import { changed, defaultState, stateFrom } from '../../../web/src/state/state.js';
import { nowhere } from './nowhere.mjs';

const folder = 'https://school.example/backprop/';
const where = {
  page: folder,
  frame: `${folder}embed.html`,
  sizer: `${folder}embed.js`,
  element: `${folder}backprop-lesson.js`,
  file: null,
  plan: null,
  stated: {},
};
const relu = changed(defaultState, { depth: 10, activation: 'relu', input: [1, -1] });

test('a link adds the state to the page’s address, and nothing for the default state', () => {
  assert.equal(shareCode(defaultState, where).link, folder);
  assert.equal(shareCode(relu, where).link, `${folder}#depth=10&activation=relu&input=1,-1`);
});

test('a frame has the state after the #, which no host drops, and the script that sizes it', () => {
  const own = changed(relu, { weights: `2d${'A'.repeat(20000)}` });
  for (const state of [relu, own]) {
    const frame = shareCode(state, where).frame ?? '';
    const address = /src="([^"]*)"/.exec(frame)?.[1].replaceAll('&amp;', '&') ?? '';
    const { pathname, search, hash } = new URL(address);
    assert.deepEqual([pathname, search], ['/backprop/embed.html', '']);
    assert.deepEqual(stateFrom(readLink(hash).given), state);
    assert.match(
      frame,
      / title="[^"]+" width="100%" height="\d+" style="display: block; border: 0"/,
    );
    assert.ok(frame.endsWith(`<script src="${folder}embed.js" async></script>`));
  }
});

test('a link to a page with settings of its own names all that differs from them', () => {
  const stated = stateFrom({ depth: 10, size: 'projector' });
  const { link, element } = shareCode(defaultState, { ...where, stated });
  assert.equal(link, `${folder}#depth=3&size=normal`);
  assert.ok(element?.endsWith('<backprop-lesson></backprop-lesson>'));
});

test('code without an address is not offered', () => {
  assert.deepEqual(shareCode(relu, nowhere), { link: null, frame: null, element: null });
  assert.doesNotMatch(shareCode(relu, { ...where, sizer: null }).frame ?? '', /<script/);
});

test('an element has the state in its attributes, and its script', () => {
  const { element } = shareCode(changed(relu, { view: 'figure' }), where);
  assert.equal(
    element,
    `<script src="${folder}backprop-lesson.js" defer></script>\n` +
      '<backprop-lesson view="figure" depth="10" activation="relu" input="1,-1"></backprop-lesson>',
  );
});

test('an address cannot leave its attribute', () => {
  const odd = 'https://x.example/"><script>/';
  const code = shareCode(defaultState, {
    ...where,
    page: odd,
    frame: odd,
    sizer: odd,
    element: odd,
  });
  for (const text of [code.frame, code.element])
    assert.ok(!text?.includes('"><script>'), text ?? '');
});
