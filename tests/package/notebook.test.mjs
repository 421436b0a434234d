/** The widget's picture, for readers without a kernel: the README's code, and a notebook of it made HTML. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { install } from './installed.mjs';

/** Debian's modules need Debian's Python, which need not be the first in the PATH. */
const python = '/usr/bin/python3';

/** What anywidget gives a notebook of a widget. */
const anywidget = `import traitlets

class AnyWidget(traitlets.HasTraits):
    def _repr_mimebundle_(self, **kwargs):
        view = {"version_major": 2, "version_minor": 1, "model_id": "0123456789abcdef"}
        return {"text/plain": "Lesson()", "application/vnd.jupyter.widget-view+json": view}, {}
`;

/** Writes a notebook with the output of the README's code. */
const notebook = `import nbformat
from lesson import Lesson
data = Lesson(depth=3)._repr_mimebundle_()
output = nbformat.v4.new_output("display_data", data=data)
cell = nbformat.v4.new_code_cell("Lesson(depth=3)", outputs=[output])
nbformat.write(nbformat.v4.new_notebook(cells=[cell]), "lesson.ipynb")
`;

/** @type {import('./installed.mjs').Installation} */
let tried;
before(() => {
  tried = install();
});
after(() => tried.remove());

test('a notebook without a kernel shows the widget’s picture', () => {
  const readme = readFileSync(join(tried.installed, 'README.md'), 'utf8');
  const [, code] = /```python\n(.*?class Lesson.*?)\n```/s.exec(readme) ?? [];
  tried.write('anywidget.py', anywidget);
  tried.write('lesson.py', `${code}\n`);
  tried.write('make.py', notebook);
  const folder = join(tried.installed, '../..');
  const run = (/** @type {string[]} */ ...words) =>
    execFileSync(python, words, {
      cwd: folder,
      stdio: 'pipe',
      env: { ...process.env, HOME: folder },
    });
  run('make.py');
  run('-m', 'nbconvert', '--to', 'html', 'lesson.ipynb');
  const html = readFileSync(join(folder, 'lesson.html'), 'utf8');
  const png = readFileSync(join(tried.installed, 'figures/notebook.png'));
  const [, shown] = /<img[^>]* src="data:image\/png;base64,([^"]+)"/s.exec(html) ?? [];
  assert.ok(shown, 'a picture is in the page');
  assert.deepEqual(Buffer.from(shown, 'base64'), png);
  assert.doesNotMatch(html, /widget-view\+json"[^>]*>\s*\{/);
});
