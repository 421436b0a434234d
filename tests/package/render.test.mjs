/** Tests the HTML of renderLesson() in Chromium. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { figure, openPages, page } from './pages-with-it.mjs';

/** @type {Awaited<ReturnType<typeof openPages>>} */
let where;
before(async () => {
  where = await openPages();
});
after(() => where.close());

const moduleTag = '<script type="module" src="node_modules/backprop-lesson/define.js"></script>';

/** @param {string} settings as JavaScript has them */
function render(settings) {
  where.write(
    'render.mjs',
    `import { renderLesson } from 'backprop-lesson/render';\nconsole.log(renderLesson(${settings}));\n`,
  );
  return where.run('node', 'render.mjs').trim();
}

/** Runs in the page: returns the parts of the lesson that belong to some views, and which are visible. */
function parts() {
  const root = document.querySelector('backprop-lesson')?.shadowRoot;
  return [...(root?.querySelectorAll('.lesson > [data-views]') ?? [])].map((part) => ({
    name: part.localName,
    seen: part.checkVisibility(),
  }));
}

test('the HTML shows the words and formulas without a script', async () => {
  const html = render('');
  assert.match(html, /^<backprop-lesson><template shadowrootmode="open"><style>/);
  where.write('words.html', page('', html));
  const opened = await where.browser.open(`${where.address}words.html`);
  const text = await opened.run(() => {
    const root = document.querySelector('backprop-lesson')?.shadowRoot;
    return root?.querySelector('h1')?.checkVisibility() && root.textContent;
  });
  assert.match(String(text), /A neural network learns from its mistakes/);
  await opened.close();
});

test('the element takes over the rendered words without repeating them, and the figure is live', async () => {
  const html = render("{ view: 'figure', depth: 4, iteration: 10 }");
  assert.ok(html.startsWith(figure.replace('></backprop-lesson>', '>')));
  where.write('taken-over.html', page(moduleTag, html));
  const opened = await where.seesFigure(`${where.address}taken-over.html`);
  const titles = () =>
    document.querySelector('backprop-lesson')?.shadowRoot?.querySelectorAll('h1').length;
  assert.equal(await opened.run(titles), 1);
  const fonts = () => [...document.fonts].map(({ family }) => family);
  assert.deepEqual(await opened.run(fonts), ['Lesson Math']);
  await opened.close();
});

test('without a script, only the parts of the chosen view are visible', async () => {
  where.write('view.html', page('', render("{ view: 'figure' }")));
  const opened = await where.browser.open(`${where.address}view.html`);
  const seen = (await opened.run(parts)).filter((part) => part.seen).map(({ name }) => name);
  assert.deepEqual(seen, ['backprop-figure']);
  await opened.close();
});

test('an invalid setting is refused in one line', () => {
  assert.throws(
    () => render('{ depth: 99 }'),
    /Depth: expected a whole number from 1 to 20, found 99/,
  );
});
