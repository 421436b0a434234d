/** The tabs in which one learner has the same lesson open. */

/**
 * @typedef {object} Shown what a tab shows to the others
 * @property {string} text of its attempt
 * @property {boolean} isStored true if the LMS has stored anything of it
 *
 * @typedef {object} Tab
 * @property {() => Shown} show
 * @property {(shown: Shown) => void} hear called with what another tab shows
 *
 * @typedef {object} Tabs
 * @property {(shown: Shown) => void} show
 * @property {() => void} leave
 */

/**
 * A new tab shows its attempt to the others, and each answers with its own.
 *
 * @param {string} name of the lesson and the learner
 * @param {Tab} tab
 * @returns {Tabs}
 */
export function joinTabs(name, tab) {
  const channel = open(name);
  channel?.addEventListener('message', ({ data: { shown, isNew } }) => {
    tab.hear(shown);
    if (isNew) channel.postMessage({ shown: tab.show(), isNew: false });
  });
  channel?.postMessage({ shown: tab.show(), isNew: true });
  return {
    show: (shown) => channel?.postMessage({ shown, isNew: false }),
    leave: () => channel?.close(),
  };
}

/**
 * @param {string} name
 * @returns {BroadcastChannel | null} null where the browser allows none
 */
function open(name) {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null;
  }
}
