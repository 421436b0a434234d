/** What a reader hears who does not see: the bars as a list, the walk through the network, the sounds. In Chromium. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser, openLesson } from './browser.mjs';
import { DrivenPage } from './driven-page.mjs';
import { driverOf } from './puppeteer-browser.mjs';

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

/** Runs in the page before its scripts: what the page plays is rendered instead, to be measured. */
function recordSound() {
  /** @type {any} */ (window).AudioContext = class extends OfflineAudioContext {
    constructor() {
      super(2, 8 * 44100, 44100);
      /** @type {any} */ (window).recorded = this;
    }
    get state() {
      return /** @type {const} */ ('running');
    }
    async resume() {}
  };
}

/**
 * Runs in the page: renders what it plays.
 *
 * @param {number} tones
 * @param {number} seconds from one to the next
 * @returns {Promise<[left: number, right: number][]>} the pitch of each tone in hertz, by its zero crossings
 */
async function measureTones(tones, seconds) {
  const buffer = await /** @type {any} */ (window).recorded.startRendering();
  const lead = 0.1;
  const pitch = (/** @type {Float32Array} */ heard) => {
    const up = [...heard.keys()].filter((k) => k > 0 && heard[k - 1] < 0 && heard[k] >= 0);
    const at = (/** @type {number} */ k) => k - heard[k] / (heard[k] - heard[k - 1]);
    return ((up.length - 1) / (at(up[up.length - 1]) - at(up[0]))) * buffer.sampleRate;
  };
  return Array.from({ length: tones }, (_, k) => {
    const [from, to] = [0.2, 0.7].map(
      (share) => (lead + (k + share) * seconds) * buffer.sampleRate,
    );
    const [left, right] = [0, 1].map((ear) => pitch(buffer.getChannelData(ear).slice(from, to)));
    return [left, right];
  });
}

/**
 * Runs in the page.
 *
 * @param {string} host the element whose shadow root has the row of the sound
 * @returns {{line: string, notice: string, focused: string, marked: number}}
 */
function readSound(host) {
  const root = document.querySelector('backprop-lesson')?.shadowRoot;
  const shown = root?.querySelector(host)?.shadowRoot;
  const text = (/** @type {string} */ selector) =>
    shown?.querySelector(selector)?.textContent ?? '';
  return {
    line: text('.sound-line'),
    notice: text('.sound [role=status].note'),
    focused: shown?.activeElement?.textContent ?? '',
    marked: shown?.querySelectorAll('[data-sounds]').length ?? 0,
  };
}

/**
 * @param {string} link
 * @param {() => void} first runs in the page before its scripts
 */
async function openHeard(link, first) {
  const page = await where.browser.newPage();
  await page.setViewport({ width: 1366, height: 900 });
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  await page.evaluateOnNewDocument(first);
  await page.goto(where.address + link);
  return { page, lesson: new DrivenPage(driverOf(page)) };
}

/** @param {number} share of the output's error signal: 100 times less is an octave lower */
const pitchOf = (share) => 1760 * 2 ** (Math.log10(share) / 2);

test('one press plays the gradient, a tone a layer from the output back, and says the same', async () => {
  const { page, lesson } = await openHeard('#iteration=8', recordSound);
  const { numbers } = await lesson.reaches('Iteration 8 / 8');
  const isFetched = () => page.evaluate(() => 'recorded' in window);
  assert.equal(await isFetched(), false, 'silent until it is pressed');
  await lesson.pressInMenu('Listen');
  const { line, focused, marked } = await lesson.waitFor(
    'the line',
    () => lesson.run(readSound, 'backprop-figure'),
    (seen) => seen.line !== '',
  );
  assert.equal(
    line,
    'output 0.557, hidden 3 0.0542, hidden 2 0.0191, hidden 1, one in 220; each layer back ÷ 6.0 on average.',
  );
  assert.deepEqual([focused, marked], ['Stop', 1]);
  const tones = await page.evaluate(measureTones, 4, 1 / 3);
  const output = Number(numbers[0]);
  tones.forEach(([left, right], k) => {
    const expected = pitchOf(Number(numbers[k]) / output);
    assert.ok(Math.abs(left / expected - 1) < 0.005, `tone ${k}: ${left}, expected ${expected}`);
    assert.ok(Math.abs(left / right - 1) < 1e-3, 'in both ears');
  });
  await page.close();
});

test('of two networks, one sounds in each ear', async () => {
  const { page, lesson } = await openHeard('#view=lab&panel=compare', recordSound);
  await (await lesson.control('button', 'Listen')).click();
  const { line } = await lesson.waitFor(
    'the line',
    () => lesson.run(readSound, 'backprop-lab'),
    (seen) => seen.line !== '',
  );
  const told = [...line.matchAll(/output (\S+), hidden \d+ (\S+),/g)];
  const expected = told.map(([, output, before]) => pitchOf(Number(before) / Number(output)));
  assert.ok(Math.abs(expected[0] / expected[1] - 1) > 0.02, line);
  const [[left, right], [leftBefore, rightBefore]] = await page.evaluate(measureTones, 2, 1 / 3);
  for (const [found, wanted] of [
    [left, 1760],
    [right, 1760],
    [leftBefore, expected[0]],
    [rightBefore, expected[1]],
  ])
    assert.ok(Math.abs(found / wanted - 1) < 0.01, `${found}, expected ${wanted}`);
  await page.close();
});

test('without sound, the row says so, and the line is still there', async () => {
  const { page, lesson } = await openHeard('#iteration=8', () => {
    Object.assign(window, { AudioContext: undefined });
  });
  await lesson.reaches('Iteration 8 / 8');
  await lesson.pressInMenu('Listen');
  const { line } = await lesson.waitFor(
    'the notice',
    () => lesson.run(readSound, 'backprop-figure'),
    ({ notice, line: said }) => notice.startsWith('This browser plays no sound') && said !== '',
  );
  assert.match(line, /hidden 1, one in 220/);
  await page.close();
});

test('while a network learns, a tone falls with its loss; at its end the layers sound', async () => {
  const { page, lesson } = await openHeard('', () => {
    /** @type {number[]} */
    const pitches = [];
    Object.assign(window, { pitches });
    const prototype = AudioParam.prototype;
    const set = prototype.setTargetAtTime;
    prototype.setTargetAtTime = function (target, ...others) {
      // The others are how loud it is.
      if (target > 1) pitches.push(target);
      return set.call(this, target, ...others);
    };
  });
  await lesson.comesToExperiment();
  await lesson.experiment();
  assert.equal(await page.evaluate(() => /** @type {any} */ (window).pitches.length), 0);
  await (await lesson.control('button', 'Listen', 'backprop-break-it')).click();
  const saying = (/** @type {RegExp} */ what) =>
    lesson.waitFor(
      String(what),
      () => lesson.run(readSound, 'backprop-break-it'),
      ({ line }) => what.test(line),
    );
  await saying(/^output .*\.$/);
  await (await lesson.control('button', 'Restart', 'backprop-break-it')).click();
  const { line } = await saying(/^loss from [\d.]+ to [\d.]+ in 2,000 steps; output /);
  const [first, last] = [...line.matchAll(/(?:from|to) ([\d.]+)/g)].map(([, loss]) => Number(loss));
  const pitches = await page.evaluate(() => /** @type {any} */ (window).pitches);
  const wanted = (/** @type {number} */ loss) => 220 * 2 ** ((2 * loss) / Math.LN2);
  assert.ok(Math.abs(pitches[0] / wanted(first) - 1) < 0.05, `${pitches[0]} for ${first}`);
  const end = pitches[pitches.length - 1];
  assert.ok(end < pitches[0] && end >= wanted(last) * 0.99, `${end} for ${last}`);
  await page.close();
});
