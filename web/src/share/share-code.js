/** What a reader or a teacher copies to have the lesson, in this state, elsewhere. */
import { writeLink } from '../state/permalink.js';
import { defaultsOf } from '../state/state.js';
import { title } from '../words/sharing.js';

/**
 * @typedef {import('../state/state.js').State} State
 * @typedef {{link: string, frame: string, element: string}} ShareCode
 */

/** Until the frame has said how high it is, and where nobody listens. */
const frameHeight = { lesson: 5000, figure: 900, 'break-it': 1000 };

/**
 * @param {Readonly<State>} state
 * @param {object} where
 * @param {string} where.page the lesson's own page
 * @param {string} where.folder where the lesson's files are, ending in a slash
 * @returns {ShareCode}
 */
export function shareCode(state, { page, folder }) {
  const settings = writeLink(state);
  // Weights are behind the #: servers take no address as long as they may be.
  const own = { network: state.network, weights: state.weights };
  const short = writeLink({ ...state, network: '', weights: '' });
  const long = writeLink({ ...defaultsOf(state.view), ...own }, defaultsOf(state.view));
  const query = (short && `?${short}`) + (long && `#${long}`);
  const frame = [
    `<iframe src="${escaped(`${folder}embed.html${query}`)}"`,
    ` title="${title}" width="100%" height="${frameHeight[state.view]}"`,
    ' style="border: 0" loading="lazy" allow="clipboard-write"></iframe>\n',
    `<script src="${escaped(`${folder}embed.js`)}" async></script>`,
  ];
  return {
    link: settings ? `${page}#${settings}` : page,
    frame: frame.join(''),
    element:
      `<script src="${escaped(`${folder}backprop-lesson.js`)}" defer></script>\n` +
      `<backprop-lesson${attributes(state)}></backprop-lesson>`,
  };
}

/**
 * @param {Readonly<State>} state
 * @returns {string} as HTML has them, those that differ from what the view begins with
 */
function attributes(state) {
  return [...new URLSearchParams(writeLink(state))]
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join('');
}

/**
 * @param {string} text
 * @returns {string} as the value of an attribute in double quotes
 */
function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
