/** What a reader keeps as a file, and opens from one. In Chromium. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { serve } from '../../scripts/serve.mjs';
import { loadEngine } from '../../web/src/engine/engine.js';
import { networkDocument } from '../../web/src/network/network-document.js';
import { stateFrom } from '../../web/src/state/state.js';
import { ownNetwork } from '../web/network/own-network.mjs';
import { randomSource, randomText } from '../web/state/random-text.mjs';
import { openBrowser, openLesson, openPage } from './browser.mjs';
import { expectedNumbers } from './expected.mjs';

const engine = await loadEngine();
const folder = mkdtempSync(join(tmpdir(), 'kept-'));

/** @type {Awaited<ReturnType<typeof openBrowser>>} */
let where;
before(async () => {
  where = await openBrowser();
  const session = await where.browser.target().createCDPSession();
  await session.send('Browser.setDownloadBehavior', {
    behavior: 'allow',
    downloadPath: folder,
  });
});
after(async () => {
  await where.close();
  rmSync(folder, { recursive: true });
});

/**
 * @param {import('./driven-page.mjs').DrivenPage} lesson
 * @param {string} button of the Save dialog
 * @returns {Promise<Buffer>} the file that it gives
 */
async function save(lesson, button) {
  const before_ = readdirSync(folder);
  await lesson.pressInMenu('Save…');
  await lesson.pressButton(button);
  const name = await lesson.waitFor(
    'the download',
    async () => readdirSync(folder).find((file) => !before_.includes(file)) ?? '',
    (file) => file !== '' && !file.endsWith('.crdownload'),
  );
  await lesson.pressButton('Close');
  return readFileSync(join(folder, name));
}

test('Save writes the network as the engine has it', async () => {
  const { page, lesson } = await openLesson(where, '#depth=4&activation=tanh&iteration=10');
  await lesson.reaches('Iteration 10 / 10');
  const document = JSON.parse(String(await save(lesson, 'Network (JSON)')));
  const state = stateFrom({ depth: 4, activation: 'tanh' });
  const network = engine.open(networkDocument(state, engine)).document();
  assert.deepEqual(document, { ...network, learning_rate: state.learningRate });
  await page.close();
});

test('the SVG has the numbers of the bars, and the PNG is a picture', async () => {
  const { page, lesson } = await openLesson(where, '#iteration=8');
  await lesson.reaches('Iteration 8 / 8');
  const svg = String(await save(lesson, 'Picture (SVG)'));
  for (const number of expectedNumbers({})) assert.ok(svg.includes(`>${number}<`), number);
  const png = await save(lesson, 'Picture (PNG)');
  assert.equal(png.subarray(1, 4).toString(), 'PNG');
  assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [2400, 1320]);
  const script = String(await save(lesson, 'The same in PyTorch'));
  assert.match(script, /^import torch$/m);
  await page.close();
});

test('Save gives an update as a moving picture, and a film that is cancelled leaves nothing', async () => {
  const { page, lesson } = await openLesson(where);
  await lesson.pressInMenu('Save…');
  await lesson.pressButton('As an animation, for slides');
  await (await lesson.control('radio', 'An update')).click();
  const kept = () => readdirSync(folder).find((file) => file.startsWith('backpropagation-')) ?? '';
  await lesson.pressButton('Moving picture (SVG)');
  await lesson.waitFor(
    'the download',
    async () => kept(),
    (file) => file.endsWith('.svg'),
  );
  const svg = readFileSync(join(folder, kept()), 'utf8');
  assert.match(svg, /<title>An update.*@keyframes/s);
  const numbers = [...svg.matchAll(/>Loss ([\d.]+), before the update ([\d.]+)</g)].at(-1) ?? [];
  assert.ok(Number(numbers[1]) < Number(numbers[2]));
  const before_ = readdirSync(folder);
  await lesson.pressButton('Film (MP4)');
  await lesson.pressButton('Cancel');
  const said = () =>
    lesson.run(() => {
      const root = document.querySelector('backprop-lesson')?.shadowRoot;
      const figure = root?.querySelector('backprop-figure')?.shadowRoot;
      const text = figure?.querySelector('dialog[open] [role=status]')?.textContent ?? '';
      return { text, focused: figure?.activeElement?.textContent };
    });
  const { focused } = await lesson.waitFor('the end', said, ({ text }) =>
    text.startsWith('Cancelled'),
  );
  assert.equal(focused, 'Film (MP4)');
  assert.deepEqual(readdirSync(folder), before_);
  // The figure itself has stayed where it was.
  assert.equal((await lesson.figure()).iteration, 'Iteration 0 / 8');
  await page.close();
});

test('in a sandbox, which may stop a file from being saved, the dialog says so', async () => {
  const sandbox = await serve('dist', 0, { 'content-security-policy': 'sandbox allow-scripts' });
  const noteAt = async (/** @type {string} */ address) => {
    const { page, lesson } = await openPage({ ...where, address }, { reducedMotion: true });
    await lesson.pressInMenu('Save…');
    const note = await lesson.run(() => {
      const root = document.querySelector('backprop-lesson')?.shadowRoot;
      const figure = root?.querySelector('backprop-figure')?.shadowRoot;
      return figure?.querySelector('dialog[open] > .note')?.textContent ?? '';
    });
    await page.close();
    return note;
  };
  assert.equal(await noteAt(where.address), '');
  assert.match(
    await noteAt(`${sandbox.address}embed.html`),
    /^This frame may not be allowed to save/,
  );
  sandbox.close();
});

/**
 * @param {import('puppeteer-core').Page} page
 * @param {string} name
 * @param {string} text
 */
async function chooseFile(page, name, text) {
  const file = join(folder, name);
  writeFileSync(file, text);
  const input = await page.waitForSelector('>>> input[type=file]', { visible: true });
  await /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (input).uploadFile(
    file,
  );
}

test('a network from a file is shown, whatever its shape, and its link opens it again', async () => {
  const { page, lesson, complaints } = await openLesson(where);
  await lesson.pressInMenu('Open…');
  await chooseFile(page, 'own.json', JSON.stringify(ownNetwork));
  await lesson.reaches('Iteration 0 / 6');
  await (await lesson.control('slider', 'Iteration')).focus();
  await lesson.press('End');
  const { numbers } = await lesson.reaches('Iteration 6 / 6');
  const session = engine.open(ownNetwork);
  assert.equal(numbers.length, session.backward().length);
  const link = await lesson.waitFor(
    'the link',
    () => lesson.run(() => location.hash),
    (hash) => hash.includes('network=') && hash.includes('iteration=6'),
  );
  const again = await openLesson(where, link);
  assert.deepEqual((await again.lesson.reaches('Iteration 6 / 6')).numbers, numbers);
  assert.deepEqual(complaints.console, []);
  await again.page.close();
  await page.close();
});

const bad = [
  ['not JSON', 'hello', /^bad\.json: document: expected JSON: /],
  ['no network', '{}', /^bad\.json: inputs: /],
  [
    'a layer without units',
    '{"inputs":1,"layers":[{"units":0}]}',
    /^bad\.json: layers\[0\]\.units: /,
  ],
];
for (const [what, text, message] of /** @type {[string, string, RegExp][]} */ (bad)) {
  test(`a file with ${what} is refused in one line, and nothing is lost`, async () => {
    const { page, lesson } = await openLesson(where, '#iteration=3');
    await lesson.reaches('Iteration 3 / 8');
    await lesson.pressInMenu('Open…');
    await chooseFile(page, 'bad.json', text);
    const { error, iteration } = await lesson.waitFor(
      'the error',
      () => lesson.figure(),
      (figure) => figure.error !== '',
    );
    assert.match(error, message);
    assert.doesNotMatch(error, /\n/);
    assert.equal(iteration, 'Iteration 3 / 8');
    await page.close();
  });
}

test('a file that is dropped on the figure is opened', async () => {
  const { page, lesson } = await openLesson(where);
  await lesson.figure();
  await lesson.run((json) => {
    const root = document.querySelector('backprop-lesson')?.shadowRoot;
    const figure = root?.querySelector('backprop-figure')?.shadowRoot?.querySelector('figure');
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([json], 'own.json'));
    figure?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, JSON.stringify(ownNetwork));
  await lesson.reaches('Iteration 0 / 6');
  await page.close();
});

test('a thousand damaged files are refused or shown, without an exception or an element of theirs', async () => {
  const { page, lesson, complaints } = await openLesson(where);
  await lesson.pressInMenu('Open…');
  await page.waitForSelector('>>> input[type=file]', { visible: true });
  const random = randomSource(7);
  const good = JSON.stringify(ownNetwork);
  const files = Array.from({ length: 1000 }, () => randomText(random, good, ['units', 'layers']));
  const added = await lesson.run(async (/** @type {string[]} */ texts) => {
    const root = document.querySelector('backprop-lesson')?.shadowRoot;
    const figure = root?.querySelector('backprop-figure')?.shadowRoot;
    const input = /** @type {HTMLInputElement} */ (figure?.querySelector('input[type=file]'));
    // The dialogs have a link of their own.
    const count = () => figure?.querySelectorAll('img, script, a').length ?? NaN;
    const own = count();
    for (const text of texts) {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], '<img src=x onerror=alert(1)>.json'));
      input.files = transfer.files;
      input.dispatchEvent(new Event('change'));
      await new Promise((done) => setTimeout(done));
    }
    return count() - own;
  }, files);
  assert.equal(added, 0);
  assert.deepEqual(complaints.console, []);
  await page.close();
});

test('the reader can choose a file again after correcting it', async () => {
  const { page, lesson } = await openLesson(where);
  await lesson.pressInMenu('Open…');
  await chooseFile(page, 'mended.json', '{}');
  await lesson.waitFor(
    'the error',
    () => lesson.figure(),
    ({ error }) => error !== '',
  );
  await chooseFile(page, 'mended.json', JSON.stringify(ownNetwork));
  await lesson.reaches('Iteration 0 / 6');
  assert.equal((await lesson.figure()).error, '');
  await page.close();
});

test('the controls describe an opened network, not the one that they would build', async () => {
  const { page, lesson } = await openLesson(where);
  await lesson.pressInMenu('Open…');
  await chooseFile(page, 'own.json', JSON.stringify(ownNetwork));
  await lesson.reaches('Iteration 0 / 6');
  const look = () =>
    lesson.run(() => {
      const root = document.querySelector('backprop-lesson')?.shadowRoot;
      const figure = root?.querySelector('backprop-figure')?.shadowRoot;
      const notes = [...(figure?.querySelectorAll('.controls .note') ?? [])];
      return {
        depth: figure?.querySelector('[data-control=depth] b')?.textContent,
        chosen: figure?.querySelectorAll('[data-control=activation] :checked').length,
        notes: notes.filter((note) => note.getClientRects().length > 0).length,
      };
    });
  assert.deepEqual(await look(), { depth: '2', chosen: 0, notes: 1 });
  await (await lesson.control('radio', 'Sigmoid')).click();
  await lesson.reaches('Iteration 8 / 8');
  assert.deepEqual(await look(), { depth: '3', chosen: 1, notes: 0 });
  await page.close();
});

test('an opened network deeper than the slider is stepped, edited and linked to its end', async () => {
  const layer = { units: 2, activation: 'tanh' };
  const deep = { ...ownNetwork, layers: [...Array(29).fill(layer), ownNetwork.layers[2]] };
  const { page, lesson } = await openLesson(where);
  await lesson.pressInMenu('Open…');
  await chooseFile(page, 'deep.json', JSON.stringify(deep));
  await lesson.reaches('Iteration 0 / 60');
  await (await lesson.control('slider', 'Iteration')).focus();
  await lesson.press('End');
  await lesson.reaches('Iteration 60 / 60');
  const link = await lesson.waitFor(
    'the link',
    () => lesson.run(() => location.hash),
    (hash) => hash.includes('iteration=60'),
  );
  const again = await openLesson(where, link);
  assert.equal((await again.lesson.reaches('Iteration 60 / 60')).notice, '');
  await again.page.close();
  await page.close();
});

test('where a teacher leaves out saving, a file that is dropped is left to the browser', async () => {
  const { page, lesson } = await openLesson(where, '?controls=play');
  await lesson.figure();
  const taken = await lesson.run((json) => {
    const root = document.querySelector('backprop-lesson')?.shadowRoot;
    const figure = root?.querySelector('backprop-figure')?.shadowRoot?.querySelector('figure');
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([json], 'own.json'));
    const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
    return !figure?.dispatchEvent(drop);
  }, JSON.stringify(ownNetwork));
  assert.equal(taken, false);
  await page.close();
});
