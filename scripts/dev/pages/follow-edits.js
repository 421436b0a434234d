/** Reloads the page after a new build, and shows the errors of an edit. */

/**
 * @typedef {object} News an event from the server
 * @property {string} build the name of the build that it serves
 * @property {string[]} problems of the last edit
 */

/** Listens to the server that the page came from. */
export function followEdits() {
  const { build } = document.documentElement.dataset;
  const note = makeNote();
  new EventSource('events').addEventListener('message', ({ data }) => {
    /** @type {News} */
    const news = JSON.parse(data);
    if (news.build !== build) location.reload();
    note.textContent = news.problems.join('\n');
    note.hidden = news.problems.length === 0;
  });
}

/** @returns {HTMLElement} a hidden note at the bottom of the window */
function makeNote() {
  const note = document.createElement('pre');
  note.setAttribute('role', 'alert');
  note.hidden = true;
  // The page's policy forbids style attributes, but not styles that a script sets.
  Object.assign(note.style, {
    position: 'fixed',
    inset: 'auto 0 0 0',
    zIndex: '9999',
    margin: '0',
    padding: '12px 16px',
    maxHeight: '50vh',
    overflow: 'auto',
    whiteSpace: 'pre-wrap',
    font: '14px/1.5 monospace',
    color: '#fff',
    background: '#8b1a1a',
  });
  document.body.append(note);
  return note;
}
