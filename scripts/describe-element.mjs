/** Describes the element from its own tables and files, for READMEs, types and tools. */
import { readFileSync } from 'node:fs';
import { eventDescriptions } from '../web/src/state/events.js';
import { attributeOf, keys, settingDescriptions, settings } from '../web/src/state/settings.js';
import { defaultsOf } from '../web/src/state/state.js';

/**
 * @typedef {import('../web/src/state/settings.js').Key} Key
 *
 * @typedef {object} Method
 * @property {string} name
 * @property {readonly {name: string, type: string}[]} takes
 * @property {string} gives
 * @property {string} says
 */

const read = (/** @type {string} */ file) =>
  readFileSync(new URL(`../web/${file}`, import.meta.url), 'utf8');

/** The custom properties that a host may set, with their defaults. */
export const cssProperties = [
  ...read('styles/tokens.css').matchAll(/var\(\s*(--backprop-[\w-]+),\s*([^;]+?)\s*\);/g),
]
  .map(([, name, preset]) => ({ name, default: preset.replace(/\s+/g, ' ') }))
  // Some appear again under prefers-contrast, with another default: keep the first.
  .filter(({ name }, k, all) => all.findIndex((each) => each.name === name) === k);

/** @type {Readonly<Record<string, string>>} */
const partDescriptions = {
  lesson: 'everything: the column of words with the figures in it',
  figure: 'each of the two figures, with its frame',
  caption: 'what the iteration does, in one sentence',
  iteration: 'the iteration that the figure shows',
  loss: 'the loss now and before the last update',
  stage: 'the drawn network',
  panel: 'the panel beside the network',
  bars: 'the gradient magnitudes, a bar a layer',
  controls: 'the buttons and sliders below the network',
  inspector: '“Why?”: the chain rule for one weight or neuron',
  more: 'the controls behind “More”',
  table: 'the numbers as a table',
  dialog: '“Share…” and “Save…”',
  verdict: 'the result of “Now Break It”, in one sentence',
  plot: 'the first layer’s gradient over the last one’s, by depth',
};

/** The parts that a host may style: those that lesson.html has or exports. */
export const cssParts = [
  ...new Set(
    [...read('lesson.html').matchAll(/\s(?:export)?parts?="([^"]+)"/g)].flatMap(([, list]) =>
      list.split(', '),
    ),
  ),
].map((name) => {
  if (!partDescriptions[name]) throw new Error(`no description of the part ${name}`);
  return { name, says: partDescriptions[name] };
});

/** @type {readonly Method[]} */
export const methods = [
  {
    name: 'getState',
    takes: [],
    gives: 'Readonly<LessonState>',
    says: 'returns all settings as they are now',
  },
  {
    name: 'setState',
    takes: [{ name: 'change', type: 'LessonChange' }],
    gives: 'void',
    says: 'changes the given settings, and the given parts of `experiment`; a notice names each invalid value',
  },
  {
    name: 'play',
    takes: [],
    gives: 'void',
    says: 'plays to the end of the pass; from there, plays the same pass again',
  },
  { name: 'pause', takes: [], gives: 'void', says: 'pauses the pass' },
  {
    name: 'step',
    takes: [],
    gives: 'void',
    says: 'goes one iteration on, unless at the end of the pass',
  },
  {
    name: 'update',
    takes: [],
    gives: 'void',
    says: 'changes every weight by −learning rate · gradient, and shows the next pass at its end',
  },
  {
    name: 'restart',
    takes: [],
    gives: 'void',
    says: 'goes to iteration 0, with the weights the network began with',
  },
  {
    name: 'save',
    takes: [{ name: 'limit', type: 'number' }],
    gives: 'string',
    says: 'returns state and progress as ASCII text of at most `limit` characters',
  },
  {
    name: 'resume',
    takes: [{ name: 'text', type: 'string' }],
    gives: 'void',
    says: 'restores what `save` returned',
  },
];

/** @type {readonly {name: string, type: string, says: string}[]} */
export const readOnly = [
  {
    name: 'ready',
    type: 'Promise<void>',
    says: 'resolves when the first picture is drawn; rejects if the engine cannot be loaded',
  },
  {
    name: 'progress',
    type: '{ complete: boolean; score: number; answered: number; questions: number; toCome: string[] }',
    says: 'whether the reader has completed the lesson, the score from 0 to 100, how many questions are answered, how many there are, and which passes are left',
  },
];

/** The events, with the types of their details from the typedef LessonEvents. */
export const events = Object.entries(eventDescriptions).map(([name, says]) => {
  const typedef = new RegExp(`@property \\{\\{(.*)\\}\\} ${name}\\n`);
  const [, members] = typedef.exec(read('src/state/events.js')) ?? [];
  if (!members) throw new Error(`no detail of the event ${name}`);
  const detail = members.replace(/, (?=\w+:)/g, '; ').replace(/\bState\b/, 'LessonState');
  return { name, detail: `{ ${detail} }`, says };
});

/** @type {Readonly<Record<import('../web/src/lesson/stated-document.js').DocumentAttribute, string>>} */
const documentDescriptions = {
  src: 'the address of a network document to show',
  example: 'the name of a published example to show, such as `mazur`',
};

/** The attributes that state a network, which are no settings. */
export const describedDocuments = Object.entries(documentDescriptions).map(
  ([attribute, description]) => ({ attribute, type: 'string', description }),
);

/** Every setting, with its names, its type, and its default as an attribute's text. */
export const describedSettings = keys.map((key) => {
  const setting = /** @type {import('../web/src/state/setting-kinds.js').Setting<any>} */ (
    settings[key]
  );
  const { accepts, write, default: preset } = setting;
  const says = settingDescriptions[key];
  return {
    key,
    attribute: attributeOf(key),
    type: typeOf(key),
    accepts,
    says,
    description: `${says}; takes ${accepts}`,
    preset,
    text: write(preset),
    alone: write(defaultsOf('break-it')[key]),
  };
});

/**
 * @param {Key} key
 * @returns {string} its type in TypeScript
 */
function typeOf(key) {
  const setting = settings[key];
  if ('values' in setting) return setting.values.map(literal).join(' | ');
  if (key === 'experiment') return 'LessonNetwork';
  if (key === 'broken' || key === 'repaired') return 'LessonLearning';
  return Array.isArray(setting.default) ? 'readonly [number, number]' : typeof setting.default;
}

/**
 * @param {unknown} value
 * @returns {string} the value as a JavaScript literal
 */
export function literal(value) {
  return typeof value === 'string' ? `'${value}'` : JSON.stringify(value);
}

/** @returns {string} the settings, as a table in Markdown */
export function settingsTable() {
  const rows = describedSettings.map(({ key, attribute, accepts, text, alone, says }) => [
    `\`${attribute}\``,
    accepts,
    defaultText(text, key === 'view' ? text : alone),
    says,
  ]);
  return table(['attribute', 'values', 'default', 'what it sets'], rows);
}

/**
 * @param {string} text of a default
 * @param {string} alone the default where “Now Break It” is shown alone
 * @returns {string} in Markdown
 */
function defaultText(text, alone) {
  if (text === '') return '';
  return `\`${text}\`${alone === text ? '' : `; \`${alone}\` in \`break-it\``}`;
}

/** @returns {string} the events, as a table in Markdown */
export function eventsTable() {
  const rows = events.map(({ name, detail, says }) => [`\`${name}\``, `\`${detail}\``, says]);
  return table(['event', 'detail', 'when'], rows);
}

/**
 * @param {string} title
 * @param {Readonly<Record<string, readonly [readonly string[], string]>>} messages
 * @returns {string} the messages of one side, as a table in Markdown
 */
export function messagesTable(title, messages) {
  const rows = Object.entries(messages).map(([type, [parts, says]]) => [
    `\`${type}\``,
    parts.map((part) => `\`${part}\``).join(', '),
    says,
  ]);
  return table([title, 'with', ''], rows);
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
