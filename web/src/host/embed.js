/**
 * For the page that frames the lesson: one script tag, and every frame of the lesson is as high as
 * what it shows, now and later. A frame can say nothing here but its own height.
 */
import { envelope, isMessage } from './protocol.js';

const { currentScript } = document;
/** Where this script lies; null where a page has it inside. */
const folder =
  currentScript instanceof HTMLScriptElement && currentScript.src !== ''
    ? new URL('.', currentScript.src)
    : null;
const highest = 20000;

addEventListener('message', ({ source, data }) => {
  if (!isMessage(data) || !['ready', 'resize'].includes(data.type)) return;
  const { height } = data;
  if (typeof height !== 'number' || !(height > 0 && height <= highest)) return;
  for (const frame of framesIn(document)) {
    if (frame.contentWindow !== source) continue;
    const { boxSizing, paddingTop, paddingBottom } = getComputedStyle(frame);
    const padding = parseFloat(paddingTop) + parseFloat(paddingBottom);
    const border = frame.offsetHeight - frame.clientHeight;
    frame.style.height = `${height + (boxSizing === 'border-box' ? padding + border : 0)}px`;
  }
});

// A frame that was there before this script has already said its height: ask it again.
for (const frame of framesIn(document)) {
  if (folder === null || !frame.src.startsWith(folder.href)) continue;
  frame.contentWindow?.postMessage({ ...envelope, type: 'hello' }, '*');
}

/**
 * @param {ParentNode} root
 * @returns {HTMLIFrameElement[]} the frames in it, in open shadow roots too
 */
function framesIn(root) {
  return [...root.querySelectorAll('*')].flatMap((element) => {
    if (element instanceof HTMLIFrameElement) return [element];
    return element.shadowRoot ? framesIn(element.shadowRoot) : [];
  });
}
