/** What a reader hears who does not see: the bars as a list, the walk through the network, the sounds. In Chromium. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser, openLesson } from './browser.mjs';

/** @type {Awaited<ReturnType<typeof openBrowser>>} */
let where;
before(async () => {
  where = await openBrowser();
});
after(() => where.close());

/**
 * @param {import('puppeteer-core').Page} page
 * @param {string} name of a list
 * @returns {Promise<string[]>} the names of the buttons in it, as the accessibility tree has them
 */
async function listed(page, name) {
  const tree = await page.accessibility.snapshot({ interestingOnly: false });
  /** @typedef {import('puppeteer-core').SerializedAXNode} Node */
  /** @type {(node: Node | null) => Node[]} */
  const all = (node) => (node ? [node, ...(node.children ?? []).flatMap(all)] : []);
  const list = all(tree).find((node) => node.role === 'list' && node.name === name);
  const items = all(list ?? null).filter(({ role }) => role === 'listitem');
  return items.flatMap((item) =>
    all(item).flatMap((node) => (node.role === 'button' ? [node.name ?? ''] : [])),
  );
}

test('the bars are a list of buttons that says how much of the signal each layer gets', async () => {
  const { page, lesson } = await openLesson(where, '#depth=10&iteration=22');
  const { numbers } = await lesson.reaches('Iteration 22 / 22');
  const bars = (await listed(page, 'Gradient magnitude by layer')).reverse();
  assert.equal(bars.length, 11);
  assert.equal(bars[0], `output, mean error signal ${numbers[0]}`);
  assert.equal(bars[10], 'hidden 1, one in 17 million');
  await page.close();
});

test('a reader chooses how much is said of a neuron and of a bar', async () => {
  const { page, lesson } = await openLesson(where, '#iteration=8');
  await lesson.reaches('Iteration 8 / 8');
  await lesson.openMenu();
  await (await lesson.control('radio', 'Full')).click();
  const canvas = await page.$('>>> canvas');
  await canvas?.focus();
  for (const key of /** @type {const} */ (['ArrowLeft', 'ArrowLeft'])) await lesson.press(key);
  const { status } = await lesson.waitFor(
    'the sentence of a neuron',
    () => lesson.figure(),
    (figure) => figure.status.startsWith('hidden 3, neuron 5 of 8'),
  );
  assert.match(
    status,
    /^hidden 3, neuron 5 of 8: activation [\d.]+, error signal −?[\d.]+, preactivation −?[\d.]+, bias 0, strongest weight −?[\d.]+, from hidden 2, neuron \d\.$/,
  );
  const [first] = await listed(page, 'Gradient magnitude by layer');
  assert.match(first, /^hidden 1, one in 220, mean \|δ\| = 0\.00252, ×0\.132 from hidden 2 = /);
  await page.close();
});
