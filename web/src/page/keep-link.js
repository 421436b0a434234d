/** Keeps the page's address and its lesson's state the same. */
import { hear } from '../state/events.js';
import { onceQuiet } from '../parts/once-quiet.js';
import { readLink, writeLink } from '../state/permalink.js';
import { stateFrom } from '../state/state.js';
import { notASetting } from '../words/settings.js';

/** Browsers refuse an address that changes too often, such as while a slider is dragged. */
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
    // A fragment may be another's: a heading's name, or what a browser looks for.
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
    // An opened network that is left, or opened over another one, is a step that Back takes back.
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
 * @param {Read} asked what the host asked for, in the query
 * @param {Read} kept what the reader's link says; it has the last word
 */
function open(lesson, asked, kept) {
  lesson.setState(stateFrom({ ...asked.given, ...kept.given }));
  const unknown = kept.unknown.map((name) => ({ key: name, message: notASetting(name), used: '' }));
  lesson.notify([...asked.notices, ...kept.notices, ...unknown]);
}

/**
 * Replaces the fragment alone: in a sandboxed frame, nothing else may be replaced.
 *
 * @param {string} link
 * @param {boolean} isStep whether what was there stays behind it, for Back
 */
function showLink(link, isStep) {
  const clean = location.pathname + location.search;
  for (const address of link === '' ? [clean, '#'] : [`#${link}`]) {
    try {
      if (isStep) history.pushState(history.state, '', address);
      else history.replaceState(history.state, '', address);
      return;
    } catch {
      // A frame without an address of its own (srcdoc) has nothing to keep.
    }
  }
}
