/** Keeps the page's address and its lesson's state the same. */
import { hear } from '../state/events.js';
import { onceQuiet } from '../parts/once-quiet.js';
import { readLink, writeLink } from '../state/permalink.js';
import { stateFrom } from '../state/state.js';

/** Browsers refuse an address that changes too often, such as while a slider is drawn. */
const pause = 300;

/**
 * @typedef {import('../lesson/lesson-element.js').BackpropLesson} BackpropLesson
 * @typedef {import('../state/state.js').State} State
 * @param {BackpropLesson} lesson
 */
export function keepLink(lesson) {
  const asked = readLink(location.search);
  const base = stateFrom(asked.given);
  open(lesson, asked, readLink(location.hash));
  addEventListener('hashchange', () => open(lesson, asked, readLink(location.hash)));
  const show = (/** @type {Readonly<State>} */ state) => showLink(writeLink(state, base));
  const showLater = onceQuiet(show, pause);
  hear(lesson, 'backprop-change', ({ state }) => showLater(state));
}

/**
 * @typedef {ReturnType<typeof readLink>} Read
 * @param {BackpropLesson} lesson
 * @param {Read} asked what the host asked for, in the query
 * @param {Read} kept what the reader's link says; it has the last word
 */
function open(lesson, asked, kept) {
  lesson.setState(stateFrom({ ...asked.given, ...kept.given }));
  lesson.notify([...asked.notices, ...kept.notices]);
}

/**
 * Replaces the fragment alone: in a sandboxed frame, nothing else may be replaced.
 *
 * @param {string} link
 */
function showLink(link) {
  const clean = location.pathname + location.search;
  for (const address of link === '' ? [clean, '#'] : [`#${link}`]) {
    try {
      history.replaceState(history.state, '', address);
      return;
    } catch {
      // A frame without an address of its own (srcdoc) has nothing to keep.
    }
  }
}
