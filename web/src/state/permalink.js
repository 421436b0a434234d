/** Writes and reads a state as the part of an address after `#` or `?`: `depth=10&activation=relu`. */
import {
  keyOf,
  keys,
  attributeOf,
  longestNetwork,
  longestText,
  read,
  sameValue,
  settings,
} from './settings.js';
import { defaultsOf, refusedNotice, stateFrom } from './state.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('./state.js').Notice} Notice */
/** @typedef {import('./settings.js').Key} Key */

/**
 * @param {Readonly<State>} state
 * @param {Readonly<State>} [base] the state without a link
 * @returns {string} the settings that differ from the base, or, in another view, from that view's defaults
 */
export function writeLink(state, base = stateFrom({})) {
  const before = state.view === base.view ? base : defaultsOf(state.view);
  const isStated = (/** @type {Key} */ key) =>
    !sameValue(key, state[key], (key === 'view' ? base : before)[key]);
  const stated = keys.filter(isStated);
  // Without its view, such a link would open the lab.
  const isForLab = state.view !== 'lab' && stated.some((key) => key in panelOf);
  return keys
    .filter((key) => stated.includes(key) || (key === 'view' && isForLab))
    .map((key) => `${attributeOf(key)}=${write(key, state)}`)
    .join('&');
}

/**
 * @param {Key} key
 * @param {Readonly<State>} state
 * @returns {string}
 */
function write(key, state) {
  const { write: toText } = /** @type {import('./setting-kinds.js').Setting<any>} */ (
    settings[key]
  );
  return encodeURIComponent(toText(state[key])).replace(/%(2C|3A|3B)/g, decodeURIComponent);
}

/**
 * Reads the settings of a link. A refused value is left out, so the view's default applies.
 *
 * @param {string} text with or without its `#` or `?`
 * @param {Partial<State>} [known] settings that the lesson got elsewhere
 * @returns {{given: Partial<State>, notices: Notice[], unknown: string[], example: string | null}} the
 *   settings read, one notice for each that was refused, the names that are not settings, and the published
 *   example that is named
 */
export function readLink(text, known = {}) {
  const parameters = new URLSearchParams(mended(text));
  /** @type {string[]} */
  const unknown = [];
  /** @type {Record<string, unknown>} */
  const given = {};
  /** @type {Notice[]} */
  const notices = [];
  const example = parameters.get(exampleName);
  parameters.delete(exampleName);
  for (const [attribute, value] of parameters) {
    const key = keyOf(attribute);
    if (key === undefined) {
      unknown.push(attribute);
      continue;
    }
    try {
      given[key] = read(key, value);
    } catch (problem) {
      notices.push(refusedNotice(key, problem, defaultsOf(viewOf(parameters))));
    }
  }
  if (String(given.weights).startsWith('1') && !given.network) {
    return { given: { ...networkOfVersion1, ...known, ...given }, notices, unknown, example };
  }
  return { given, notices, unknown, example };
}

/** Names a published example in a link. */
const exampleName = 'example';

/** The panel of the lab that shows a setting. @type {Readonly<Partial<Record<Key, State['panel']>>>} */
const panelOf = {
  broken: 'compare',
  repaired: 'compare',
  points: 'compare',
  own: 'compare',
  worksheet: 'by-hand',
  level: 'by-hand',
  variant: 'by-hand',
  practice: 'practice',
  held: 'inspect',
};

/**
 * A link with settings of the lab but without a view, as the lesson wrote them before it had a lab, opens
 * the lab; one without a panel, the panel that shows them.
 *
 * @param {Partial<State>} given
 * @returns {Partial<State>} the same settings, with the view that shows them
 */
export function withView(given) {
  const shownInLab = /** @type {Key[]} */ (Object.keys(panelOf)).find((key) => key in given);
  if ((given.view ?? 'lab') !== 'lab' || shownInLab === undefined) return given;
  return { view: 'lab', panel: panelOf[shownInLab], ...given };
}

/** Room for the longest network, the longest weights and all other settings. */
const longestLink = longestNetwork + 2 * longestText;

/** How often a mail or chat program may have percent-encoded a link again. */
const mostEncoded = 3;

/**
 * @param {string} text a link, after which a chat may have left the end of its sentence, and in which
 *   programs may have percent-encoded the separators, escaped `&` as in HTML, or put `!` or `/` first
 * @returns {string} the link with that undone. No value of a link has `&` or `=` in it
 */
function mended(text) {
  let link = text.slice(0, longestLink).replace(/^[#?!/]+/, '');
  for (let k = 0; k < mostEncoded && /%(25)*(26|3D)/i.test(link); ++k) {
    link = link.replace(/%25|%26|%3D/gi, decodeURIComponent);
  }
  return link
    .replaceAll('&amp;', '&')
    .replace(/(?:[)\]}>.,;:!?'"”’»…*]|%(?:29|5D|7D|3E|22))+$/i, '');
}

/** The network of weights of version 1, unless the link states another. */
const networkOfVersion1 = { width: 6, seed: 12278 };

/**
 * @param {URLSearchParams} parameters
 * @returns {State['view']}
 */
function viewOf(parameters) {
  try {
    return /** @type {State['view']} */ (read('view', parameters.get('view') ?? ''));
  } catch {
    return settings.view.default;
  }
}
