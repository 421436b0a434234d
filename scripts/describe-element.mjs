/** What the element is, read off its own tables and files: for documents, types and tools. */
import { readFileSync } from 'node:fs';
import { eventDescriptions } from '../web/src/events.js';
import { attributeOf, keys, settings } from '../web/src/settings.js';

const read = (/** @type {string} */ file) =>
  readFileSync(new URL(`../web/${file}`, import.meta.url), 'utf8');

/** The CSS custom properties that a host may set, without their `--`. */
export const cssProperties = [
  ...new Set(
    [...read('styles/tokens.css').matchAll(/var\(\s*--(backprop-[\w-]+)/g)].map(([, name]) => name),
  ),
];

/** The parts that a host may style, as the words export them. */
export const cssParts = [
  ...new Set(
    [...read('lesson.html').matchAll(/exportparts="([^"]+)"/g)].flatMap(([, list]) =>
      list.split(', '),
    ),
  ),
];

/** @type {readonly {name: string, says: string}[]} */
export const methods = [
  { name: 'getState(): LessonState', says: 'all settings, as they are now' },
  {
    name: 'setState(change: Partial<LessonState>): void',
    says: 'changes some settings; a value that cannot be taken is named in a notice',
  },
  { name: 'play(): void', says: 'to the end of the pass; from there, an update and the next pass' },
  { name: 'pause(): void', says: 'stands still' },
  { name: 'step(): void', says: 'one iteration on; from the end of the pass, the update' },
  { name: 'restart(): void', says: 'to iteration 0, with the weights the network began with' },
  { name: 'save(limit: number): string', says: 'state and progress as ASCII text' },
  { name: 'resume(text: string): void', says: 'takes up what `save` gave' },
];

/** @type {readonly {name: string, type: string, says: string}[]} */
export const readOnly = [
  { name: 'ready', type: 'Promise<void>', says: 'resolves when the first picture stands' },
  {
    name: 'progress',
    type: '{ complete: boolean; score: number }',
    says: 'whether the reader has been through everything, and the score, 0 to 100',
  },
];

/** @type {Readonly<Record<keyof typeof eventDescriptions, string>>} */
export const eventDetails = {
  'backprop-ready': '{ state: LessonState }',
  'backprop-change': '{ state: LessonState }',
  'backprop-iteration': '{ iteration: number; iterations: number }',
  'backprop-check': '{ id: string; correct: boolean }',
  'backprop-complete': '{ score: number }',
  'backprop-error': "{ code: 'setting' | 'engine'; message: string }",
};

/**
 * @param {import('../web/src/settings.js').Key} key
 * @returns {string} its type in TypeScript
 */
export function typeOf(key) {
  const setting = settings[key];
  if ('values' in setting) return setting.values.map((value) => quoted(value)).join(' | ');
  return Array.isArray(setting.default) ? 'readonly [number, number]' : typeof setting.default;
}

/**
 * @param {string | number} value
 * @returns {string}
 */
function quoted(value) {
  return typeof value === 'string' ? `'${value}'` : String(value);
}

/** @returns {string} the settings, as a table in Markdown */
export function settingsTable() {
  const rows = keys.map((key) => {
    const {
      accepts,
      says,
      write,
      default: preset,
    } = /** @type {import('../web/src/setting-kinds.js').Setting<any>} */ (settings[key]);
    const text = write(preset);
    return [`\`${attributeOf(key)}\``, accepts, text === '' ? '' : `\`${text}\``, says];
  });
  return table(['attribute', 'values', 'default', 'what it sets'], rows);
}

/** @returns {string} the events, as a table in Markdown */
export function eventsTable() {
  const rows = Object.entries(eventDescriptions).map(([name, says]) => [
    `\`${name}\``,
    `\`${eventDetails[/** @type {keyof typeof eventDescriptions} */ (name)]}\``,
    says,
  ]);
  return table(['event', 'detail', 'when'], rows);
}

/**
 * @param {string[]} head
 * @param {string[][]} rows
 * @returns {string}
 */
function table(head, rows) {
  const lines = [head, head.map(() => '---'), ...rows].map(
    (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`,
  );
  return lines.join('\n');
}
