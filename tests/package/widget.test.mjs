import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openPages, page } from './pages-with-it.mjs';

/** @type {Awaited<ReturnType<typeof openPages>>} */
let where;
before(async () => {
  where = await openPages();
});
after(() => where.close());

/** A model that, like a notebook's, reports every change, even those that the widget makes. */
const script = `<script type="module">
  import widget from './node_modules/backprop-lesson/anywidget.js';
  class Model {
    saved = 0;
    told = [];
    listeners = [];
    constructor(values) { this.values = values; }
    get(trait) { return this.values[trait]; }
    set(trait, value) {
      if (this.values[trait] === value) return;
      this.values[trait] = value;
      this.told.push(trait);
      for (const { event, listener } of this.listeners)
        if (event === 'change:' + trait) listener();
    }
    save_changes() { ++this.saved; }
    on(event, listener) { this.listeners.push({ event, listener }); }
    off(event, listener) {
      this.listeners = this.listeners.filter((one) => one.event !== event || one.listener !== listener);
    }
  }
  window.model = new Model({
    view: 'figure', depth: 4, iteration: 10, learning_rate: 0.25, input: [0.3, 0.8], scale: null,
  });
  window.leave = widget.render({ model, el: document.getElementById('cell') });
</script>`;

async function openWidget() {
  where.write('widget.html', page(script, '<div id="cell"></div>'));
  const opened = await where.seesFigure(`${where.address}widget.html`);
  return {
    opened,
    close: () => opened.close(),
    /** @type {(key: string) => Promise<unknown>} */
    setting: (key) =>
      opened.run(
        (/** @type {string} */ name) =>
          /** @type {any} */ (document.querySelector('backprop-lesson')).getState()[name],
        key,
      ),
    /** @type {(trait: string, value: unknown) => Promise<void>} */
    set: (trait, value) =>
      opened.run(
        (/** @type {string} */ name, /** @type {unknown} */ one) =>
          /** @type {any} */ (window).model.set(name, one),
        trait,
        value,
      ),
    model: () =>
      opened.run(() => {
        const { values, saved, told, listeners } = /** @type {any} */ (window).model;
        return { values: { ...values }, saved, told: [...told], listeners: listeners.length };
      }),
  };
}

test('the widget begins with the settings of its model, under Python’s names', async () => {
  const { setting, close } = await openWidget();
  assert.equal(await setting('learningRate'), 0.25);
  assert.equal(await setting('depth'), 4);
  assert.equal(await setting('scale'), 'logarithmic');
  await close();
});

test('the widget follows its model, and None restores a default', async () => {
  const { opened, setting, set, close } = await openWidget();
  await set('depth', 2);
  await opened.reaches('Iteration 6 / 6');
  await set('input', [0.5, -1]);
  assert.deepEqual(await setting('input'), [0.5, -1]);
  await set('scale', 'linear');
  assert.equal(await setting('scale'), 'linear');
  await set('scale', null);
  assert.equal(await setting('scale'), 'logarithmic');
  await close();
});

test('the model receives the reader’s changes, and no others', async () => {
  const { opened, model, close } = await openWidget();
  await opened.pressButton('Step back');
  const { values, told } = await opened.waitFor(
    'the model to be saved',
    model,
    ({ saved }) => saved > 0,
  );
  assert.deepEqual(told, ['iteration']);
  assert.equal(values.iteration, 9);
  assert.equal(values.scale, null);
  assert.ok(!('seed' in values));
  await close();
});

test('a change of several settings arrives whole, although the model echoes each', async () => {
  const { opened, model, close } = await openWidget();
  await (await opened.control('slider', 'Depth')).focus();
  await opened.press('ArrowRight');
  await opened.reaches('Iteration 12 / 12');
  const { values } = await opened.waitFor('the model to be saved', model, ({ saved }) => saved > 0);
  assert.deepEqual([values.depth, values.iteration], [5, 12]);
  assert.equal((await opened.figure()).iteration, 'Iteration 12 / 12');
  await close();
});

test('a removed widget leaves no element and no listener', async () => {
  const { opened, model, close } = await openWidget();
  const left = await opened.run(() => {
    /** @type {any} */ (window).leave();
    return document.querySelectorAll('backprop-lesson').length;
  });
  assert.equal(left, 0);
  assert.equal((await model()).listeners, 0);
  await close();
});
