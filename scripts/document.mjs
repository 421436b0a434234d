/**
 * Writes the generated tables of web/README.md: `node scripts/document.mjs`. Each stands between comments
 * such as `<!-- settings -->` and `<!-- /settings -->`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import {
  cssParts,
  cssProperties,
  eventsTable,
  messagesTable,
  settingsTable,
} from './describe-element.mjs';
import { frameMessages, hostMessages } from '../web/src/host/protocol.js';

const place = new URL('../web/README.md', import.meta.url);

const names = (/** @type {readonly {name: string}[]} */ list) =>
  list.map(({ name }) => `\`${name}\``).join(', ');

/** @type {Readonly<Record<string, string>>} */
const known = {
  settings: settingsTable(),
  events: eventsTable(),
  messages: `${messagesTable('from the host', hostMessages)}\n\n${messagesTable('from the frame', frameMessages)}`,
  style:
    `Colours and fonts: ${names(cssProperties)}.\n` +
    `Parts, as in \`backprop-lesson::part(figure)\`: ${names(cssParts)}.`,
};

/**
 * @param {string} readme
 * @returns {Promise<string>} the README with its tables generated anew
 * @throws {Error} if the place of a table is missing
 */
export async function documented(readme) {
  let text = readme;
  for (const [name, contents] of Object.entries(known)) {
    const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
    if (!text.includes(start) || !text.includes(end)) throw new Error(`web/README.md: no ${start}`);
    const [before, after] = [text.split(start)[0], text.split(end)[1]];
    text = `${before}${start}\n\n${contents}\n\n${end}${after}`;
  }
  const file = fileURLToPath(place);
  return format(text, { ...(await resolveConfig(file)), parser: 'markdown' });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(place, await documented(readFileSync(place, 'utf8')));
}
