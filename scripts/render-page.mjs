/** Renders the lesson's page: the words typeset, in a shadow root that needs no script to be read. */
import { createHash } from 'node:crypto';
import { typeset } from './typeset.mjs';

/**
 * @typedef {object} Beside
 * @property {(VersionedFile & Pick<import('./bundle.mjs').PageScript, 'when'>)[]} scripts
 * @property {VersionedFile} font
 *
 * @typedef {object} Page
 * @property {string} shell the page around the lesson, with places for the rest
 * @property {string} lesson the words
 * @property {string} lessonStyles
 * @property {string} shellStyles
 * @property {string} icon an address
 * @property {Beside} [beside] what lies beside the page; left out where all is inside it
 * @property {{script: string, licences: string}} [inside] what is inside the page, and its licences
 * @property {boolean} [framed] whether it is for frames: it may ask its own server what lies beside it,
 *   and is nothing to be found by itself
 */

/**
 * Until the script runs, a link that asks for one figure shows nothing of the whole lesson.
 */
const choosing =
  "if (/[?#&]view=/.test(location.search + location.hash)) document.documentElement.className = 'choosing';";

/**
 * A browser that knows no declarative shadow roots leaves the template as it is: its words are put
 * where they belong, in syntax that every browser reads. Where a measure of one's own can have no type
 * (@property), it is the reader's size of text when the page opens.
 */
const attaching = `(function () {
  var lesson = document.querySelector('backprop-lesson');
  var template = lesson.querySelector('template');
  if (template && lesson.attachShadow) {
    lesson.attachShadow({ mode: 'open' }).appendChild(template.content);
    lesson.removeChild(template);
  }
  if (lesson.shadowRoot && !window.CSSPropertyRule)
    lesson.shadowRoot.querySelector('.lesson').style.setProperty(
      '--backprop-rem', getComputedStyle(lesson).fontSize);
})();`;

/**
 * @param {Page} page
 * @returns {string} HTML
 */
export function renderPage({
  shell,
  lesson,
  lessonStyles,
  shellStyles,
  icon,
  beside,
  inside,
  framed,
}) {
  const head = [
    framed ? '<meta name="robots" content="noindex" />' : '',
    `<link rel="icon" href="${icon}" type="image/svg+xml" />`,
    `<style>${shellStyles}</style>`,
    `<script>${choosing}</script>`,
    beside ? linksTo(beside) : '',
    inside ? `<script type="module">${unclosed(inside.script)}</script>` : '',
  ];
  /** @type {Record<string, string>} */
  const parts = {
    policy: policy({
      scripts: [choosing, ...(inside ? [inside.script] : []), attaching],
      styles: [shellStyles, lessonStyles],
      alone: !beside,
      asks: Boolean(beside || framed),
    }),
    head: head.filter(Boolean).join('\n    '),
    attaching: `<script>${attaching}</script>`,
    lesson: `<style>${lessonStyles}</style>\n${typeset(lesson)}`,
  };
  // Parts of the shell that only one of the two pages has stand between comments with its name.
  const kept = beside ? 'beside' : 'inside';
  const only = / *<!-- (beside|inside) -->\n(.*?) *<!-- \/\1 -->\n/gs;
  const whole = shell
    .replace(only, (_, page, text) => (page === kept ? text : ''))
    .replace(/\{\{(policy|head|lesson|attaching)\}\}/g, (_, name) => parts[name]);
  return inside ? `${whole}<!--\n${inside.licences.replaceAll('--', '––')}\n-->\n` : whole;
}

/**
 * @param {NonNullable<Page['beside']>} files
 * @returns {string} the elements by which the page has them, and what an installed page needs
 */
function linksTo({ scripts, font }) {
  const loaded = scripts.map(
    ({ when, address, integrity }) =>
      ({
        entry: `<script type="module" src="${address}" integrity="${integrity}"></script>`,
        'with it': `<link rel="modulepreload" href="${address}" integrity="${integrity}" />`,
        pressed: '',
      })[when],
  );
  return [
    '<link rel="apple-touch-icon" href="icon-192.png" />',
    '<link rel="manifest" href="manifest.webmanifest" />',
    `<link rel="preload" href="${font.address}" as="font" type="font/woff2" crossorigin />`,
    ...loaded,
  ]
    .filter(Boolean)
    .join('\n    ');
}

/**
 * @param {{scripts: string[], styles: string[], alone: boolean, asks: boolean}} page `alone`: all that it
 *   shows is inside; `asks`: it may ask its own server
 * @returns {string} the Content-Security-Policy under which exactly this page works
 */
function policy({ scripts, styles, alone, asks }) {
  const near = alone ? '' : " 'self'";
  return [
    "default-src 'none'",
    `script-src${near} ${hashes(scripts)} 'wasm-unsafe-eval'`,
    `style-src ${hashes(styles)}`,
    `img-src${near} data:`,
    `font-src${near} data:`,
    asks ? "connect-src 'self'" : '',
    alone ? '' : "manifest-src 'self'; worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ]
    .filter(Boolean)
    .join('; ');
}

/**
 * @param {string[]} texts
 * @returns {string}
 */
function hashes(texts) {
  return texts
    .map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)
    .join(' ');
}

/**
 * @param {string} script
 * @returns {string} the script, which may stand in HTML
 * @throws {Error} where it has what would end it there
 */
function unclosed(script) {
  if (/<\/script|<!--/i.test(script)) throw new Error('the script would end before its end');
  return script;
}
