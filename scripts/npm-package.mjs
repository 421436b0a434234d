/** Builds the npm package: the element, the engine, types, and a description for editors and tools. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { bundleModules } from './bundle.mjs';
import { cssParts, cssProperties, eventsTable, settingsTable } from './describe-element.mjs';
import { elementsManifest } from './elements-manifest.mjs';
import { librariesLicence } from './libraries-licence.mjs';
import {
  engineTypes,
  frameworkTypes,
  indexTypes,
  registeringTypes,
  renderTypes,
  widgetTypes,
} from './package-types.mjs';

const name = 'backprop-lesson';
const source = 'web/src/package';
const engine = 'engine.wasm';

/**
 * @param {string} folder to make the package in
 * @param {string} classic the classic script with everything inside
 */
export async function packForNpm(folder, classic) {
  /** @type {Record<string, string>} */
  const texts = {
    ...(await modules()),
    [`${name}.js`]: classic,
    'package.json': json(packageFile()),
    'custom-elements.json': json(elementsManifest()),
    'index.d.ts': indexTypes(),
    'define.d.ts': registeringTypes,
    'inline.d.ts': registeringTypes,
    'engine.d.ts': engineTypes,
    'render.d.ts': renderTypes,
    'anywidget.d.ts': widgetTypes,
    ...Object.fromEntries(
      Object.entries(frameworkTypes()).map(([each, types]) => [`${each}.d.ts`, types]),
    ),
    // The frameworks' entries exist for their types alone.
    'types-only.js': 'export {};\n',
    'LICENSE-libraries.txt': librariesLicence(),
    'README.md': readme(),
  };
  const copies = {
    'engine-types.d.ts': `${source}/engine-types.d.ts`,
    [engine]: 'build/wasm/backprop-engine.wasm',
    LICENSE: 'LICENSE',
    'LICENSE-math.txt': 'web/fonts/LICENSE-math.txt',
  };
  mkdirSync(folder);
  for (const [file, text] of Object.entries(texts)) writeFileSync(`${folder}/${file}`, text);
  for (const [file, from] of Object.entries(copies)) copyFileSync(from, `${folder}/${file}`);
}

/** @returns {Promise<Record<string, string>>} the scripts, by file name */
async function modules() {
  const entries = ['index', 'define', 'inline', 'render', 'engine'].map((entry) => [
    entry,
    `${source}/${entry}.js`,
  ]);
  const together = await bundleModules(Object.fromEntries(entries), { engine, split: true });
  // Jupyter loads a widget as a single file.
  const widget = { anywidget: `${source}/anywidget.js` };
  const alone = await bundleModules(widget, { engine, split: false });
  return Object.fromEntries([...together, ...alone]);
}

function packageFile() {
  const { version, description, license } = JSON.parse(readFileSync('package.json', 'utf8'));
  const module = (/** @type {string} */ entry) => ({
    types: `./${entry}.d.ts`,
    default: `./${entry}.js`,
  });
  return {
    name,
    version,
    description,
    license,
    author: /Copyright \(c\) \d+ (.+)/.exec(readFileSync('LICENSE', 'utf8'))?.[1],
    keywords: ['backpropagation', 'neural-network', 'education', 'web-component', 'webassembly'],
    type: 'module',
    types: './index.d.ts',
    exports: {
      '.': module('index'),
      './define': module('define'),
      './inline': module('inline'),
      './engine': module('engine'),
      './render': module('render'),
      './anywidget': module('anywidget'),
      ...Object.fromEntries(
        Object.keys(frameworkTypes()).map((each) => [
          `./${each}`,
          { types: `./${each}.d.ts`, default: './types-only.js' },
        ]),
      ),
      './engine.wasm': './engine.wasm',
      './figures/*': './figures/*',
      './custom-elements.json': './custom-elements.json',
      './package.json': './package.json',
    },
    sideEffects: ['./define.js', './inline.js', `./${name}.js`],
    unpkg: `./${name}.js`,
    jsdelivr: `./${name}.js`,
    customElements: 'custom-elements.json',
    engines: { node: '>=20.16' },
  };
}

/**
 * @param {object} value
 * @returns {string}
 */
function json(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** @returns {string} the package's README.md */
function readme() {
  const rows = cssParts.map((part) => `- \`${part.name}\`: ${part.says}`);
  /** @type {Record<string, string>} */
  const places = {
    settings: settingsTable(),
    events: eventsTable(),
    style: cssProperties.map((property) => `\`${property.name}\``).join(', '),
    parts: rows.join('\n'),
  };
  const template = readFileSync(`${source}/README.md`, 'utf8');
  return template.replace(/\{\{(\w+)\}\}/g, (_, place) => places[place]);
}
