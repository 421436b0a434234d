/** A network of one's own, typed into the form of the lab. In Chromium, Firefox and WebKit. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { serve } from '../../scripts/serve.mjs';
import { browserNames, launch } from './browsers.mjs';

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
before(async () => {
  server = await serve('dist');
});
after(() => server.close());

/** Runs in the page. */
function readForm() {
  const lesson = /** @type {any} */ (document.querySelector('backprop-lesson'));
  const lab = lesson.shadowRoot.querySelector('backprop-lab')?.shadowRoot;
  const form = lab?.querySelector('.network-form');
  const textOf = (/** @type {Element | null} */ element) => element?.textContent ?? '';
  return {
    isThere: Boolean(form),
    status: textOf(form?.querySelector('.form-status')),
    problems: [...(form?.querySelectorAll('.error') ?? [])].map(textOf).filter(Boolean),
    notes: [...(form?.querySelectorAll('.note') ?? [])].map(textOf),
    legends: [...(form?.querySelectorAll('legend') ?? [])].map(textOf),
    texts: Object.fromEntries(
      [...(form?.querySelectorAll('.typed > :is(input, textarea)') ?? [])].map((field) => [
        field.getAttribute('aria-label') ?? textOf(field.labels[0]),
        field.value,
      ]),
    ),
    kept: [...(form?.querySelectorAll('.kept:not([hidden]) > span') ?? [])].map(textOf),
    loss: textOf(lab?.querySelector('.loss')),
    link: form?.querySelector('.exports textarea')?.value ?? '',
  };
}

/**
 * @param {import('./driven-page.mjs').DrivenPage} page
 * @param {string} name of a field
 * @param {string} text in place of what it has
 */
async function retype(page, name, text) {
  await (await page.control('textbox', name)).focus();
  await page.pressControl('a');
  await page.type(text);
}

/** @param {import('./driven-page.mjs').DrivenPage} page whose form has a button of its own */
async function pressUndo(page) {
  const box = await page.boxOf('backprop-lab', '.form-head button');
  await page.pressAt({ x: box.left + box.width / 2, y: box.top + box.height / 2 });
}

for (const name of browserNames) {
  test(`${name}: each valid stroke is in the picture, a fault keeps the last one, and Undo goes back`, async (t) => {
    const browser = await launch(name, { reducedMotion: true });
    t.after(() => browser.close());
    const page = await browser.open(`${server.address}#view=lab&panel=your-own&depth=1&width=2`);
    const look = () => page.run(readForm);
    await page.waitFor('the form', look, ({ isThere, legends }) => isThere && legends.length === 2);
    await retype(page, 'Weights, hidden 1', 'array([[1., 0.5],\n[-1., 2e0]])');
    await retype(page, 'Weights, output', '0,5; -1,5');
    // −ln σ(0.5 σ(0.7) − 1.5 σ(1.3))
    const typed = await page.waitFor('the loss', look, ({ loss }) => loss === 'Loss 1.20');
    assert.equal(typed.texts['Weights, hidden 1'], ' 1  0.5\n-1    2');
    assert.ok(typed.notes.includes('Commas were read as decimal commas.'));

    await (await page.control('textbox', 'Weights, hidden 1')).focus();
    for (const letter of ['a', 'c', 'v']) await page.pressControl(letter);
    const pasted = await page.waitFor('the paste', look, ({ notes }) =>
      notes.some((note) => note.startsWith('Rows and columns are equally many')),
    );
    assert.equal(pasted.texts['Weights, hidden 1'], ' 1  0.5\n-1    2');
    await (await page.control('button', 'Transpose')).click();
    await page.waitFor('the turned table', look, ({ texts }) =>
      texts['Weights, hidden 1'].startsWith('  1  -1\n0.5   2'),
    );
    await pressUndo(page);

    await retype(page, 'Neurons, hidden 1', '12');
    const wide = await look();
    assert.match(wide.texts['Weights, hidden 1'], /^ 1 {2}0\.5\n-1 {4}2\n 0 {4}0\n/);
    assert.equal(wide.texts['Weights, hidden 1'].split('\n').length, 12);
    await retype(page, 'Neurons, hidden 1', '3');
    await retype(page, 'Weights, hidden 1', '1 2 3; 4 5 6');
    const wrong = await page.waitFor('the fault', look, ({ problems }) => problems.length > 0);
    assert.deepEqual(wrong.problems, ['expected 3 rows of 2 numbers, found 2 rows of 3 numbers']);
    assert.match(wrong.status, /^Not in the picture yet/);
    await (await page.control('button', 'Transpose')).click();
    const turned = await page.waitFor('the picture', look, ({ problems }) => problems.length === 0);
    assert.equal(turned.texts['Weights, hidden 1'], '1  4\n2  5\n3  6');
    assert.match(turned.status, /^The picture shows/);

    await page.choose('Loss', 'Cross-entropy');
    const refused = await page.waitFor('the engine', look, ({ problems }) => problems.length > 0);
    assert.deepEqual(refused.problems, ['"cross_entropy" goes with a "softmax" output layer only']);
    for (const rows of ['1  4\n2  5\n3  6', ' 1  0.5\n-1    2\n 0    0']) {
      await pressUndo(page);
      const back = await look();
      assert.deepEqual([back.problems, back.texts['Weights, hidden 1']], [[], rows]);
    }
    await page.close();
  });

  test(`${name}: an example is changed by keys, keeps what the form cannot edit, and leaves as a link`, async (t) => {
    const browser = await launch(name, { reducedMotion: true });
    t.after(() => browser.close());
    const page = await browser.open(`${server.address}#example=mazur`);
    const look = () => page.run(readForm);
    await (await page.control('button', 'Change its numbers')).focus();
    await page.press('Enter');
    const form = await page.waitFor(
      'the form',
      look,
      ({ isThere, kept }) => isThere && kept.length > 0,
    );
    assert.match(form.kept[0], /name Step by step, two outputs/);
    assert.equal(form.texts['Learning rate'], '0.5');
    await (await page.control('button', 'Add a hidden layer')).focus();
    await page.press('Enter');
    await page.waitFor(
      'a layer',
      look,
      ({ legends }) => legends.join() === 'Hidden 1,Hidden 2,Output',
    );
    await retype(page, 'Target', '1');
    await page.waitFor(
      'a fault',
      look,
      ({ problems }) => problems.join() === 'expected 2 numbers, found 1',
    );
    await page.type(', 0');
    await page.waitFor('no fault', look, ({ problems }) => problems.length === 0);
    await (await page.control('button', 'Link')).click();
    const { link, loss } = await page.waitFor('the link', look, (seen) => seen.link !== '');
    await page.close();
    const other = await browser.open(link);
    const opened = await other.waitFor(
      'the same',
      () => other.run(readForm),
      ({ isThere, legends }) => isThere && legends.length === 3,
    );
    assert.equal(opened.texts.Target, '1, 0');
    await other.press('End');
    assert.match(opened.kept[0], /name Step by step/);
    assert.ok(loss.startsWith('Loss 0.'), loss);
    await other.close();
  });
}
