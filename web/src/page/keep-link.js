/** Keeps the page's address and the lesson's state in step. */
import { hear } from '../state/events.js';
import { onceQuiet } from '../parts/once-quiet.js';
import { readLink, writeLink } from '../state/permalink.js';
import { stateFrom } from '../state/state.js';
import { notASetting } from '../words/settings.js';

/** The delay before the address changes, in milliseconds: browsers limit how often it may change. */
const pause = 300;

/**
 * @typedef {import('../lesson/lesson-element.js').BackpropLesson} BackpropLesson
 * @typedef {import('../state/state.js').State} State
 * @param {BackpropLesson} lesson
 */
export function keepLink(lesson) {
  const asked = readLink(location.search);
  const base = stateFrom(asked.given);
  const follow = () => {
    const kept = readLink(location.hash, asked.given);
    // The fragment may not be a link: it may be a heading's id or a browser's text search.
    if (Object.keys(kept.given).length + kept.notices.length > 0 || location.hash === '') {
      open(lesson, asked, kept);
    } else {
      lesson.shadowRoot?.getElementById(location.hash.slice(1))?.scrollIntoView();
    }
  };
  open(lesson, asked, { given: {}, notices: [], unknown: [] });
  if (location.hash !== '') follow();
  let { network } = lesson.getState();
  const show = (/** @type {Readonly<State>} */ state) => {
    // Leaving or replacing an opened network is an entry in the history, so that Back restores it.
    const isStep = state.network !== network;
    network = state.network;
    showLink(writeLink(state, base), isStep);
  };
  const showLater = onceQuiet(show, pause);
  hear(lesson, 'backprop-change', ({ state }) => showLater(state));
  addEventListener('hashchange', () => {
    follow();
    ({ network } = lesson.getState());
  });
}

/**
 * @typedef {ReturnType<typeof readLink>} Read
 * @param {BackpropLesson} lesson
 * @param {Read} asked the host's settings, from the query
 * @param {Read} kept the reader's settings, from the fragment; they win
 */
function open(lesson, asked, kept) {
  lesson.setState(stateFrom({ ...asked.given, ...kept.given }));
  const unknown = kept.unknown.map((name) => ({ key: name, message: notASetting(name), used: '' }));
  lesson.notify([...asked.notices, ...kept.notices, ...unknown]);
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
