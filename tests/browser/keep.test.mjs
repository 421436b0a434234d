/** What a reader keeps and gives on: files, links, paper. In Chromium. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { serve } from '../../scripts/serve.mjs';
import { loadEngine } from '../../web/src/engine.js';
import { networkDocument } from '../../web/src/network-document.js';
import { readLink, stateFrom } from '../../web/src/permalink.js';
import { defaultState } from '../../web/src/state.js';
import { randomSource, randomText } from '../web/random-text.mjs';
import { openBrowser, openPage } from './browser.mjs';
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

/** @param {string} [link] */
function openLesson(link = '') {
  const place = { ...where, address: where.address + link };
  return openPage(place, { reducedMotion: true });
}

/**
 * @param {import('./driven-page.mjs').DrivenPage} lesson
 * @param {string} button of the Save dialog
 * @returns {Promise<Buffer>} the file that it gives
 */
async function save(lesson, button) {
  const before_ = readdirSync(folder);
  await lesson.pressButton('Save…');
  await lesson.pressButton(button);
  const name = await lesson.waitFor(
    'the download',
    async () => readdirSync(folder).find((file) => !before_.includes(file)) ?? '',
    (file) => file !== '' && !file.endsWith('.crdownload'),
  );
  await lesson.pressButton('Close');
  return readFileSync(join(folder, name));
}

test('the network is kept as the engine knows it, and opens again', async () => {
  const { page, lesson } = await openLesson('#depth=4&activation=tanh&iteration=10');
  await lesson.reaches('Iteration 10 / 10');
  const document = JSON.parse(String(await save(lesson, 'Network (JSON)')));
  const state = stateFrom({ depth: 4, activation: 'tanh' });
  assert.deepEqual(document, engine.open(networkDocument(state, engine)).document());
  await page.close();
});

test('the SVG has the numbers of the bars, and the PNG is a picture', async () => {
  const { page, lesson } = await openLesson('#iteration=8');
  await lesson.reaches('Iteration 8 / 8');
  const svg = String(await save(lesson, 'Picture (SVG)'));
  for (const number of expectedNumbers({})) assert.ok(svg.includes(`>${number}<`), number);
  const png = await save(lesson, 'Picture (PNG)');
  assert.equal(png.subarray(1, 4).toString(), 'PNG');
  assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [2400, 1260]);
  const script = String(await save(lesson, 'The same in PyTorch'));
  assert.match(script, /^import torch$/m);
  await page.close();
});

test('in a sandbox, which may stop a file from being saved, the dialog says so', async () => {
  const sandbox = await serve('dist', 0, { 'content-security-policy': 'sandbox allow-scripts' });
  const noteAt = async (/** @type {string} */ address) => {
    const { page, lesson } = await openPage({ ...where, address }, { reducedMotion: true });
    await lesson.pressButton('Save…');
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

/** A network that the controls cannot make. */
const own = {
  inputs: 3,
  layers: [
    { units: 4, activation: 'tanh', normalization: 'layer' },
    { units: 4, activation: 'relu', residual: true },
    { units: 2, activation: 'softmax' },
  ],
  loss: 'cross_entropy',
  initializer: { scheme: 'xavier_normal', seed: 1 },
  example: { input: [1, 2, 3], target: [0, 1] },
};

/**
 * @param {import('puppeteer-core').Page} page
 * @param {string} name
 * @param {string} text
 */
async function chooseFile(page, name, text) {
  const file = join(folder, name);
  writeFileSync(file, text);
  const input = await page.$('>>> input[type=file]');
  await /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (input).uploadFile(
    file,
  );
}

test('a network from a file is shown, whatever its shape, and its link opens it again', async () => {
  const { page, lesson, complaints } = await openLesson();
  await lesson.pressButton('Save…');
  await chooseFile(page, 'own.json', JSON.stringify(own));
  await lesson.reaches('Iteration 0 / 6');
  await (await lesson.control('slider', 'Iteration')).focus();
  await lesson.press('End');
  const { numbers } = await lesson.reaches('Iteration 6 / 6');
  const session = engine.open(own);
  assert.equal(numbers.length, session.backward().length);
  const link = await lesson.waitFor(
    'the link',
    () => lesson.run(() => location.hash),
    (hash) => hash.includes('network=') && hash.includes('iteration=6'),
  );
  const again = await openLesson(link);
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
    const { page, lesson } = await openLesson('#iteration=3');
    await lesson.reaches('Iteration 3 / 8');
    await lesson.pressButton('Save…');
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
  const { page, lesson } = await openLesson();
  await lesson.figure();
  await lesson.run((json) => {
    const root = document.querySelector('backprop-lesson')?.shadowRoot;
    const figure = root?.querySelector('backprop-figure')?.shadowRoot?.querySelector('figure');
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([json], 'own.json'));
    figure?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, JSON.stringify(own));
  await lesson.reaches('Iteration 0 / 6');
  await page.close();
});

test('a thousand damaged files are refused or shown, without an exception or an element of theirs', async () => {
  const { page, lesson, complaints } = await openLesson();
  await lesson.pressButton('Save…');
  const random = randomSource(7);
  const good = JSON.stringify(own);
  const files = Array.from({ length: 1000 }, () => randomText(random, good, ['units', 'layers']));
  const shown = await lesson.run(async (/** @type {string[]} */ texts) => {
    const root = document.querySelector('backprop-lesson')?.shadowRoot;
    const figure = root?.querySelector('backprop-figure')?.shadowRoot;
    const input = /** @type {HTMLInputElement} */ (figure?.querySelector('input[type=file]'));
    for (const text of texts) {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], '<img src=x onerror=alert(1)>.json'));
      input.files = transfer.files;
      input.dispatchEvent(new Event('change'));
      await new Promise((done) => setTimeout(done));
    }
    return figure?.querySelectorAll('img, script, a').length;
  }, files);
  assert.equal(shown, 0);
  assert.deepEqual(complaints.console, []);
  await page.close();
});

test('a thousand damaged links leave a figure that works, and make no element of theirs', async () => {
  const { page, lesson, complaints } = await openLesson();
  await lesson.figure();
  const random = randomSource(11);
  const good = 'depth=7&activation=relu&input=1,2&weights=1dAAAA&network=1e30&controls=play';
  const links = Array.from({ length: 1000 }, () => randomText(random, good, ['view', 'theme']));
  const found = await lesson.run(async (/** @type {string[]} */ fragments) => {
    for (const fragment of fragments) {
      location.hash = fragment;
      await new Promise((done) => setTimeout(done));
    }
    location.hash = 'depth=2';
    const foreign = (/** @type {ParentNode} */ root) => {
      /** @type {number} */
      let count = root.querySelectorAll('img, iframe, object, embed').length;
      for (const { shadowRoot } of root.querySelectorAll('*')) {
        if (shadowRoot) count += foreign(shadowRoot);
      }
      return count;
    };
    return foreign(document);
  }, links);
  assert.equal(found, 0);
  await lesson.reaches('Iteration 0 / 6');
  assert.deepEqual(complaints.console, []);
  await page.close();
});

test('a weight that is set by hand changes the loss where the pass stands', async () => {
  const { page, lesson } = await openLesson('#iteration=8');
  const before_ = await lesson.reaches('Iteration 8 / 8');
  const field = await lesson.control('spinbutton', 'Weight');
  await field.focus();
  await page.keyboard.down('Control');
  await page.keyboard.press('a');
  await page.keyboard.up('Control');
  await lesson.type('-3');
  await lesson.press('Enter');
  const { loss, iteration, why } = await lesson.figure();
  assert.notEqual(loss, before_.loss);
  assert.equal(iteration, 'Iteration 8 / 8');
  assert.equal(why[1], 'w = −3.00');
  await page.close();
});

test('what Share shows opens the same state', async () => {
  const { page, lesson } = await openLesson('#depth=5&iteration=4');
  await lesson.reaches('Iteration 4 / 12');
  await lesson.pressButton('Share…');
  const texts = await lesson.run(() => {
    const root = document.querySelector('backprop-lesson')?.shadowRoot;
    const figure = root?.querySelector('backprop-figure')?.shadowRoot;
    return [...(figure?.querySelectorAll('textarea') ?? [])].map(({ value }) => value);
  });
  const expected = { ...defaultState, depth: 5, iteration: 4 };
  const { hash } = new URL(texts[0]);
  assert.deepEqual(stateFrom(readLink(hash).given), expected);
  const frame = /src="([^"]+)"/.exec(texts[1])?.[1].replaceAll('&amp;', '&') ?? '';
  const opened = await openPage({ ...where, address: frame }, { reducedMotion: true });
  await opened.lesson.reaches('Iteration 4 / 12');
  const file = new URL(/src="([^"]+)"/.exec(texts[2])?.[1] ?? '').pathname;
  assert.ok(existsSync(join('dist', file)), file);
  await opened.page.close();
  await page.close();
});

test('a copy button copies, and says so', async () => {
  const { page, lesson } = await openLesson('#depth=5');
  await where.browser
    .defaultBrowserContext()
    .overridePermissions(where.address, ['clipboard-read', 'clipboard-write']);
  await lesson.pressButton('Share…');
  await lesson.pressButton('Copy link');
  const copied = await lesson.waitFor(
    'the clipboard',
    () => lesson.run(() => navigator.clipboard.readText()),
    (text) => text !== '',
  );
  assert.equal(copied, `${where.address}#depth=5`);
  await page.close();
});

test('on paper, the derivation is open, controls are gone, and afterwards all is as before', async () => {
  const { page, lesson } = await openLesson();
  await lesson.figure();
  const look = () =>
    lesson.run(() => {
      const root = document.querySelector('backprop-lesson')?.shadowRoot;
      const figure = root?.querySelector('backprop-figure')?.shadowRoot;
      return {
        derivation: root?.querySelector('details')?.open,
        controls: figure?.querySelector('.controls')?.getClientRects().length,
      };
    });
  const asBefore = await look();
  assert.deepEqual(asBefore, { derivation: false, controls: 1 });
  await page.emulateMediaType('print');
  await lesson.run(() => void dispatchEvent(new Event('beforeprint')));
  assert.deepEqual(await look(), { derivation: true, controls: 0 });
  await page.emulateMediaType('screen');
  await lesson.run(() => void dispatchEvent(new Event('afterprint')));
  assert.deepEqual(await look(), asBefore);
  await page.close();
});

test('a teacher chooses the controls that there are', async () => {
  const { page, lesson } = await openLesson('?view=figure&controls=play,depth');
  await lesson.figure();
  const seen = await lesson.run(() => {
    const root = document.querySelector('backprop-lesson')?.shadowRoot;
    const figure = root?.querySelector('backprop-figure')?.shadowRoot;
    const inputs = [...(figure?.querySelectorAll('button, input, select, summary') ?? [])];
    const visible = inputs.filter((input) => input.getClientRects().length > 0);
    return visible.map(
      (input) => input.textContent || /** @type {any} */ (input).labels[0].textContent,
    );
  });
  assert.deepEqual(seen, ['Restart', 'Step back', 'Play', 'Step', 'Depth']);
  await page.close();
});
