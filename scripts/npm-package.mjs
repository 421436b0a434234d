/** Puts the npm package together: the element, the engine, and what editors and tools want to know. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { eventDescriptions } from '../web/src/events.js';
import { attributeOf, keys, settings } from '../web/src/settings.js';
import { bundleModules } from './bundle.mjs';
import {
  cssParts,
  cssProperties,
  eventDetails,
  eventsTable,
  methods,
  readOnly,
  settingsTable,
  typeOf,
} from './describe-element.mjs';

const tag = 'backprop-lesson';
const source = 'web/src/package';
const engine = 'engine.wasm';

/**
 * @param {string} folder that the package is put into
 * @param {string} classic the classic script with everything inside
 */
export async function packForNpm(folder, classic) {
  mkdirSync(folder);
  const write = (/** @type {string} */ file, /** @type {string} */ text) =>
    writeFileSync(`${folder}/${file}`, text);
  const entries = ['index', 'define', 'inline'].map((name) => [name, `${source}/${name}.js`]);
  const modules = await bundleModules(Object.fromEntries(entries), { engine, split: true });
  // Jupyter loads a widget as a single file.
  const widget = { anywidget: `${source}/anywidget.js` };
  const alone = await bundleModules(widget, { engine, split: false });
  for (const [file, text] of [...modules, ...alone]) write(file, text);
  write(`${tag}.js`, classic);
  write('package.json', `${JSON.stringify(packageFile(), null, 2)}\n`);
  write('custom-elements.json', `${JSON.stringify(elementsManifest(), null, 2)}\n`);
  write('index.d.ts', declarations());
  for (const name of ['define', 'inline'])
    write(`${name}.d.ts`, "export type {} from './index.js';\n");
  write('anywidget.d.ts', widgetDeclarations);
  write('README.md', readme());
  cpSync(`${source}/engine-types.d.ts`, `${folder}/engine-types.d.ts`);
  cpSync('build/wasm/backprop-engine.wasm', `${folder}/${engine}`);
  cpSync('LICENSE', `${folder}/LICENSE`);
  cpSync('web/fonts/LICENSE-math.txt', `${folder}/LICENSE-math.txt`);
}

function packageFile() {
  const { version, description, license } = JSON.parse(readFileSync('package.json', 'utf8'));
  const module = (/** @type {string} */ name) => ({
    types: `./${name}.d.ts`,
    default: `./${name}.js`,
  });
  return {
    name: tag,
    version,
    description,
    license,
    keywords: ['backpropagation', 'neural-network', 'education', 'web-component', 'webassembly'],
    type: 'module',
    types: './index.d.ts',
    exports: {
      '.': module('index'),
      './define': module('define'),
      './inline': module('inline'),
      './anywidget': module('anywidget'),
      './engine.wasm': './engine.wasm',
      './custom-elements.json': './custom-elements.json',
      './package.json': './package.json',
    },
    sideEffects: ['./define.js', './inline.js', `./${tag}.js`],
    unpkg: `./${tag}.js`,
    jsdelivr: `./${tag}.js`,
    customElements: './custom-elements.json',
  };
}

/** @returns {object} in the form of the custom elements manifest, 1.0.0 */
function elementsManifest() {
  const described = keys.map((key) => {
    const {
      says,
      write,
      default: preset,
    } = /** @type {import('../web/src/setting-kinds.js').Setting<any>} */ (settings[key]);
    return { key, type: { text: typeOf(key) }, default: write(preset), description: says };
  });
  const declaration = {
    kind: 'class',
    name: 'BackpropLesson',
    tagName: tag,
    customElement: true,
    superclass: { name: 'HTMLElement' },
    description: 'An interactive lesson on backpropagation, or one of its figures.',
    attributes: described.map(({ key, ...rest }) => ({
      name: attributeOf(key),
      fieldName: key,
      ...rest,
    })),
    members: [
      ...described.map(({ key, ...rest }) => ({
        kind: 'field',
        name: key,
        attribute: attributeOf(key),
        ...rest,
      })),
      ...readOnly.map(({ name, type, says }) => ({
        kind: 'field',
        name,
        type: { text: type },
        readonly: true,
        description: says,
      })),
      ...methods.map(({ name, says }) => ({
        kind: 'method',
        name: name.replace(/\(.*/, ''),
        description: says,
      })),
    ],
    events: Object.entries(eventDescriptions).map(([name, description]) => ({
      name,
      type: { text: 'CustomEvent' },
      description,
    })),
    cssProperties: cssProperties.map((name) => ({ name: `--${name}` })),
    cssParts: cssParts.map((name) => ({ name })),
  };
  const exported = (/** @type {string} */ name, /** @type {string} */ kind) => ({
    kind,
    name,
    declaration: { name: 'BackpropLesson', module: 'index.js' },
  });
  return {
    schemaVersion: '1.0.0',
    modules: [
      {
        kind: 'javascript-module',
        path: 'index.js',
        declarations: [declaration],
        exports: [exported('BackpropLesson', 'js')],
      },
      {
        kind: 'javascript-module',
        path: 'define.js',
        exports: [exported(tag, 'custom-element-definition')],
      },
    ],
  };
}

/** @returns {string} index.d.ts */
function declarations() {
  const settingLines = keys.map(
    (key) => `  /** ${settings[key].says} */\n  ${key}: ${typeOf(key)};`,
  );
  const fieldLines = readOnly.map(
    ({ name, type, says }) => `  /** ${says} */\n  readonly ${name}: ${type};`,
  );
  const methodLines = methods.map(({ name, says }) => `  /** ${says} */\n  ${name};`);
  const eventLines = Object.entries(eventDescriptions).map(
    ([name, says]) =>
      `  /** ${says} */\n  '${name}': CustomEvent<${eventDetails[/** @type {keyof typeof eventDescriptions} */ (name)]}>;`,
  );
  return `export * from './engine-types.js';

/** The settings of a lesson. */
export interface LessonState {
${settingLines.join('\n')}
}

export interface BackpropLessonEventMap extends HTMLElementEventMap {
${eventLines.join('\n')}
}

export interface BackpropLesson extends LessonState {
  addEventListener<Name extends keyof BackpropLessonEventMap>(
    name: Name,
    listener: (this: BackpropLesson, event: BackpropLessonEventMap[Name]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    name: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/** \`<${tag}>\` */
export class BackpropLesson extends HTMLElement {
${[...fieldLines, ...methodLines].join('\n')}
}

/**
 * Registers \`<${tag}>\`. \`folder\`: the address, ending in a slash, of a copy of the lesson's files;
 * with it, readers can share what they see.
 */
export function define(place?: { folder?: string | null }): void;

/** Says where the engine's WebAssembly is, or gives its bytes; asked once, when it is wanted. */
export function locateEngine(source: () => URL | Promise<ArrayBuffer>): void;

declare global {
  interface HTMLElementTagNameMap {
    '${tag}': BackpropLesson;
  }
}
`;
}

const widgetDeclarations = `/** A widget for anywidget (Jupyter) and MyST. */
declare const widget: {
  render(place: {
    model: {
      get(trait: string): unknown;
      set(trait: string, value: unknown): void;
      save_changes(): void;
      on(event: string, listener: () => void): void;
      off(event: string, listener: () => void): void;
    };
    el: HTMLElement;
  }): () => void;
};
export default widget;
`;

/** @returns {string} the package's README.md */
function readme() {
  const colours = cssProperties.map((name) => `\`--${name}\``).join(', ');
  const parts = cssParts.map((name) => `\`${name}\``).join(', ');
  const template = readFileSync(`${source}/README.md`, 'utf8');
  /** @type {Record<string, string>} */
  const places = { settings: settingsTable(), events: eventsTable(), colours, parts };
  return template.replace(/\{\{(\w+)\}\}/g, (_, name) => places[name]);
}
