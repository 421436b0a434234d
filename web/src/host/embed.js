/**
 * The script for a page that frames the lesson. It keeps every lesson frame as high as its content and
 * in the page's colour scheme. It takes nothing from a frame but that frame's own height.
 */
import { envelope, isMessage } from './protocol.js';

const { currentScript } = document;
/** The folder of this script; null if the script is inline. */
const folder =
  currentScript instanceof HTMLScriptElement && currentScript.src !== ''
    ? new URL('.', currentScript.src)
    : null;
const highest = 20000;
const darkPreferred = matchMedia('(prefers-color-scheme: dark)');

/** @typedef {import('./protocol.js').HostMessageType} HostMessageType */

/** The width of a sheet of A4 or Letter within its margins, in CSS pixels. */
const sheet = 718;
/** Milliseconds without a new height before the height on paper is asked for. */
const pause = 500;

/** Frames known to contain the lesson. @type {Set<HTMLIFrameElement>} */
const lessons = new Set();
/** The height of each on paper, once it has said so. @type {Map<HTMLIFrameElement, number>} */
const onPaper = new Map();
/** The height of each on the screen, while it is printed. @type {Map<HTMLIFrameElement, string>} */
const onScreen = new Map();
let asking = 0;

addEventListener('message', ({ source, data }) => {
  if (!isMessage(data) || !['ready', 'resize', 'paper'].includes(data.type)) return;
  const frame = framesIn(document).find(({ contentWindow }) => contentWindow === source);
  if (!frame) return;
  const { height } = data;
  const isHeight = typeof height === 'number' && height > 0 && height <= highest;
  if (data.type === 'paper') {
    if (isHeight) onPaper.set(frame, height);
    return;
  }
  if (isHeight) stretch(frame, height);
  clearTimeout(asking);
  asking = window.setTimeout(askForPaper, pause);
  // A frame that was just loaded does not know the page's scheme yet; one that is resized does.
  if (data.type === 'ready' || !lessons.has(frame)) sayScheme(frame);
  lessons.add(frame);
});

// On paper the lesson has no controls, so it is lower: with its height on the screen, the frame would leave
// the rest of one sheet empty, and another sheet.
addEventListener('beforeprint', () => {
  for (const [frame, height] of onPaper) {
    onScreen.set(frame, frame.style.height);
    stretch(frame, height);
  }
});
addEventListener('afterprint', () => {
  for (const [frame, height] of onScreen) frame.style.height = height;
  onScreen.clear();
});

// Pages switch to dark by an attribute of their root or body.
const switches = new MutationObserver(() => lessons.forEach(sayScheme));
for (const element of [document.documentElement, document.body ?? document.documentElement]) {
  switches.observe(element, { attributes: true });
}
darkPreferred.addEventListener('change', () => lessons.forEach(sayScheme));

// A frame loaded before this script has already sent its height: ask for it again.
for (const frame of framesIn(document)) {
  if (folder !== null && frame.src.startsWith(folder.href)) post(frame, { type: 'hello' });
}

/**
 * @param {HTMLIFrameElement} frame
 * @param {number} height of its content
 */
function stretch(frame, height) {
  const { boxSizing, paddingTop, paddingBottom } = getComputedStyle(frame);
  const padding = parseFloat(paddingTop) + parseFloat(paddingBottom);
  const border = frame.offsetHeight - frame.clientHeight;
  frame.style.height = `${height + (boxSizing === 'border-box' ? padding + border : 0)}px`;
}

/** Asks each lesson for its height on paper, at the width that its frame has at most there. */
function askForPaper() {
  for (const frame of lessons) {
    if (frame.isConnected)
      post(frame, { type: 'paper', width: Math.min(frame.clientWidth, sheet) });
    else onPaper.delete(frame);
  }
}

/** @param {HTMLIFrameElement} frame */
function sayScheme(frame) {
  if (frame.isConnected) post(frame, { type: 'scheme', scheme: schemeOf(frame) });
  else lessons.delete(frame);
}

/**
 * @param {Element} element
 * @returns {'light' | 'dark'} by its `color-scheme`, or the `<meta>` of its page; if neither names one, by
 *   its background
 */
function schemeOf(element) {
  const { colorScheme } = getComputedStyle(element);
  const meta = document.querySelector('meta[name="color-scheme"]')?.getAttribute('content') ?? '';
  const named = (colorScheme === 'normal' ? meta : colorScheme).split(' ');
  const [light, dark] = [named.includes('light'), named.includes('dark')];
  const isDark = light || dark ? dark && (!light || darkPreferred.matches) : isOnDark(element);
  return isDark ? 'dark' : 'light';
}

/**
 * @param {Element | null} element
 * @returns {boolean} true if the nearest opaque background behind it is dark
 */
function isOnDark(element) {
  if (element === null) return false;
  const [red, green, blue, alpha] = pointOf(getComputedStyle(element).backgroundColor);
  if (alpha > 127) return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 128;
  const root = element.getRootNode();
  return isOnDark(element.parentElement ?? (root instanceof ShadowRoot ? root.host : null));
}

/**
 * @param {string} colour in any CSS notation
 * @returns {Uint8ClampedArray} red, green, blue and alpha, 0…255 each
 */
function pointOf(colour) {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  return context.getImageData(0, 0, 1, 1).data;
}

/**
 * @param {HTMLIFrameElement} frame
 * @param {{type: HostMessageType, scheme?: 'light' | 'dark', width?: number}} message
 */
function post(frame, message) {
  frame.contentWindow?.postMessage({ ...envelope, ...message }, '*');
}

/**
 * @param {ParentNode} root
 * @returns {HTMLIFrameElement[]} its frames, including those in open shadow roots
 */
function framesIn(root) {
  return [...root.querySelectorAll('*')].flatMap((element) => {
    if (element instanceof HTMLIFrameElement) return [element];
    return element.shadowRoot ? framesIn(element.shadowRoot) : [];
  });
}
