/** The package's declarations for TypeScript, from the same tables as its documents. */
import { learningSettings, networkKeys } from '../web/src/state/settings.js';
import {
  describedDocuments,
  describedSettings,
  events,
  literal,
  methods,
  readOnly,
} from './describe-element.mjs';

/** @returns {string} index.d.ts */
export function indexTypes() {
  return `/// <reference lib="dom" />
export * from './engine-types.js';

/** The settings of a lesson: each is an attribute and a property of the element. */
export interface LessonState {
${lines(describedSettings.map(settingLine))}
}

/** The settings that define a network, and its example. */
export type LessonNetwork = Pick<LessonState, ${networkKeys.map(literal).join(' | ')}>;

/** A network of the comparison, and how it learns. */
export interface LessonLearning {
${lines(Object.entries(learningSettings).map(learningLine))}
}

export type LessonChange = Partial<Omit<LessonState, 'experiment' | 'broken' | 'repaired'>> & {
  experiment?: Partial<LessonNetwork>;
  broken?: Partial<LessonLearning>;
  repaired?: Partial<LessonLearning>;
};

/** The element's attributes in JSX and templates: text, or the value that the text stands for. */
export interface LessonAttributes {
${lines([...describedSettings, ...describedDocuments].map(attributeLine))}
}

/** The events of \`<backprop-lesson>\`. They bubble and are composed. */
export interface BackpropLessonEventMap extends HTMLElementEventMap {
${lines(events.map(({ name, detail, says }) => documented(says, `'${name}': CustomEvent<${detail}>`)))}
}

/** The names of the element's own events. */
export type LessonEventName = ${events.map(({ name }) => literal(name)).join(' | ')};

export interface BackpropLesson extends LessonState {
${lines([listenerMethod('addEventListener', 'AddEventListenerOptions'), listenerMethod('removeEventListener', 'EventListenerOptions')])}
}

/** \`<backprop-lesson>\` */
export class BackpropLesson extends HTMLElement {
${lines(readOnly.map(({ name, type, says }) => documented(says, `readonly ${name}: ${type}`)))}
${lines(methods.map(methodLine))}
}
${tail}`;
}

const tail = `
/**
 * Registers \`<backprop-lesson>\`. \`folder\`: the address, ending in a slash, of a copy of the lesson's
 * files; with it, readers can share what they see.
 */
export function define(place?: { folder?: string | null }): void;

/** Sets the address of the engine's WebAssembly, or its bytes. \`source\` is called once, on first use. */
export function locateEngine(source: () => URL | Promise<ArrayBuffer>): void;

declare global {
  interface HTMLElementTagNameMap {
    'backprop-lesson': BackpropLesson;
  }
}
`;

/** The declarations of define.js and inline.js: only the element's tag name. */
export const registeringTypes = `import './index.js';
export {};
`;

/** The declarations of engine.js. */
export const engineTypes = `export * from './engine-types.js';
`;

export const renderTypes = `import type { LessonChange } from './index.js';

/**
 * Renders the lesson as HTML, with its words in a declarative shadow root, for static sites and servers.
 * \`define.js\` on the page takes it over. Throws an Error if a setting is invalid.
 */
export function renderLesson(settings?: LessonChange): string;
`;

export const widgetTypes = `/** A widget for anywidget (Jupyter) and MyST. */
declare const widget: {
  /** Shows a lesson that follows its model; returns a function that removes the lesson. */
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

/**
 * @param {[string, {accepts: string, default: unknown, values?: readonly (string | number)[]}]} part
 * @returns {string}
 */
function learningLine([name, { accepts, default: preset, values }]) {
  const type = values ? values.map(literal).join(' | ') : typeof preset;
  return documented(`takes ${accepts}`, `readonly ${name}: ${type}`);
}

/** @param {typeof describedSettings[number]} setting */
function settingLine({ key, type, description, preset }) {
  return documented(`${description}; ${literal(preset)} by default`, `${key}: ${type}`);
}

/** @param {typeof describedDocuments[number]} attribute */
function attributeLine({ attribute, type, description }) {
  return documented(description, `'${attribute}'?: ${type} | string | undefined`);
}

/** The declarations that add the element to each framework's JSX or template types. */
const frameworks = {
  react: `import type { DetailedHTMLProps, HTMLAttributes } from 'react';
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'backprop-lesson': DetailedHTMLProps<HTMLAttributes<BackpropLesson>, BackpropLesson> &
        LessonAttributes;
    }
  }
}`,
  preact: `import type { HTMLAttributes } from 'preact';
declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'backprop-lesson': HTMLAttributes<BackpropLesson> & LessonAttributes;
    }
  }
}`,
  solid: `import type { JSX } from 'solid-js';
declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'backprop-lesson': JSX.HTMLAttributes<BackpropLesson> & LessonAttributes;
    }
  }
}`,
  // Templates turn kebab-case attributes and events into camelCase properties.
  vue: `import type { HTMLAttributes } from 'vue';
type Camel<Name extends string> = Name extends \`\${infer First}-\${infer Rest}\`
  ? \`\${First}\${Capitalize<Camel<Rest>>}\`
  : Name;
type Properties = {
  [Name in keyof LessonAttributes as Camel<Name>]?: LessonAttributes[Name];
};
type Listeners = {
  [Name in LessonEventName as \`on\${Capitalize<Camel<Name>>}\`]?: (
    event: BackpropLessonEventMap[Name],
  ) => void;
};
type Attributes = HTMLAttributes & LessonAttributes & Properties & Listeners;
declare module 'vue' {
  interface IntrinsicElementAttributes {
    'backprop-lesson': Attributes;
  }
  interface GlobalComponents {
    'backprop-lesson': new () => { $props: Attributes };
  }
}`,
  svelte: `import type { HTMLAttributes } from 'svelte/elements';
type Listeners = {
  [Name in LessonEventName as \`on\${Name}\` | \`on:\${Name}\`]?: (
    event: BackpropLessonEventMap[Name],
  ) => void;
};
declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'backprop-lesson': HTMLAttributes<BackpropLesson> & LessonAttributes & Listeners;
  }
}`,
};

/** @returns {Record<string, string>} a declaration for each framework, by the framework's name */
export function frameworkTypes() {
  return Object.fromEntries(
    Object.entries(frameworks).map(([name, types]) => [
      name,
      `import type {
  BackpropLesson,
  BackpropLessonEventMap,
  LessonAttributes,
  LessonEventName,
} from './index.js';\n${types}\n`,
    ]),
  );
}

/** @param {import('./describe-element.mjs').Method} method */
function methodLine({ name, takes, gives, says }) {
  const list = takes.map((each) => `${each.name}: ${each.type}`).join(', ');
  return documented(says, `${name}(${list}): ${gives}`);
}

/**
 * @param {'addEventListener' | 'removeEventListener'} name
 * @param {string} options
 */
function listenerMethod(name, options) {
  return `  ${name}<Name extends keyof BackpropLessonEventMap>(
    name: Name,
    listener: (this: BackpropLesson, event: BackpropLessonEventMap[Name]) => void,
    options?: boolean | ${options},
  ): void;
  ${name}(
    name: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | ${options},
  ): void;`;
}

/**
 * @param {string} says
 * @param {string} declaration
 * @returns {string}
 */
function documented(says, declaration) {
  return `  /** ${says} */\n  ${declaration};`;
}

/** @param {readonly string[]} list */
function lines(list) {
  return list.join('\n');
}
