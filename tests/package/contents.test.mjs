import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { build } from 'esbuild';
import { loadEngine } from '../../web/src/engine/engine.js';
import { networkDocument } from '../../web/src/network/network-document.js';
import { attributeOf, keys, settings } from '../../web/src/state/settings.js';
import { defaultState } from '../../web/src/state/state.js';
import { install } from './installed.mjs';

/** @type {import('./installed.mjs').Installation} */
let tried;
before(() => {
  tried = install();
});
after(() => tried.remove());

const read = (/** @type {string} */ file) => readFileSync(join(tried.installed, file), 'utf8');

test('in Node, the package’s engine computes the same as the source’s', async () => {
  const engine = await loadEngine();
  const document = networkDocument(defaultState, engine);
  tried.write(
    'engine.mjs',
    `import { loadEngine } from 'backprop-lesson';
     const session = (await loadEngine()).open(${JSON.stringify(document)});
     console.log(JSON.stringify(session.trace()));`,
  );
  const expected = engine.open(document).trace();
  assert.deepEqual(JSON.parse(tried.run('node', 'engine.mjs')), expected);
});

test('every entry can be imported in Node, which has no elements', () => {
  tried.write(
    'entries.mjs',
    `import 'backprop-lesson/define';
     import 'backprop-lesson/inline';
     import widget from 'backprop-lesson/anywidget';
     console.log(typeof widget.render, import.meta.resolve('backprop-lesson/engine.wasm'));`,
  );
  assert.match(tried.run('node', 'entries.mjs'), /^function file:.*\/engine\.wasm\n$/);
});

test('the widget is one file without imports', async () => {
  const { metafile } = await build({
    entryPoints: [join(tried.installed, 'anywidget.js')],
    bundle: true,
    format: 'esm',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  assert.equal(Object.keys(metafile.inputs).length, 1);
});

test('the package has the root’s version and licence, and the texts of all licences', () => {
  const root = JSON.parse(readFileSync('package.json', 'utf8'));
  const stated = JSON.parse(read('package.json'));
  assert.deepEqual(
    [stated.name, stated.version, stated.license, stated.private],
    ['backprop-lesson', root.version, root.license, undefined],
  );
  assert.match(read('LICENSE'), /MIT/);
  assert.match(read('LICENSE-math.txt'), /SIL OPEN FONT LICENSE/i);
});

/** @returns {string[]} the names of the scripts that the page's code imports when they are needed */
function fetchedOnDemand() {
  const sources = readdirSync('web/src', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.js'),
  );
  return sources.flatMap((file) =>
    [
      ...readFileSync(join('web/src', file), 'utf8').matchAll(/ import\('[^']*\/([\w-]+)\.\w+'\)/g),
    ].map(([, name]) => name),
  );
}

test('every file that package.json names exists, and there are no other files', () => {
  const { exports, unpkg, jsdelivr, customElements, types } = JSON.parse(read('package.json'));
  const named = [unpkg, jsdelivr, customElements, types, ...Object.values(exports)]
    .flatMap((entry) => (typeof entry === 'string' ? [entry] : Object.values(entry)))
    .map((file) => file.replace('./', '').replace('/*', ''));
  for (const file of named) assert.ok(existsSync(join(tried.installed, file)), file);
  const shared = readdirSync(tried.installed).filter((file) => !named.includes(file));
  const texts = [
    'LICENSE',
    'LICENSE-libraries.txt',
    'LICENSE-math.txt',
    'README.md',
    'engine-types.d.ts',
  ];
  const known = ['chunk', ...fetchedOnDemand()];
  const unknown = shared.filter((file) => {
    const [, name] = /^([\w-]+)-\w{8}\.js$/.exec(file) ?? [];
    return !texts.includes(file) && !known.includes(name);
  });
  assert.deepEqual(unknown, []);
});

test('the manifest names every setting as an attribute and as a property, with its default', () => {
  const { attributes, members } = JSON.parse(read('custom-elements.json')).modules[0]
    .declarations[0];
  for (const key of keys) {
    const attribute = attributes.find(
      (/** @type {{name: string}} */ { name }) => name === attributeOf(key),
    );
    const member = members.find((/** @type {{name: string}} */ { name }) => name === key);
    assert.equal(attribute.fieldName, key);
    assert.equal(member.attribute, attributeOf(key));
    assert.deepEqual(settings[key].read(attribute.default), settings[key].default);
  }
});

test('the manifest’s references name modules and declarations of the package', () => {
  const { schemaVersion, modules } = JSON.parse(read('custom-elements.json'));
  assert.equal(schemaVersion, '1.0.0');
  /** @type {Map<string, string[]>} */
  const declared = new Map(
    modules.map((/** @type {any} */ { path, declarations = [] }) => [
      path,
      declarations.map((/** @type {{name: string}} */ { name }) => name),
    ]),
  );
  for (const { path, exports } of modules) {
    assert.ok(existsSync(join(tried.installed, path)), path);
    for (const { declaration } of exports) {
      const names = declared.get(declaration.module ?? path) ?? [];
      assert.ok(names.includes(declaration.name), `${path}: ${declaration.name}`);
    }
  }
});

test('the README has no place left to fill', () => {
  const readme = read('README.md');
  assert.doesNotMatch(readme, /\{\{|undefined/);
  for (const key of keys) assert.ok(readme.includes(`| \`${attributeOf(key)}\` |`), key);
});

test('in Node, constructing the element fails with a helpful error', () => {
  tried.write(
    'element.mjs',
    `import { BackpropLesson } from 'backprop-lesson';
     try { new BackpropLesson(); } catch (problem) { console.log(problem.message); }`,
  );
  assert.equal(
    tried.run('node', 'element.mjs').trim(),
    'backprop-lesson: expected a browser, found none to show it in',
  );
});
