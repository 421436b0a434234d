/** `<backprop-lesson>` in pages of others, by its attributes, properties and methods. In Chromium. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readLink } from '../../web/src/state/permalink.js';
import { keys } from '../../web/src/state/settings.js';
import { openPage } from './browser.mjs';
import { comesToRest } from './in-page.mjs';
import { openPages } from './page-with.mjs';

/** @typedef {import('../../web/src/lesson/lesson-element.js').BackpropLesson} BackpropLesson */

/** @type {Awaited<ReturnType<typeof openPages>>} */
let pages;
before(async () => {
  pages = await openPages();
});
after(() => pages.close());

/** @type {(...page: Parameters<typeof pages.openWith>) => ReturnType<typeof pages.openWith>} */
const openWith = (...page) => pages.openWith(...page);

test('the element does what it was asked once the engine is there, and keeps every setting', async () => {
  const { page, lesson, act } = await openWith(
    `<backprop-lesson view="figure" depth="10" activation="relu" autoplay="false"></backprop-lesson>
     <script>document.querySelector('backprop-lesson').step();</script>`,
  );
  await lesson.waitFor(
    'iteration 1',
    () => act((element) => element.getState()),
    ({ iteration }) => iteration === 1,
  );
  const { depth, activation, view } = await act((element) => element.getState());
  assert.deepEqual({ depth, activation, view }, { depth: 10, activation: 'relu', view: 'figure' });
  await page.close();
});

/** For each setting, a value other than its default, as an attribute has it. */
const stated = {
  view: 'figure',
  depth: '4',
  width: '3',
  activation: 'tanh',
  initializer: 'kaiming_uniform',
  seed: '7',
  'learning-rate': '0.25',
  updates: 'example',
  iteration: '5',
  controls: 'play,depth',
  autoplay: 'false',
  theme: 'dark',
  size: 'projector',
  loading: 'lazy',
  input: '-1,2',
  target: '0.5',
  speed: '2',
  scale: 'logarithmic',
  digits: '5',
  worksheet: 'gradients',
  level: '2',
  variant: '0',
  practice: '7',
  panel: 'by-hand',
  held: '2.1.3',
  weights: '2e0_-3',
  experiment: 'depth:15;activation:relu',
  repairs: 'shortcuts,adam',
  broken: 'depth:40;gain:0.5;shortcuts:true',
  repaired: 'activation:tanh;rate:0.2',
  points: 'own',
  own: '0.5_-1_0~1_2_1',
};

test('every setting stated before the engine is there holds, as attribute, link and property', async () => {
  const attributes = Object.entries(stated).map(([name, value]) => `${name}="${value}"`);
  const expected = readLink(new URLSearchParams(stated).toString()).given;
  assert.deepEqual(Object.keys(expected).sort(), keys.filter((key) => key !== 'network').sort());
  const byAttribute = await openWith(`<backprop-lesson ${attributes.join(' ')}></backprop-lesson>`);
  const byProperty = await openWith(
    `<backprop-lesson></backprop-lesson>
     <script>
       Object.assign(document.querySelector('backprop-lesson'), ${JSON.stringify(expected)});
     </script>`,
  );
  for (const { page, act } of [byAttribute, byProperty]) {
    assert.deepEqual(await act((element) => element.getState()), { ...expected, network: '' });
    await page.close();
  }
  for (const link of ['lesson/embed.html?', 'lesson/index.html#']) {
    const address =
      new URL(link, pages.host.write('x.html', '')) + new URLSearchParams(stated).toString();
    const { page } = await openPage({ browser: pages.browser, address }, { reducedMotion: true });
    const state = await page.evaluate(async () => {
      const element = /** @type {BackpropLesson} */ (document.querySelector('backprop-lesson'));
      await element.ready;
      return element.getState();
    });
    assert.deepEqual(state, { ...expected, network: '' });
    await page.close();
  }
});

for (const [settings, iteration] of /** @type {const} */ ([
  ['autoplay="false"', 0],
  ['iteration="3"', 3],
])) {
  test(`moved to another place, a lesson with ${settings} does not begin to play`, async () => {
    const { page, act } = await openWith(
      `<backprop-lesson view="figure" ${settings}></backprop-lesson><main></main>`,
      { reducedMotion: false },
    );
    await act((element) => document.querySelector('main')?.append(element));
    // A pass that began would ask for frames to its end.
    assert.ok(await page.evaluate(comesToRest, 30));
    assert.equal(await act((element) => element.getState().iteration), iteration);
    await page.close();
  });
}

test('on a phone too, the pass plays once when the network is seen', async () => {
  const { page, lesson, act } = await openWith(
    '<backprop-lesson view="figure" depth="1" speed="4"></backprop-lesson>',
    { reducedMotion: false, width: 390, height: 844 },
  );
  await lesson.waitFor(
    'the end of the pass',
    () => act((element) => element.getState().iteration),
    (iteration) => iteration === 4,
  );
  await page.close();
});

test('a setting that is stated after an update leaves the way back to the first weights', async () => {
  const { page, act } = await openWith(
    '<backprop-lesson view="figure" depth="1" iteration="4"></backprop-lesson>',
  );
  const states = await act((element) => {
    element.update();
    const updated = element.getState();
    element.setAttribute('theme', 'dark');
    const stated = element.getState();
    element.restart();
    return { updated, stated, restarted: element.getState() };
  });
  assert.match(states.updated.weights, /^2d/);
  assert.equal(states.stated.weights, states.updated.weights);
  assert.equal(states.restarted.weights, '');
  await page.close();
});

test('in the whole lesson, a setting leaves the reader’s own experiment as it is', async () => {
  const { page, lesson, act } = await openWith('<backprop-lesson></backprop-lesson>');
  await act(() => {});
  await lesson.predict(null);
  await (await lesson.control('slider', 'Depth', 'backprop-break-it')).focus();
  await lesson.press('ArrowRight');
  await act((element) => element.setState({ theme: 'dark', learningRate: 1 }));
  assert.equal((await lesson.figure()).experiment, 'Sigmoid, depth 4');
  const buttons = await page.evaluate(() => {
    const root = document.querySelector('backprop-lesson')?.shadowRoot;
    const experiment = root?.querySelector('backprop-break-it')?.shadowRoot;
    const all = [...(experiment?.querySelectorAll('.below button') ?? [])];
    const shown = all.filter((button) => button.getClientRects().length > 0);
    return shown.map(({ textContent }) => textContent);
  });
  assert.deepEqual(buttons, ['Open this in the lab']);
  await page.close();
});

test('the host hears of the experiment in the whole lesson, sets parts of it, and takes it up again', async () => {
  const { page, lesson, act } = await openWith('<backprop-lesson></backprop-lesson>');
  const told = await act((element) => {
    Object.assign(window, { told: [] });
    element.addEventListener('backprop-change', (event) => {
      const { state } = /** @type {CustomEvent} */ (event).detail;
      Reflect.get(window, 'told').push(state.experiment.depth);
    });
    return element.getState().experiment.depth;
  });
  assert.equal(told, 3);
  await lesson.predict(null);
  await (await lesson.control('slider', 'Depth', 'backprop-break-it')).focus();
  await lesson.press('ArrowRight');
  await lesson.waitFor(
    'the event',
    () => page.evaluate(() => Reflect.get(window, 'told')),
    (depths) => depths.at(-1) === 4,
  );
  await act((element) => {
    element.setState({ experiment: { activation: 'relu' } });
    Object.assign(window, { saved: element.save(4096) });
  });
  assert.equal((await lesson.figure()).experiment, 'ReLU, depth 4');
  await act((element) => element.setState({ experiment: { depth: 3, activation: 'tanh' } }));
  await act((element) => element.resume(Reflect.get(window, 'saved')));
  assert.equal((await lesson.figure()).experiment, 'ReLU, depth 4');
  await page.close();
});

test('a notice goes when the reader changes what it names', async () => {
  const { page, lesson, act } = await openWith('<backprop-lesson depth="99"></backprop-lesson>');
  await act(() => {});
  assert.match((await lesson.figure()).notice, /^Depth: .*; 3 is used\.$/);
  await (await lesson.control('slider', 'Depth')).focus();
  await lesson.press('ArrowRight');
  await lesson.waitFor(
    'no notice',
    () => lesson.figure(),
    ({ notice }) => notice === '',
  );
  await page.close();
});

test('an iteration beyond the pass leaves the pass where it is, and says so', async () => {
  const { page, lesson, act } = await openWith(
    '<backprop-lesson view="figure" iteration="5"></backprop-lesson>',
  );
  await act((element) => element.setState({ iteration: 40 }));
  const { iteration, notice } = await lesson.figure();
  assert.equal(iteration, 'Iteration 5 / 8');
  assert.match(notice, /from 0 to 8, found 40; 5 is used\.$/);
  assert.equal(await act((element) => element.getState().iteration), 5);
  await page.close();
});

test('an attribute that is taken away, or wrong, gives its default back', async () => {
  const { page, act } = await openWith(
    '<backprop-lesson depth="99" view="break-it" seed="4"></backprop-lesson>',
  );
  assert.equal(await act((element) => element.getState().depth), 3);
  const found = await act((element) => {
    element.removeAttribute('view');
    element.removeAttribute('seed');
    element.setAttribute('activation', 'relu');
    element.setAttribute('activation', 'no such');
    return element.getState();
  });
  const { view, seed, activation } = found;
  assert.deepEqual({ view, seed, activation }, { view: 'lesson', seed: 1, activation: 'sigmoid' });
  await page.close();
});

test('a lazy lesson that is made eager loads at once', async () => {
  const { page, act } = await openWith(
    `<div style="height: 500vh"></div><backprop-lesson loading="lazy"></backprop-lesson>
     <script>document.querySelector('backprop-lesson').loading = 'eager';</script>`,
  );
  assert.equal(await act((element) => element.getState().loading), 'eager');
  await page.close();
});

test('setState refuses what is no state, in one line', async () => {
  const { page, act } = await openWith('<backprop-lesson view="figure"></backprop-lesson>');
  const message = await act((element) => {
    try {
      return element.setState(/** @type {any} */ (null));
    } catch (problem) {
      return /** @type {Error} */ (problem).message;
    }
  });
  assert.equal(message, 'state: expected an object, found null');
  await page.close();
});

for (const [place, style] of [
  ['a row', 'display: flex; justify-content: center'],
  ['a column', 'display: flex; flex-direction: column; align-items: center'],
]) {
  test(`in ${place} of flexible boxes the lesson has the width there is`, async () => {
    const { page, act } = await openWith(
      `<div style="${style}"><backprop-lesson view="figure"></backprop-lesson></div>`,
      { width: 900 },
    );
    const { width, overflow } = await act((element) => ({
      width: element.offsetWidth,
      overflow: document.documentElement.scrollWidth - innerWidth,
    }));
    assert.ok(width > 850 && overflow <= 0, `${width}, ${overflow}`);
    await page.close();
  });
}

test('a hidden lesson is hidden', async () => {
  const { page, act } = await openWith('<backprop-lesson hidden></backprop-lesson>');
  assert.equal(await act((element) => element.offsetHeight), 0);
  await page.close();
});

test('a theme unlike the page’s brings its own ground for the words', async () => {
  const { page, act } = await openWith('<backprop-lesson theme="dark"></backprop-lesson>');
  const ground = await act((element) => {
    const words = /** @type {Element} */ (element.shadowRoot?.querySelector('.lesson'));
    const { color, backgroundColor } = getComputedStyle(words);
    return [color, backgroundColor];
  });
  assert.deepEqual(ground, ['rgb(235, 233, 227)', 'rgb(20, 21, 24)']);
  await page.close();
});

/** @param {string} policy */
const policyTag = (policy) => `<meta http-equiv="Content-Security-Policy" content="${policy}">`;

test('a page that allows other policies of trusted types only, and demands none, has the lesson', async () => {
  const { page, lesson } = await openWith('<backprop-lesson></backprop-lesson>', {
    head: policyTag('trusted-types other'),
  });
  assert.equal((await lesson.figure()).iteration, 'Iteration 0 / 8');
  await page.close();
});

for (const [what, policy, reason] of /** @type {const} */ ([
  ['trusted types', "trusted-types other; require-trusted-types-for 'script'", /TrustedHTML/],
  ['WebAssembly', "script-src 'self' 'unsafe-inline'", /Content Security Policy|unsafe-eval/],
])) {
  test(`where a page’s policy forbids the lesson’s ${what}, its place says so, and so does an event`, async () => {
    const { page } = await openWith(
      `<script>
         addEventListener('backprop-error', ({ detail }) => (window.problem = detail));
       </script>
       <backprop-lesson view="figure"></backprop-lesson>`,
      { head: policyTag(policy) },
    );
    const seen = await page.evaluate(async () => {
      const element = /** @type {BackpropLesson} */ (document.querySelector('backprop-lesson'));
      const rejected = await element.ready.then(
        () => false,
        () => true,
      );
      const alerts = [element, element.shadowRoot?.querySelector('backprop-figure')].map(
        (part) => part?.shadowRoot?.querySelector('[role=alert]')?.textContent ?? '',
      );
      return { rejected, words: alerts.join(''), code: /** @type {any} */ (window).problem?.code };
    });
    assert.equal(seen.rejected, true);
    assert.match(seen.words, /^The figure cannot be shown here: [^\n]+$/);
    assert.match(seen.words, reason);
    assert.doesNotMatch(seen.words, /ASSERTIONS/);
    assert.equal(seen.code, 'engine');
    await page.close();
  });
}
