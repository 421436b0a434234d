/** Links, what Share gives, and what a teacher leaves out. In Chromium. */
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { serve } from '../../scripts/serve.mjs';
import { readLink } from '../../web/src/state/permalink.js';
import { defaultState, stateFrom } from '../../web/src/state/state.js';
import { randomSource, randomText } from '../web/state/random-text.mjs';
import { openBrowser, openLesson, openPage } from './browser.mjs';

/** @type {Awaited<ReturnType<typeof openBrowser>>} */
let where;
before(async () => {
  where = await openBrowser();
});
after(() => where.close());

/**
 * @param {import('./driven-page.mjs').DrivenPage} lesson
 * @returns {Promise<string[]>} what Share offers
 */
async function offered(lesson) {
  const read = () =>
    lesson.run(() => {
      const root = document.querySelector('backprop-lesson')?.shadowRoot;
      const figure = root?.querySelector('backprop-figure')?.shadowRoot;
      const fields = [...(figure?.querySelectorAll('textarea') ?? [])];
      return fields.filter((field) => field.checkVisibility()).map(({ value }) => value);
    });
  await lesson.pressInMenu('Share…');
  return lesson.waitFor('what Share offers', read, ({ length }) => length > 0);
}

test('a thousand damaged links leave a figure that works, and make no element of theirs', async () => {
  const { page, lesson, complaints } = await openLesson(where);
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

test('the address holds what the reader chose in “Now Break It”, and opens it again', async () => {
  const { page, lesson } = await openLesson(where, '#depth=4');
  await lesson.reaches('Iteration 0 / 10');
  await lesson.predict(null);
  await (await lesson.control('slider', 'Depth', 'backprop-break-it')).focus();
  for (let k = 0; k < 12; ++k) await lesson.press('ArrowRight');
  await (await lesson.control('radio', 'ReLU', 'backprop-break-it')).click();
  const link = await lesson.waitFor(
    'the address',
    async () => page.url(),
    (address) => address.includes('activation:relu'),
  );
  assert.match(link, /#depth=4&experiment=depth:15;activation:relu$/);
  await page.close();
  const again = await openPage({ ...where, address: link }, { reducedMotion: true });
  await again.lesson.reaches('Iteration 0 / 10');
  assert.match(await again.lesson.experiment(), /^ReLU, depth 15: /);
  await again.page.close();
});

test('an older link, which names no experiment, opens the default one', async () => {
  const { page, lesson } = await openLesson(where, '#depth=4&activation=relu');
  await lesson.reaches('Iteration 0 / 10');
  assert.match(await lesson.experiment(), /^Sigmoid, depth 3: /);
  await page.close();
});

test('Share gives “Now Break It” alone as it stands in the lesson', async () => {
  const { page, lesson } = await openLesson(where, '#depth=4&experiment=depth:15;activation:relu');
  await lesson.reaches('Iteration 0 / 10');
  await offered(lesson);
  await (await lesson.control('radio', 'Now Break It')).click();
  const link = await lesson.run(() => {
    const root = document.querySelector('backprop-lesson')?.shadowRoot;
    const figure = root?.querySelector('backprop-figure')?.shadowRoot;
    return figure?.querySelector('textarea')?.value ?? '';
  });
  const { view, depth, activation } = stateFrom(readLink(new URL(link).hash).given);
  assert.deepEqual(
    { view, depth, activation },
    { view: 'break-it', depth: 15, activation: 'relu' },
  );
  await page.close();
});

test('the links that Share shows open the same state, paused where it is', async () => {
  const { page, lesson } = await openLesson(where, '#depth=5&iteration=4');
  await lesson.reaches('Iteration 4 / 12');
  const texts = await offered(lesson);
  const expected = { ...defaultState, depth: 5, iteration: 4, autoplay: false };
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

for (const files of [['backprop.html'], ['embed.html'], ['index.html', 'lesson'], ['everything']]) {
  test(`where a site has ${files.join(' and ')}, Share offers what is there and nothing else`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'copied-'));
    const copied = readdirSync('dist').filter(
      (file) =>
        files.includes('everything') ||
        files.includes(file) ||
        (files.includes('lesson') && /^lesson|\.wasm$|\.woff2$/.test(file)),
    );
    for (const file of copied) cpSync(join('dist', file), join(folder, file), { recursive: true });
    const { address, close } = await serve(folder);
    const first = files[0] === 'everything' ? '' : files[0];
    const { page, lesson } = await openPage({ ...where, address: `${address}${first}#speed=4` });
    await lesson.reaches('Iteration 8 / 8');
    const texts = await offered(lesson);
    assert.equal(
      texts.length,
      { 'backprop.html': 2, 'embed.html': 2, 'index.html': 1 }[first] ?? 3,
    );
    const addresses = texts.flatMap((text) => text.match(/http:[^"#\s]+/g) ?? []);
    assert.ok(addresses.length >= texts.length);
    for (const each of addresses) assert.equal((await fetch(each)).status, 200, each);
    await page.close();
    close();
    rmSync(folder, { recursive: true });
  });
}

test('a copy button copies, and says so', async () => {
  const { page, lesson } = await openLesson(where, '#depth=5');
  await where.browser
    .defaultBrowserContext()
    .overridePermissions(where.address, ['clipboard-read', 'clipboard-write']);
  await offered(lesson);
  await lesson.pressButton('Copy link');
  const copied = await lesson.waitFor(
    'the clipboard',
    () => lesson.run(() => navigator.clipboard.readText()),
    (text) => text !== '',
  );
  assert.equal(copied, `${where.address}#depth=5`);
  await page.close();
});

test('a link limits the figure to the controls that a teacher chose', async () => {
  const { page, lesson } = await openLesson(where, '?view=figure&controls=play,depth');
  await lesson.figure();
  const seen = await lesson.run(() => {
    const root = document.querySelector('backprop-lesson')?.shadowRoot;
    const figure = root?.querySelector('backprop-figure')?.shadowRoot;
    const inputs = [...(figure?.querySelectorAll('button, input, select, summary') ?? [])];
    const visible = inputs.filter(
      (input) => input.getClientRects().length > 0 && !input.closest('.bars'),
    );
    return visible.map(
      (input) => input.textContent || /** @type {any} */ (input).labels[0].textContent,
    );
  });
  assert.deepEqual(seen, [
    'Skip the figure',
    'Play',
    'Step',
    'Update the weights',
    'Depth',
    '⋯',
    'Restart',
    'Step back',
    'Undo',
    'Redo',
    'Listen',
    'Full screen',
  ]);
  await page.close();
});

test('a fragment that is not the lesson’s leads to its heading, and leaves the network alone', async () => {
  const { page, lesson } = await openLesson(where, '#depth=5&iteration=12');
  await lesson.reaches('Iteration 12 / 12');
  await page.evaluate(() => {
    location.hash = '#math';
  });
  await page.waitForFunction(() => scrollY > 500);
  const { iteration, notice } = await lesson.figure();
  assert.deepEqual([iteration, notice], ['Iteration 12 / 12', '']);
  await page.close();
});

test('a notice names what is no setting in a link, until the reader chooses another network', async () => {
  const { page, lesson } = await openLesson(where, '#depth=5&deepth=8');
  await lesson.reaches('Iteration 0 / 12');
  assert.equal((await lesson.figure()).notice, 'deepth: not a setting of the lesson.');
  await (await lesson.control('radio', 'ReLU')).click();
  await lesson.waitFor(
    'no notice',
    () => lesson.figure(),
    ({ notice }) => notice === '',
  );
  await page.close();
});

test('another link takes the notices of the one before with it, and a thousand names are one line', async () => {
  const names = Array.from({ length: 1000 }, (_, k) => `odd${k}=1`).join('&');
  const { page, lesson } = await openLesson(where, `#depth=5&${names}`);
  await lesson.reaches('Iteration 0 / 12');
  assert.equal(
    (await lesson.figure()).notice,
    'odd0, odd1, odd2 and 997 more: not settings of the lesson.',
  );
  await lesson.run(() => void (location.hash = 'depth=5&seed=1'));
  await lesson.waitFor(
    'no notice',
    () => lesson.figure(),
    ({ notice }) => notice === '',
  );
  await page.close();
});

test('a reload keeps the answers and the experiment; another visit begins anew', async () => {
  const { page, lesson } = await openLesson(where, '#depth=4');
  await lesson.reaches('Iteration 0 / 10');
  await (await lesson.control('radio', 'the weight itself', 'backprop-lesson')).click();
  await lesson.pressButton('Step');
  await (await lesson.control('button', 'Check', 'backprop-lesson')).click();
  await lesson.experiment();
  await (await lesson.control('radio', 'ReLU', 'backprop-break-it')).click();
  const answers = () =>
    lesson.run(() => {
      const element = /** @type {any} */ (document.querySelector('backprop-lesson'));
      const form = element.shadowRoot.querySelector('form');
      return {
        chosen: form.querySelector('input:checked')?.value ?? '',
        verdict: form.querySelector('[role=status]').textContent.slice(0, 9),
        answered: element.progress.answered,
        experiment: element.getState().experiment.activation,
        depth: element.getState().depth,
      };
    });
  const wanted = {
    chosen: 'weight',
    verdict: 'Not that:',
    answered: 1,
    experiment: 'relu',
    depth: 4,
  };
  const isThere = (/** @type {object} */ seen) => JSON.stringify(seen) === JSON.stringify(wanted);
  await lesson.waitFor('the answer', answers, isThere);
  await page.waitForFunction(() => location.hash.includes('experiment'));
  await page.reload();
  await lesson.figure();
  await lesson.waitFor('the answer again', answers, isThere);
  await page.goto(where.address);
  await lesson.figure();
  assert.equal((await answers()).answered, 0);
  await page.close();
});
