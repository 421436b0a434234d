/** Writes the code that puts the lesson, in its current state, on another page. */
import { attributes, escaped } from '../state/attributes.js';
import { writeLink } from '../state/permalink.js';
import { stateFrom } from '../state/state.js';
import { title } from '../words/sharing.js';

/**
 * @typedef {import('../state/state.js').State} State
 * @typedef {import('./share-addresses.js').ShareAddresses} ShareAddresses
 * @typedef {{link: string | null, frame: string | null, element: string | null}} ShareCode null
 *   if there is no address for it
 */

/** A frame's height until it has sent its own, in CSS pixels. */
const frameHeight = { lesson: 5000, figure: 900, 'break-it': 1000, lab: 1100 };

/**
 * @param {Readonly<State>} state
 * @param {ShareAddresses} addresses
 * @returns {ShareCode}
 */
export function shareCode(state, { page, frame, sizer, element, stated }) {
  // After the #: with weights, an address may be too long for servers, and some hosts drop a query.
  const link = writeLink(state, stateFrom(stated));
  const settings = link && `#${link}`;
  return {
    link: page && page + settings,
    frame:
      frame &&
      `<iframe src="${escaped(frame + settings)}" title="${title}"${frameLook(state.view)}></iframe>` +
        (sizer ? `\n<script src="${escaped(sizer)}" async></script>` : ''),
    element:
      element &&
      `<script src="${escaped(element)}" defer></script>\n` +
        `<backprop-lesson${attributes(state)}></backprop-lesson>`,
  };
}

/**
 * @param {State['view']} view
 * @returns {string} attributes; a policy that blocks styles does not affect `width` and `height`
 */
function frameLook(view) {
  const attributes = {
    width: '100%',
    height: frameHeight[view],
    style: 'display: block; border: 0',
    loading: 'lazy',
    allow: 'clipboard-write',
  };
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');
}
