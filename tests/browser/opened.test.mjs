/** Networks of all shapes, opened one over another. In Chromium. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { loadEngine } from '../../web/src/engine/engine.js';
import { changeTo } from '../../web/src/network/network-document.js';
import { changed, defaultState } from '../../web/src/state/state.js';
import { writeLink } from '../../web/src/state/permalink.js';
import { formatNumber } from '../../web/src/words/format.js';
import { cases, networkOf } from '../cases/cases.mjs';
import { openBrowser, openLesson } from './browser.mjs';

const engine = await loadEngine();
const folder = mkdtempSync(join(tmpdir(), 'opened-'));
/** @type {Awaited<ReturnType<typeof openBrowser>>} */
let where;
before(async () => {
  where = await openBrowser();
});
after(async () => {
  await where.close();
  rmSync(folder, { recursive: true });
});

/** The cases whose networks differ: to open the same once more changes nothing. */
const distinct = cases.filter((one, k) => {
  const same = (/** @type {typeof one} */ other) =>
    JSON.stringify(networkOf(other)) === JSON.stringify(networkOf(one));
  return cases.findIndex(same) === k;
});

/** What the page should show of a case after its pass. */
function expectedOf(/** @type {import('../cases/cases.mjs').Case} */ worked) {
  const session = engine.open(networkOf(worked));
  const numbers = Array.from(session.backward(), (number) => formatNumber(number)).reverse();
  const { iterations, loss } = session;
  session.close();
  return { numbers, end: `Iteration ${iterations} / ${iterations}`, loss: formatNumber(loss) };
}

/** @type {Record<string, (page: import('puppeteer-core').Page, network: any) => Promise<unknown>>} */
const ways = {
  'from a file': async (page, network) => {
    const file = join(folder, 'network.json');
    writeFileSync(file, JSON.stringify(network));
    const menu = await page.waitForSelector('>>> .menu');
    await menu?.evaluate((element) => element.setAttribute('open', ''));
    const open = await page.waitForSelector('>>> ::-p-aria([name="Open…"][role="button"])');
    await open?.evaluate((button) => /** @type {HTMLElement} */ (button).click());
    const input = /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (
      await page.waitForSelector('>>> input[type=file]', { visible: true })
    );
    await input.uploadFile(file);
  },
  'by link': (page, network) => {
    const session = engine.open(network);
    const state = changed(defaultState, changeTo(session.document(), defaultState, engine));
    session.close();
    return page.evaluate((link) => {
      location.hash = link;
    }, writeLink(state));
  },
};

test('the lab shows what an opened network is and its example, which can be changed', async () => {
  const { page, lesson, complaints } = await openLesson(where, '#autoplay=false');
  const worked = cases.find(({ name }) => name === 'udacity-3-2-1');
  assert.ok(worked);
  const network = networkOf(worked);
  await ways['from a file'](page, network);
  await lesson.waitFor(
    'the network',
    () => lesson.figure(),
    ({ iteration }) => iteration === 'Iteration 0 / 4',
  );
  await lesson.pressButton('Open this in the lab');
  await lesson.pressButton('Network, example and numbers');
  const seen = () =>
    lesson.run(() => {
      const root = document.querySelector('backprop-lesson')?.shadowRoot;
      const figure = root?.querySelector('backprop-lab')?.shadowRoot;
      const fields = [...(figure?.querySelectorAll('.more .field') ?? [])].filter(
        (field) => field.getClientRects().length > 0,
      );
      return {
        note: figure?.querySelector('.more .note')?.textContent ?? '',
        fields: Object.fromEntries(
          fields.map((field) => [
            field.querySelector('label')?.textContent,
            field.querySelector('input')?.value,
          ]),
        ),
      };
    });
  const { note, fields } = await seen();
  assert.equal(note, '3 inputs → 2 sigmoid → 1 sigmoid; loss: squared error.');
  const [one, two, three] = network.example.input;
  assert.deepEqual(fields, {
    'Learning rate': '0.2',
    Digits: '3',
    'Input 1': String(one),
    'Input 2': String(two),
    'Input 3': String(three),
    Target: String(network.example.target[0]),
  });
  await (await lesson.control('spinbutton', 'Input 3')).focus();
  await page.keyboard.press('ArrowUp');
  const changed_ = await lesson.waitFor(
    'the link',
    () => lesson.run(() => location.hash),
    (hash) => hash.includes('network='),
  );
  const again = await openLesson(where, changed_);
  await again.lesson.pressButton('Network, example and numbers');
  assert.equal((await seen()).fields['Input 3'], String(Number((three + 0.1).toPrecision(12))));
  assert.deepEqual(complaints.console, []);
  await again.page.close();
  await page.close();
});

test('an opened network that was left comes back with the browser’s Back', async () => {
  const { page, lesson } = await openLesson(where, '#autoplay=false&depth=5');
  await lesson.reaches('Iteration 0 / 12');
  const worked = cases.find(({ name }) => name === 'udacity-3-2-1');
  assert.ok(worked);
  await ways['from a file'](page, networkOf(worked));
  const hasNetwork = (/** @type {boolean} */ wanted) =>
    lesson.waitFor(
      `the address with${wanted ? '' : 'out'} a network`,
      () => lesson.run(() => location.hash.includes('network=')),
      (has) => has === wanted,
    );
  await hasNetwork(true);
  await (await lesson.control('slider', 'Depth')).focus();
  await lesson.press('ArrowRight');
  await hasNetwork(false);
  await page.goBack();
  await lesson.reaches('Iteration 0 / 4');
  assert.deepEqual((await lesson.figure()).names, ['output', 'hidden 1']);
  await page.goBack();
  await lesson.reaches('Iteration 0 / 12');
  await page.goForward();
  await lesson.reaches('Iteration 0 / 4');
  await page.close();
});

/** Closes the dialog, which stays open if rows can be meant in two ways. */
async function closeDialog(/** @type {import('puppeteer-core').Page} */ page) {
  await page.waitForFunction(() => {
    const root = document.querySelector('backprop-lesson')?.shadowRoot;
    const figure = root?.querySelector('backprop-figure')?.shadowRoot;
    const dialog = figure?.querySelector('dialog[open]');
    if (dialog?.querySelector('[role=status]')?.textContent) {
      /** @type {HTMLDialogElement} */ (dialog).close();
    }
    return !figure?.querySelector('dialog[open]');
  });
}

for (const [way, open] of Object.entries(ways)) {
  test(`${way}, worked examples are opened one over another, and show their own numbers`, async () => {
    const { page, lesson, complaints } = await openLesson(where, '#autoplay=false');
    await lesson.figure();
    // In one order and the other: what is left of one must not show in the next.
    for (const worked of [...distinct, ...[...distinct].reverse().slice(1)]) {
      const { numbers, end, loss } = expectedOf(worked);
      await open(page, networkOf(worked));
      await lesson.waitFor(
        `${worked.name} to be open`,
        () => lesson.figure(),
        ({ iteration, names }) =>
          iteration === end.replace(/\d+/, '0') && names.length === numbers.length,
      );
      await closeDialog(page);
      await lesson.openMenu();
      await (await lesson.control('slider', 'Iteration')).focus();
      await lesson.press('End');
      const shown = await lesson.reaches(end);
      assert.deepEqual(shown.numbers, numbers, worked.name);
      assert.ok(shown.loss.startsWith(`Loss ${loss}`), `${worked.name}: ${shown.loss}`);
    }
    assert.deepEqual(complaints.console, []);
    assert.deepEqual((await lesson.complaints()).complaints, []);
    await page.close();
  });
}

test('of square weights, the dialog says how their rows were read, and turns them', async () => {
  const { page, lesson } = await openLesson(where);
  const network = (/** @type {number[][]} */ weights) => ({
    inputs: 2,
    layers: [{ units: 2, activation: 'linear', weights, biases: [0, 0] }],
    loss: 'squared_error',
    example: { input: [1, 0], target: [0, 0] },
  });
  await ways['from a file'](
    page,
    network([
      [1, 2],
      [3, 4],
    ]),
  );
  const said = () =>
    lesson.run(() => {
      const root = document.querySelector('backprop-lesson')?.shadowRoot;
      const figure = root?.querySelector('backprop-figure')?.shadowRoot;
      return figure?.querySelector('dialog[open] [role=status]')?.textContent ?? '';
    });
  const weightsNow = () =>
    lesson.run(
      () => /** @type {any} */ (document.querySelector('backprop-lesson')).getState().weights,
    );
  await lesson.waitFor('how rows were read', said, (text) => /^Opened\. Each row/.test(text));
  const before = await weightsNow();
  await lesson.pressButton('Read each row as an input');
  await lesson.waitFor('the turned weights', weightsNow, (weights) => weights !== before);
  await page.close();
});

test('weights with a row for each input are named, and opened by a press', async () => {
  const { page, lesson } = await openLesson(where);
  await ways['from a file'](page, {
    inputs: 2,
    layers: [{ units: 1, activation: 'linear', weights: [[0.5], [0.25]], biases: [0] }],
    loss: 'squared_error',
    example: { input: [1, 1], target: [0] },
  });
  await lesson.pressButton('Read each row as an input');
  await lesson.reaches('Iteration 0 / 2');
  await page.close();
});
