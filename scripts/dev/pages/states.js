/** Shows every state in four boxes: narrow and wide, light and dark. */
import { locateEngine } from '../../../web/src/engine/engine-source.js';
import { define } from '../../../web/src/package/index.js';
import { followEdits } from './follow-edits.js';
import { chartStates } from './states/charts.js';
import { elementStates } from './states/elements.js';

/** @typedef {(box: HTMLElement, theme: 'light' | 'dark') => Promise<void> | void} Mount */

locateEngine(() => new URL('backprop-engine.wasm', location.href));
define({ folder: new URL('.', location.href).href });
// Shows dialogs inside their boxes: a modal dialog would cover the page.
HTMLDialogElement.prototype.showModal = function () {
  this.setAttribute('open', '');
  this.style.position = 'static';
};

/** @type {WeakMap<Element, () => Promise<void> | void>} */
const contents = new WeakMap();
/** Fills the boxes near the window and empties the others, since each box computes and draws. */
const sight = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting) fill(/** @type {HTMLElement} */ (target));
      else empty(/** @type {HTMLElement} */ (target));
    }
  },
  { rootMargin: '50%' },
);

for (const { name, settings, act } of elementStates) {
  show(name, async (box, theme) => {
    const lesson = /** @type {import('./states/elements.js').BackpropLesson} */ (
      document.createElement('backprop-lesson')
    );
    for (const [key, value] of Object.entries({ ...settings, theme }))
      lesson.setAttribute(key, value);
    box.append(lesson);
    await lesson.ready;
    await act?.(lesson);
  });
}
for (const { name, make } of chartStates) {
  show(name, (box) => {
    const { element, render } = make();
    box.append(element);
    render();
  });
}
followEdits();

/**
 * @param {string} name
 * @param {Mount} mounted fills one of its boxes
 */
function show(name, mounted) {
  const section = document.createElement('section');
  section.id = name
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/^-|-$/g, '');
  const heading = document.createElement('h2');
  heading.textContent = name;
  const boxes = document.createElement('div');
  boxes.className = 'boxes';
  section.append(heading, boxes);
  document.querySelector('main')?.append(section);
  const link = document.createElement('a');
  link.href = `#${section.id}`;
  link.textContent = name;
  document.querySelector('nav')?.append(link);
  for (const theme of /** @type {const} */ (['light', 'light', 'dark', 'dark'])) {
    const box = document.createElement('div');
    box.className = `box ${theme}`;
    boxes.append(box);
    contents.set(box, () => mounted(box, theme));
    sight.observe(box);
  }
}

/** @param {HTMLElement} box that comes into view */
async function fill(box) {
  if (box.hasChildNodes()) return;
  try {
    await contents.get(box)?.();
  } catch (problem) {
    console.error(box.closest('section')?.id, problem);
  }
  // The box may have been emptied meanwhile.
  box.toggleAttribute('data-whole', box.hasChildNodes());
}

/** @param {HTMLElement} box that keeps its height, so that the page does not scroll */
function empty(box) {
  if (!box.hasChildNodes()) return;
  box.style.minHeight = `${box.offsetHeight}px`;
  box.removeAttribute('data-whole');
  box.replaceChildren();
}
