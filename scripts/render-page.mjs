/** Renders the lesson's page: the typeset words, in a shadow root that is readable without a script. */
import { createHash } from 'node:crypto';
import { typeset, unindented } from './typeset.mjs';

/**
 * @typedef {object} Beside
 * @property {(VersionedFile & Pick<import('./bundle.mjs').PageScript, 'when'>)[]} scripts
 * @property {VersionedFile} [engine] its WebAssembly; without it, the script alone asks for it
 * @property {string} fontStyles declare the math font; with scripts, the page's script does so later
 *
 * @typedef {object} Page
 * @property {string} shell the page around the lesson, with places for the rest
 * @property {string} lesson the words
 * @property {string} lessonStyles
 * @property {string} shellStyles
 * @property {string} icon its address
 * @property {Beside} [beside] the files beside the page; left out if everything is inside it
 * @property {{script: string, licences: string}} [inside] the script inside the page, and its licences
 * @property {boolean} [framed] true if the page is for frames: it may fetch files beside it from its own
 *   server, and search engines should not list it
 */

/**
 * Until the script runs, hides the whole lesson if the link asks for one view, and the figure's picture if it
 * states any setting: the picture may be of another network.
 */
const choosing =
  "var link = location.search + location.hash; if (/=/.test(link)) document.documentElement.className = /[?#&]view=/.test(link) ? 'choosing' : 'stated';";

/**
 * Asks for the engine at once: the scripts, which need it, come later.
 *
 * @param {VersionedFile} engine
 * @returns {string} a script, in syntax that every browser reads
 */
function asking({ address, integrity }) {
  return `if (window.fetch) var askedEngine = fetch('${address}', { integrity: '${integrity}' }).catch(function () {});`;
}

/**
 * Attaches the shadow root in browsers without declarative shadow roots, in syntax that every browser
 * reads. In browsers without @property, it sets --backprop-rem to the reader's font size at the start.
 */
const attaching = unindented(`(function () {
  var lesson = document.querySelector('backprop-lesson');
  var template = lesson.querySelector('template');
  if (template && lesson.attachShadow) {
    lesson.attachShadow({ mode: 'open' }).appendChild(template.content);
    lesson.removeChild(template);
  }
  if (lesson.shadowRoot && !window.CSSPropertyRule)
    lesson.shadowRoot.querySelector('.lesson').style.setProperty(
      '--backprop-rem', getComputedStyle(lesson).fontSize);
})();`);

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
  const first = beside?.engine ? `${choosing} ${asking(beside.engine)}` : choosing;
  const head = [
    framed ? '<meta name="robots" content="noindex" />' : '',
    framed ? '<meta name="responsive-embedded-sizing" />' : '',
    `<link rel="icon" href="${icon}" type="image/svg+xml" />`,
    `<style>${shellStyles}</style>`,
    `<script>${first}</script>`,
    beside ? linksTo(beside) : '',
    inside ? `<script type="module">${unclosed(inside.script)}</script>` : '',
  ];
  /** @type {Record<string, string>} */
  const parts = {
    policy: policy({
      scripts: [first, inside?.script ?? '', attaching].filter(Boolean),
      styles: [shellStyles, lessonStyles, ...(beside ? [beside.fontStyles] : [])],
      alone: !beside,
      asks: Boolean(beside || framed),
    }),
    head: head.filter(Boolean).join('\n    '),
    attaching: `<script>${attaching}</script>`,
    lesson: `<style>${lessonStyles}</style>\n${unindented(typeset(lesson))}`,
  };
  // Comments named `inside` or `beside` enclose parts of the shell that only one of the two pages has.
  const kept = beside ? 'beside' : 'inside';
  const only = / *<!-- (beside|inside) -->\n(.*?) *<!-- \/\1 -->\n/gs;
  const whole = shell
    .replace(only, (_, page, text) => (page === kept ? text : ''))
    .replace(/\{\{(policy|head|lesson|attaching)\}\}/g, (_, name) => parts[name]);
  return inside ? `${whole}<!--\n${inside.licences.replaceAll('--', '––')}\n-->\n` : whole;
}

/**
 * @param {NonNullable<Page['beside']>} files
 * @returns {string} the elements that load them, and those that an installed page needs
 */
function linksTo({ scripts, fontStyles }) {
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
    `<noscript><style>${fontStyles}</style></noscript>`,
    ...loaded,
  ]
    .filter(Boolean)
    .join('\n    ');
}

/**
 * @param {{scripts: string[], styles: string[], alone: boolean, asks: boolean}} page `alone`: everything
 *   that it shows is inside; `asks`: it may fetch from its own server
 * @returns {string} the Content-Security-Policy that allows exactly this page
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
 * @returns {string} the same script, if it can be embedded in HTML
 * @throws {Error} if it contains text that would end the script element
 */
function unclosed(script) {
  if (/<\/script|<!--/i.test(script))
    throw new Error('the script would end early: it has </script or <!--');
  return script;
}
