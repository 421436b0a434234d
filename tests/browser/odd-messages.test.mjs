/** What a host may send that is no message, or a bad one. In Chromium. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { envelope } from '../../web/src/host/protocol.js';
import { keys } from '../../web/src/state/settings.js';
import { randomSource } from '../web/state/random-text.mjs';
import { launch } from './browsers.mjs';
import { ask, hears, isReady, post, serveHost } from './host-page.mjs';

/** Values that no host should send. @type {readonly unknown[]} */
const odd = [
  null,
  undefined,
  NaN,
  -1,
  Infinity,
  '',
  '<img src=x onerror=alert(1)>',
  [],
  {},
  [[]],
  { toString: 1, length: -1 },
  true,
];
const names = [
  'depth',
  'view',
  'weights',
  'network',
  'iteration',
  'input',
  '__proto__',
  'controls',
];
const types = ['hello', 'getState', 'setState', 'play', 'pause', 'step', 'restart', 'navigate', ''];

/**
 * @param {(below: number) => number} random
 * @returns {unknown}
 */
function oddMessage(random) {
  const pick = (/** @type {readonly unknown[]} */ values) => values[random(values.length)];
  if (random(10) === 0) return pick(odd);
  const state = Object.fromEntries(
    Array.from({ length: random(4) }, () => [pick(names), pick([...odd, 3, 'relu', 'figure'])]),
  );
  return {
    protocol: random(8) === 0 ? pick(odd) : envelope.protocol,
    v: random(8) === 0 ? pick(odd) : 1,
    type: random(8) === 0 ? pick(odd) : pick(types),
    id: pick([1, 'x', ...odd]),
    state: random(8) === 0 ? pick(odd) : state,
  };
}

/** Runs in the host page. */
function lookInside() {
  const inside = /** @type {Window} */ (document.querySelector('iframe')?.contentWindow);
  const names = ['IMG', 'SCRIPT', 'IFRAME', 'OBJECT', 'EMBED', 'A'];
  /** @type {string[]} */
  const foreign = [];
  const visit = (/** @type {ParentNode} */ root) => {
    for (const element of root.querySelectorAll('*')) {
      if (names.includes(element.tagName)) foreign.push(element.outerHTML);
      if (element.shadowRoot) visit(element.shadowRoot);
    }
  };
  visit(inside.document);
  const lesson = inside.document.querySelector('backprop-lesson')?.shadowRoot;
  const notices = lesson?.querySelectorAll('.notice span').length ?? NaN;
  return { foreign, notices, problems: /** @type {any} */ (inside).complaints };
}

test('two thousand odd messages change nothing but settings, and make no element', async () => {
  const host = await serveHost();
  const browser = await launch('chromium', { reducedMotion: true });
  const page = await browser.open(
    host.write('odd.html', `<iframe src="${host.lesson}embed.html" title="Lesson"></iframe>`),
  );
  await hears(page, isReady, 'ready');
  const before = await page.run(lookInside);
  const random = randomSource(5);
  const messages = Array.from({ length: 2000 }, () => oddMessage(random));
  for (const message of messages) await page.run(post, 0, message);
  await ask(page, 'getState');
  const { foreign, notices, problems } = await page.run(lookInside);
  assert.deepEqual(foreign, before.foreign);
  assert.ok(notices >= 1 && notices <= keys.length, `${notices} notices`);
  assert.deepEqual(problems, []);
  await browser.close();
  host.close();
});
