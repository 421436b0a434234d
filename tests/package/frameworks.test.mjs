/**
 * Tests the element in React (also rendered on a server), Vue, Preact and Svelte: attributes take effect
 * without a notice, events arrive, and a removed attribute restores the default.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { build } from 'esbuild';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { compile } from 'svelte/compiler';
import { openPages, page } from './pages-with-it.mjs';

/** @type {Awaited<ReturnType<typeof openPages>>} */
let where;
before(async () => {
  where = await openPages();
});
after(() => where.close());

/**
 * The same page in each framework: a lesson with text attributes, a button that removes its depth, and a
 * listener for changes.
 */
const frameworks = {
  react: `
    import { createElement as h, useState } from 'react';
    import { createRoot } from 'react-dom/client';
    function App() {
      const [depth, setDepth] = useState('5');
      return h('main', {},
        h('button', { onClick: () => setDepth(undefined) }, 'without'),
        h('backprop-lesson', { view: 'figure', depth, autoplay: 'false', 'learning-rate': '0.3',
          'onbackprop-change': () => { window.heard = true; } }));
    }
    createRoot(document.getElementById('app')).render(h(App));`,
  preact: `
    import { h, render } from 'preact';
    import { useState } from 'preact/hooks';
    function App() {
      const [depth, setDepth] = useState('5');
      return h('main', {},
        h('button', { onClick: () => setDepth(undefined) }, 'without'),
        h('backprop-lesson', { view: 'figure', depth, autoplay: 'false', 'learning-rate': '0.3',
          'onbackprop-change': () => { window.heard = true; } }));
    }
    render(h(App), document.getElementById('app'));`,
  vue: `
    import { createApp, h, ref } from 'vue/dist/vue.runtime.esm-bundler.js';
    createApp({
      setup() {
        const depth = ref('5');
        return () => h('main', {}, [
          h('button', { onClick: () => { depth.value = undefined; } }, 'without'),
          h('backprop-lesson', { view: 'figure', depth: depth.value, autoplay: 'false',
            'learning-rate': '0.3', onBackpropChange: () => { window.heard = true; } })]);
      },
    }).mount('#app');`,
  svelte: compile(
    `<script>let depth = $state('5');</script>
     <button onclick={() => { depth = undefined; }}>without</button>
     <backprop-lesson view="figure" {depth} autoplay="false" learning-rate="0.3"
       onbackprop-change={() => { window.heard = true; }}></backprop-lesson>`,
    { generate: 'client' },
  ).js.code,
};

/**
 * @param {string} name
 * @param {string} code
 * @returns {Promise<string>} the script for a page, with what it imports
 */
async function bundle(name, code) {
  const isSvelte = name === 'svelte';
  const main = isSvelte
    ? "import { mount } from 'svelte'; import App from './app.js'; mount(App, { target: document.getElementById('app') });"
    : code;
  const { outputFiles } = await build({
    stdin: { contents: main, resolveDir: process.cwd() },
    bundle: true,
    write: false,
    format: 'iife',
    conditions: ['browser'],
    define: {
      'process.env.NODE_ENV': '"production"',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    plugins: [
      {
        name: 'app',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^\.\/app\.js$/ }, () => ({ path: 'app.js', namespace: 'app' }));
          onLoad({ filter: /.*/, namespace: 'app' }, () => ({
            contents: code,
            resolveDir: process.cwd(),
          }));
        },
      },
    ],
  });
  return outputFiles[0].text;
}

/** Runs in the page: returns the settings and the notice. */
function look() {
  const lesson = /** @type {any} */ (document.querySelector('backprop-lesson'));
  const { depth, autoplay, learningRate } = lesson.getState();
  const notice = lesson.shadowRoot.querySelector('.notice').textContent;
  return { depth, autoplay, learningRate, notice };
}

/**
 * @param {string} name
 * @param {string} html of the place that the framework fills
 * @param {string} script
 */
async function open(name, html, script) {
  const element = '<script src="../node_modules/backprop-lesson/backprop-lesson.js"></script>';
  where.write(`${name}/main.js`, script);
  where.write(
    `${name}/index.html`,
    page(element, `<div id="app">${html}</div><script src="main.js"></script>`),
  );
  const { browser } = where;
  const opened = await browser.open(`${where.address}${name}/`);
  await opened.reaches('Iteration 0 / 12');
  return opened;
}

/** @param {import('../browser/driven-page.mjs').DrivenPage} opened */
async function holds(opened) {
  const stated = { depth: 5, autoplay: false, learningRate: 0.3, notice: '' };
  assert.deepEqual(await opened.run(look), stated);
  await opened.pressButton('Step');
  await opened.waitFor(
    'the event',
    () => opened.run(() => Boolean(/** @type {any} */ (window).heard)),
    (heard) => heard,
  );
  await opened.run(() => document.querySelector('button')?.click());
  await opened.reaches('Iteration 1 / 8');
  assert.deepEqual(await opened.run(look), { ...stated, depth: 3 });
  assert.deepEqual((await opened.complaints()).complaints, []);
  await opened.close();
}

for (const [name, code] of Object.entries(frameworks)) {
  test(`${name}: attributes hold, events arrive, and a removed attribute restores the default`, async () => {
    await holds(await open(name, '', await bundle(name, code)));
  });
}

test('react, rendered on a server: the same after hydration', async () => {
  const props = { view: 'figure', depth: '5', autoplay: 'false', 'learning-rate': '0.3' };
  const html = renderToString(
    createElement(
      'main',
      {},
      createElement('button', {}, 'without'),
      createElement('backprop-lesson', props),
    ),
  );
  assert.match(
    html,
    /<backprop-lesson view="figure" depth="5" autoplay="false" learning-rate="0.3">/,
  );
  // React hydrates neither properties nor events of an element.
  const hydrating = `
    import { createElement as h, useEffect, useRef, useState } from 'react';
    import { hydrateRoot } from 'react-dom/client';
    function App() {
      const [depth, setDepth] = useState('5');
      const lesson = useRef(null);
      useEffect(() => {
        const hear = () => { window.heard = true; };
        lesson.current.addEventListener('backprop-change', hear);
        return () => lesson.current?.removeEventListener('backprop-change', hear);
      }, []);
      return h('main', {},
        h('button', { onClick: () => setDepth(undefined) }, 'without'),
        h('backprop-lesson', { ref: lesson, view: 'figure', depth, autoplay: 'false',
          'learning-rate': '0.3' }));
    }
    hydrateRoot(document.getElementById('app'), h(App));`;
  await holds(await open('react-server', html, await bundle('react', hydrating)));
});
