/** Published examples, and networks that a page states. In Chromium, Firefox and WebKit. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { serve } from '../../scripts/serve.mjs';
import { browserNames, launch } from './browsers.mjs';
import { serveHost } from './host-page.mjs';

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** @type {Awaited<ReturnType<typeof serveHost>>} */
let host;
before(async () => {
  server = await serve('dist');
  host = await serveHost();
});
after(() => {
  server.close();
  host.close();
});

/** Runs in the page. */
function readGallery() {
  const lesson = /** @type {any} */ (document.querySelector('backprop-lesson'));
  const lab = lesson.shadowRoot.querySelector('backprop-lab')?.shadowRoot;
  const textOf = (/** @type {string} */ selector) =>
    lab?.querySelector(selector)?.textContent ?? '';
  return {
    cards: lab?.querySelectorAll('.examples li').length ?? 0,
    title: textOf('.shown-example:not([hidden]) h3'),
    verdicts: [...(lab?.querySelectorAll('.printed tbody tr[data-verdict]') ?? [])].map(
      (/** @type {HTMLElement} */ row) => row.dataset.verdict,
    ),
    loss: textOf('.loss'),
    iteration: textOf('.iteration'),
    state: lesson.getState(),
  };
}

/** Runs in the page. */
function readNotice() {
  const { shadowRoot } = /** @type {HTMLElement} */ (document.querySelector('backprop-lesson'));
  return shadowRoot?.querySelector('.notice')?.textContent ?? '';
}

for (const name of browserNames) {
  test(`${name}: a link opens an example with its author’s numbers, and a key another one with three points`, async (t) => {
    const browser = await launch(name, { reducedMotion: true });
    t.after(() => browser.close());
    const page = await browser.open(`${server.address}#example=mazur`);
    const look = () => page.run(readGallery);
    const mazur = await page.waitFor('the example', look, ({ title }) => title !== '');
    assert.equal(mazur.title, 'Step by step, two outputs');
    assert.ok(mazur.cards >= 20);
    assert.ok(mazur.verdicts.length >= 15);
    assert.deepEqual(new Set(mazur.verdicts), new Set(['same', 'rounded']));
    assert.equal(mazur.state.learningRate, 0.5);

    await (await page.control('button', 'Open “A straight line”')).focus();
    await page.press('Enter');
    const line = await page.waitFor('three points', look, ({ loss }) => loss.includes('mean of 3'));
    assert.equal(line.iteration, 'Iteration 2 / 2');
    assert.equal(line.loss, 'Loss 3.13; mean of 3 examples 8.75');

    await page.choose('Example', 'x = 3');
    await page.waitFor('another point', look, ({ loss }) => loss.startsWith('Loss 15.1'));
    await page.pressButton('Update the weights');
    const updated = await page.waitFor('the update', look, ({ loss }) =>
      loss.includes('before 8.75'),
    );
    // One step by the mean gradients, −9 and −4: w = 1.4 and b = 0.4.
    assert.match(updated.loss, /mean of 3 examples 1\.74, before 8\.75$/);
    await page.close();
  });

  test(`${name}: an element opens a network of its host’s, and names what it cannot`, async (t) => {
    const browser = await launch(name, { reducedMotion: true });
    t.after(() => browser.close());
    host.put(
      'network.json',
      JSON.stringify({
        name: 'From the host',
        inputs: 1,
        layers: [{ units: 1, activation: 'softplus', weights: [[2]], bias: false }],
        loss: 'output',
        example: { input: [0.5] },
      }),
    );
    const tag = (/** @type {string} */ attributes) =>
      `<backprop-lesson view="figure" ${attributes}></backprop-lesson><script src="lesson/backprop-lesson.js"></script>`;
    const page = await browser.open(
      host.write('stated.html', tag('src="network.json" iteration="2"')),
    );
    const opened = await page.waitFor(
      'the network',
      () => page.figure(),
      ({ iteration }) => iteration === 'Iteration 2 / 2',
    );
    assert.equal(opened.loss, 'Loss 1.31');
    await page.close();

    const missing = await browser.open(host.write('missing.html', tag('src="nothing.json"')));
    const notice = await missing.waitFor(
      'the notice',
      () => missing.run(readNotice),
      (text) => text !== '',
    );
    assert.match(notice, /^Network: nothing\.json could not be loaded/);
    await missing.close();

    const unknown = await browser.open(host.write('unknown.html', tag('example="mazzur"')));
    const said = await unknown.waitFor(
      'the notice',
      () => unknown.run(readNotice),
      (text) => text !== '',
    );
    assert.match(said, /^Example: expected one of .*mazur/);
    await unknown.close();
  });
}
