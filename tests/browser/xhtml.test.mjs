/** The element in an XHTML page, such as a chapter of an EPUB. */
import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { serve } from '../../scripts/serve.mjs';
import { browserNames, launch } from './browsers.mjs';

const folder = mkdtempSync(join(tmpdir(), 'xhtml-'));
after(() => rmSync(folder, { recursive: true }));
copyFileSync('dist/backprop-lesson.js', join(folder, 'backprop-lesson.js'));
writeFileSync(
  join(folder, 'chapter.xhtml'),
  `<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" lang="en">
  <head><title>Chapter</title><link rel="icon" href="data:,"/><script src="backprop-lesson.js"></script></head>
  <body><h1>Chapter</h1><backprop-lesson></backprop-lesson></body>
</html>`,
);

for (const name of browserNames) {
  test(`${name}: in XHTML, the figure steps, a dialog opens, formulas stand, and “Now Break It” learns`, async () => {
    const server = await serve(folder);
    const browser = await launch(name, { reducedMotion: true });
    try {
      const page = await browser.open(`${server.address}chapter.xhtml`);
      assert.equal(await page.run(() => document.contentType), 'application/xhtml+xml');
      await page.pressButton('Step');
      await page.reaches('Iteration 1 / 8');
      await page.pressInMenu('Save…');
      await page.control('button', 'Network (JSON)');
      const formulas = await page.run(() => {
        const root = document.querySelector('backprop-lesson')?.shadowRoot;
        return [...(root?.querySelectorAll('math') ?? [])].filter(
          (math) => math.namespaceURI === 'http://www.w3.org/1998/Math/MathML',
        ).length;
      });
      assert.ok(formulas > 20, `${formulas} formulas`);
      await page.run(() => {
        const root = document.querySelector('backprop-lesson')?.shadowRoot;
        const figure = root?.querySelector('backprop-figure')?.shadowRoot;
        figure?.querySelector('dialog')?.close();
      });
      await page.comesToExperiment();
      assert.deepEqual((await page.complaints()).complaints, []);
    } finally {
      await browser.close();
      server.close();
    }
  });
}
