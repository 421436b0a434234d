import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { cssParts } from '../../scripts/describe-element.mjs';
import { figure, openPages, page } from './pages-with-it.mjs';

/** @type {Awaited<ReturnType<typeof openPages>>} */
let where;
before(async () => {
  where = await openPages();
});
after(() => where.close());

const moduleTag = '<script type="module" src="node_modules/backprop-lesson/define.js"></script>';
const wholeLesson = '<backprop-lesson depth="4" iteration="10"></backprop-lesson>';

test('a page without a bundler shows the figure with one module tag', async () => {
  where.write('module.html', page(moduleTag));
  await (await where.seesFigure(`${where.address}module.html`)).close();
});

test('the classic script shows the figure in a page opened as a file', async () => {
  const script = '<script src="node_modules/backprop-lesson/backprop-lesson.js"></script>';
  const file = where.write('classic.html', page(script));
  await (await where.seesFigure(pathToFileURL(file).href)).close();
});

/** Runs before other scripts, and counts how often the page compiles WebAssembly. */
const counting = `<script>
  window.compiled = 0;
  for (const name of ['instantiate', 'compile', 'instantiateStreaming', 'compileStreaming']) {
    const original = WebAssembly[name];
    WebAssembly[name] = (...given) => (++compiled, original.apply(WebAssembly, given));
  }
</script>`;

test('two lessons from two entries of the package share one class and one compiled module', async () => {
  const script = `<script type="module">
    import './node_modules/backprop-lesson/define.js';
    import { BackpropLesson } from './node_modules/backprop-lesson/index.js';
    const lessons = [...document.querySelectorAll('backprop-lesson')];
    window.same = lessons.every((lesson) => lesson instanceof BackpropLesson);
    window.ready = Promise.all(lessons.map(({ ready }) => ready));
  </script>`;
  const second = '<backprop-lesson view="break-it"></backprop-lesson>';
  where.write('two.html', page(counting + script, figure + second));
  const opened = await where.seesFigure(`${where.address}two.html`);
  const seen = await opened.run(async () => {
    const { ready, compiled, same } = /** @type {any} */ (window);
    return { lessons: (await ready).length, compiled, same };
  });
  assert.deepEqual(seen, { lessons: 2, compiled: 1, same: true });
  await opened.close();
});

test('every documented part exists and can be styled from outside', async () => {
  const rules = cssParts.map(
    ({ name }) => `backprop-lesson::part(${name}) { outline-color: rgb(1, 2, 3) }`,
  );
  where.write('parts.html', page(`${moduleTag}<style>${rules.join('\n')}</style>`, wholeLesson));
  const opened = await where.seesFigure(`${where.address}parts.html`);
  // The dialogs are made by the first press that opens one.
  await opened.pressInMenu('Save…');
  await opened.control('button', 'Network (JSON)');
  await opened.experiment();
  const styled = () =>
    opened.run(() => {
      const lesson = document.querySelector('backprop-lesson')?.shadowRoot;
      const figures =
        lesson?.querySelectorAll('backprop-figure, backprop-break-it, backprop-lab') ?? [];
      return [lesson, ...[...figures].map(({ shadowRoot }) => shadowRoot)]
        .flatMap((root) => [...(root?.querySelectorAll('[part]') ?? [])])
        .filter((element) => getComputedStyle(element).outlineColor === 'rgb(1, 2, 3)')
        .map((element) => element.getAttribute('part') ?? '');
    });
  const found = await styled();
  for (const [panel, part] of [
    ['inspect', 'inspector'],
    ['numbers', 'table'],
  ]) {
    await opened.run((/** @type {string} */ name) => {
      const lesson = /** @type {any} */ (document.querySelector('backprop-lesson'));
      lesson.setState({ view: 'lab', panel: name });
    }, panel);
    found.push(...(await opened.waitFor(part, styled, (parts) => parts.includes(part))));
  }
  assert.deepEqual([...new Set(found)].sort(), cssParts.map(({ name }) => name).sort());
  await opened.close();
});

test('the lesson uses a colour that the host sets', async () => {
  const style = '<style>backprop-lesson { --backprop-card: rgb(4, 5, 6) }</style>';
  where.write('colour.html', page(moduleTag + style));
  const opened = await where.seesFigure(`${where.address}colour.html`);
  const colour = await opened.run(() => {
    const lesson = document.querySelector('backprop-lesson')?.shadowRoot;
    const inside = lesson?.querySelector('backprop-figure')?.shadowRoot?.querySelector('.card');
    return inside && getComputedStyle(inside).backgroundColor;
  });
  assert.equal(colour, 'rgb(4, 5, 6)');
  await opened.close();
});
