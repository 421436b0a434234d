/** The comparison of the lab by hand: in Chromium, Firefox and WebKit. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { serve } from '../../scripts/serve.mjs';
import { inEachBrowser } from './browsers.mjs';

/** @typedef {import('./driven-page.mjs').DrivenPage} DrivenPage */

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
before(async () => {
  server = await serve('dist');
});
after(() => server.close());

/** Runs in the page: what the comparison shows, and what the lesson holds. */
function readRepair() {
  const lesson = /** @type {any} */ (document.querySelector('backprop-lesson'));
  const root = lesson?.shadowRoot?.querySelector('backprop-lab')?.shadowRoot;
  const text = (/** @type {string} */ selector) =>
    root?.querySelector(selector)?.textContent?.trim() ?? '';
  const texts = (/** @type {string} */ selector) =>
    [...(root?.querySelectorAll(selector) ?? [])].map(({ textContent }) => textContent.trim());
  const { broken, repaired, points, experiment } = lesson.getState();
  return {
    verdict: text('.repair .verdict'),
    look: text('.look'),
    steps: text('.repair .steps'),
    pressed: texts('[aria-pressed=true]'),
    settings: texts('.repair .arm-setting'),
    readout: text('.heat-map + .readout'),
    cross: text('.point-plane + .readout'),
    own: text('.clicked-points .note'),
    counted: text('.repair .counted'),
    error: text('.repair .error:not(:empty)'),
    state: { broken, repaired, points, experiment },
  };
}

/**
 * @param {DrivenPage} page
 * @param {string} what
 * @param {(seen: ReturnType<typeof readRepair>) => boolean} enough
 */
const until = (page, what, enough) => page.waitFor(what, () => page.run(readRepair), enough);

/**
 * @param {DrivenPage} page
 * @param {string} name
 */
const press = async (page, name) => (await page.control('button', name, 'backprop-lab')).click();

inEachBrowser({ reducedMotion: true }, (name, browser) => {
  const open = (link = '', panel = 'compare') =>
    browser.open(`${server.address}#view=lab&panel=${panel}${link}`);
  const isOver = (/** @type {ReturnType<typeof readRepair>} */ { verdict }) =>
    verdict.startsWith('After 2,000 steps');

  test(`${name}: one press sets up an experiment, says what to look for, and gives its verdict in numbers`, async () => {
    const page = await open();
    await press(page, 'Wider sigmoid');
    const seen = await until(page, 'the verdict', isOver);
    assert.match(
      seen.verdict,
      /^After 2,000 steps, the broken network is stuck at the loss of answering 50 : 50, .*; the repaired one has (9\d|100)\s% of the points right, its first layer has moved by 0\.\d+/,
    );
    assert.deepEqual(seen.pressed, ['Wider sigmoid']);
    assert.match(seen.look, /tanh in disguise/);
    assert.match(seen.settings[1], /Sigmoid · weights × 4 · centred biases/);
    await press(page, 'Wider sigmoid');
    await until(page, 'another run', ({ steps }) => steps !== 'Step 2,000');
    await until(page, 'the same verdict', ({ verdict }) => verdict === seen.verdict);
    const { complaints } = await page.complaints();
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test(`${name}: another rate goes on, another depth starts again, and both are undone and redone`, async () => {
    const page = await open();
    await press(page, 'Tanh');
    const { state } = await until(page, 'the verdict', isOver);
    await press(page, 'Change it');
    await page.typeNumber('Learning rate', 0.2, 'backprop-lab');
    const faster = await until(page, 'the rate', ({ settings }) =>
      settings[0].includes('rate 0.2'),
    );
    assert.equal(faster.steps, 'Step 2,000');
    await page.typeNumber('Depth', 4, 'backprop-lab');
    const other = await until(page, 'the depth', ({ steps }) => steps === 'Step 0');
    assert.match(other.settings[0], /^4 hidden layers/);
    await press(page, 'Undo');
    await until(page, 'the depth before', ({ state: { broken } }) => broken.depth === 10);
    await press(page, 'Undo');
    const back = await until(page, 'the way back', ({ pressed }) => pressed[0] === 'Tanh');
    assert.deepEqual(back.state, state);
    await press(page, 'Redo');
    await until(page, 'the rate again', ({ state: { broken } }) => broken.rate === 0.2);
    await page.pressControl('z');
    const undone = await until(page, 'the key', ({ pressed }) => pressed[0] === 'Tanh');
    assert.deepEqual(undone.state, state);
    await page.close();
  });

  test(`${name}: Undo leaves what the page around the lesson has set`, async () => {
    const page = await open();
    await press(page, 'Tanh');
    await page.run(() => {
      const lesson = /** @type {any} */ (document.querySelector('backprop-lesson'));
      lesson.setState({ repaired: { depth: 4 } });
    });
    await until(page, 'the depth', ({ settings }) => /^4 hidden layers/.test(settings[1]));
    await press(page, 'Undo');
    const { state } = await until(page, 'the way back', ({ pressed }) => pressed.length === 0);
    assert.equal(state.repaired.depth, 4);
    await page.close();
  });

  test(`${name}: arrow keys move the ring, and the broken network is where it is`, async () => {
    const page = await open('', 'map');
    await page.boxOf('backprop-lab', '.heat-map canvas');
    await page.run(() => {
      const lesson = document.querySelector('backprop-lesson')?.shadowRoot;
      const root = lesson?.querySelector('backprop-lab')?.shadowRoot;
      root?.querySelector('.heat-map')?.scrollIntoView();
      const canvas = root?.querySelector('.heat-map canvas');
      if (canvas instanceof HTMLElement) canvas.focus();
    });
    await page.press('ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowRight');
    await until(page, 'depth 12', ({ state }) => state.broken.depth === 12);
    const said = await until(page, 'its number', ({ readout }) => /times the output/.test(readout));
    assert.match(said.readout, /^depth 12, weights × 1: first layer \d\.\d+ × 10⁻⁹ times/);
    await page.close();
  });

  test(`${name}: seeds are counted, with progress, and the count can be stopped`, async () => {
    const page = await open('&broken=depth:1;width:2&repaired=depth:1;width:2');
    await press(page, 'Just luck? Try both with 24 seeds');
    await until(page, 'progress', ({ counted }) => /^Broken: \d+ of \d+ learned/.test(counted));
    await press(page, 'Stop counting');
    await press(page, 'Just luck? Try both with 24 seeds');
    const seen = await until(page, 'the count', ({ counted }) => counted.startsWith('Of 24 seeds'));
    const [, one, other] =
      /broken one learned with (\d+), the repaired one with (\d+)/.exec(seen.counted) ?? [];
    // The same networks: each seed comes to the same.
    assert.equal(one, other);
    await press(page, 'Seed by seed');
    const cells = () => {
      const lesson = document.querySelector('backprop-lesson')?.shadowRoot;
      const root = lesson?.querySelector('backprop-lab')?.shadowRoot;
      const found = root?.querySelectorAll('.repair .count-histogram tbody tr') ?? [];
      return [...found].map((row) => [...row.querySelectorAll('td')].map((cell) => cell.innerText));
    };
    const rows = await page.waitFor(
      'the histogram',
      () => page.run(cells),
      (found) => found.length === 10,
    );
    const sums = [0, 1].map((k) => rows.reduce((sum, row) => sum + Number(row[k]), 0));
    assert.deepEqual(sums, [24, 24]);
    await page.close();
  });

  test(`${name}: a link opens both networks and their points`, async () => {
    const page = await open(
      '&broken=depth:40;activation:relu;gain:0.5&repaired=depth:40;activation:relu;shortcuts:true&points=circles',
    );
    const { state, settings } = await until(page, 'both', (seen) => seen.settings.length === 2);
    assert.deepEqual(
      [state.broken.depth, state.repaired.shortcuts, state.points],
      [40, true, 'circles'],
    );
    assert.match(settings[0], /^40 hidden layers of 8 · ReLU · weights × 0.5/);
    await page.close();
  });

  test(`${name}: a reader’s own table is learned from; what is wrong in one is named by row and column`, async () => {
    const page = await open();
    await press(page, 'Your own points');
    const type = async (/** @type {string} */ text) => {
      await page.run((value) => {
        const lesson = document.querySelector('backprop-lesson')?.shadowRoot;
        const root = lesson?.querySelector('backprop-lab')?.shadowRoot;
        const field = root?.querySelector('.own-points textarea');
        if (field instanceof HTMLTextAreaElement) field.value = value;
      }, text);
      await press(page, 'Use these');
    };
    await type('x,y,class\n1,2,a\n1,oops,b');
    const refused = await until(page, 'the error', ({ error }) => error !== '');
    assert.equal(refused.error, 'row 3, column 2: expected a number, found "oops"');
    assert.equal(refused.state.points, 'moons');
    const rows = Array.from({ length: 40 }, (_, k) => `${k},${k % 7},${k < 20 ? 'left' : 'right'}`);
    await type(['x,y,side', ...rows].join('\n'));
    const taken = await until(page, 'the points', ({ state }) => state.points === 'own');
    assert.equal(taken.error, '');
    await press(page, 'Tanh');
    const seen = await until(page, 'the verdict', isOver);
    assert.match(seen.verdict, /the repaired one has 100\s% of the points right/);
    await page.close();
  });

  test(`${name}: points are set with the keys, and learned from when there are two classes`, async () => {
    const page = await open();
    await press(page, 'Your own points');
    await press(page, 'Remove all points');
    const focus = () =>
      page.run(() => {
        const lesson = document.querySelector('backprop-lesson')?.shadowRoot;
        const root = lesson?.querySelector('backprop-lab')?.shadowRoot;
        const canvas = root?.querySelector('.point-plane canvas');
        if (canvas instanceof HTMLElement) canvas.focus();
      });
    await focus();
    await page.press('Enter', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'Enter');
    const one = await until(page, 'one class', ({ own }) =>
      own.startsWith('Add points of another class'),
    );
    assert.equal(one.state.points, 'moons');
    await (await page.control('radio', '● filled', 'backprop-lab')).click();
    await focus();
    await page.press('ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'Enter');
    const two = await until(
      page,
      'two classes',
      ({ own }) => own === 'The networks learn from 3 points.',
    );
    assert.equal(two.state.points, 'own');
    await page.press('Enter');
    const again = await until(page, 'one less', ({ own }) =>
      own.startsWith('Add points of another class'),
    );
    assert.match(again.cross, /: no point$/);
    await press(page, 'Undo');
    await until(
      page,
      'the moons',
      ({ own, state }) => state.points === 'moons' && own === 'The networks learn from 200 points.',
    );
    await page.close();
  });
});
