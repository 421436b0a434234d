/** Keeps the page's address and the lesson's state in step. */
import { hear } from '../state/events.js';
import { onceQuiet } from '../parts/once-quiet.js';
import { readLink, withView, writeLink } from '../state/permalink.js';
import { stateFrom } from '../state/state.js';
import { notSettings } from '../words/settings.js';

/** Where an example is shown with its author's numbers. */
const inGallery = /** @type {const} */ ({ view: 'lab', panel: 'examples' });
/** The delay before the address changes, in milliseconds: browsers limit how often it may change. */
const pause = 300;

/**
 * @typedef {import('../lesson/lesson-element.js').BackpropLesson} BackpropLesson
 * @typedef {import('../state/state.js').State} State
 * @param {BackpropLesson} lesson
 */
export function keepLink(lesson) {
  const { given, ...others } = opened(location.search);
  const asked = { given: { ...statedIn(lesson), ...given }, ...others };
  const base = stateFrom(asked.given);
  const follow = () => {
    const kept = opened(location.hash, asked.given);
    // The fragment may not be a link: it may be a heading's id or a browser's text search.
    const isLink =
      Object.keys(kept.given).length + kept.notices.length > 0 || kept.example !== null;
    if (isLink || location.hash === '') {
      open(lesson, asked, kept);
    } else {
      lesson.shadowRoot?.getElementById(location.hash.slice(1))?.scrollIntoView();
    }
  };
  open(lesson, asked, { given: {}, notices: [], unknown: [], example: null });
  if (location.hash !== '') follow();
  let { network, view } = lesson.getState();
  const show = (/** @type {Readonly<State>} */ state) => {
    // Another view, and leaving or replacing an opened network, is an entry in the history, so that Back
    // restores what was there.
    const isStep = state.network !== network || state.view !== view;
    ({ network, view } = state);
    showLink(writeLink(state, base), isStep);
  };
  const showLater = onceQuiet(show, pause);
  hear(lesson, 'backprop-change', ({ state }) => showLater(state));
  addEventListener('hashchange', () => {
    follow();
    ({ network, view } = lesson.getState());
  });
}

/**
 * @param {string} link
 * @param {Partial<State>} [known] settings that the lesson got elsewhere
 * @returns {ReturnType<typeof readLink>} the link's settings, with the view that shows them
 */
function opened(link, known) {
  const read = readLink(link, known);
  if (known?.view !== undefined) return read;
  const shows = read.example === null ? {} : inGallery;
  return { ...read, given: { ...shows, ...withView(read.given) } };
}

/**
 * @param {Element} lesson
 * @returns {Partial<State>} the settings in its attributes, such as those of a file that was shared with them
 */
export function statedIn(lesson) {
  const pairs = [...lesson.attributes].map(({ name, value }) => [name, value]);
  return readLink(String(new URLSearchParams(pairs))).given;
}

/**
 * @typedef {ReturnType<typeof readLink>} Read
 * @param {BackpropLesson} lesson
 * @param {Read} asked the host's settings, from the element's attributes and the query
 * @param {Read} kept the reader's settings, from the fragment; they win
 */
function open(lesson, asked, kept) {
  lesson.setState(stateFrom({ ...asked.given, ...kept.given }));
  const example = kept.example ?? asked.example;
  if (example !== null) lesson.setAttribute('example', example);
  const unknown = kept.unknown.length === 0 ? [] : [unknownNotice(kept.unknown)];
  lesson.notify([...asked.notices, ...kept.notices, ...unknown], 'link');
}

/**
 * @param {readonly string[]} names
 * @returns {import('../state/state.js').Notice}
 */
function unknownNotice(names) {
  return { key: 'unknown', message: notSettings(names), used: '' };
}

/**
 * Replaces only the fragment: a sandboxed frame may replace nothing else.
 *
 * @param {string} link
 * @param {boolean} isStep true to keep the previous address in the history, for Back
 */
function showLink(link, isStep) {
  const clean = location.pathname + location.search;
  for (const address of link === '' ? [clean, '#'] : [`#${link}`]) {
    try {
      if (isStep) history.pushState(history.state, '', address);
      else history.replaceState(history.state, '', address);
      return;
    } catch {
      // A frame without an address (srcdoc) cannot keep the link.
    }
  }
}
