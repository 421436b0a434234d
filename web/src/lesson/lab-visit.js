/** Remembers where the reader left the lesson for the lab, and leads back there. */

/**
 * @typedef {import('../state/state.js').State} State
 *
 * @typedef {Exclude<State['view'], 'lab'>} Left a view that a reader leaves for the lab
 *
 * @typedef {object} Spot
 * @property {Left} view
 * @property {Element | null} part the part of the lesson at the top of the window
 * @property {number} top its distance from the top of the window, in CSS pixels
 * @property {HTMLElement | null} focused the control that had the focus
 */

export class LabVisit {
  #root;
  /** @type {Spot | null} */
  #spot = null;

  /** @param {ShadowRoot} root of the lesson */
  constructor(root) {
    this.#root = root;
  }

  /** The view that the reader came from; null if the lab was the first. */
  get from() {
    return this.#spot?.view ?? null;
  }

  /** True if a control of the lesson had the focus: the reader pressed it. */
  get wasFocused() {
    return (this.#spot?.focused ?? null) !== null;
  }

  /** @param {Left} view that the reader leaves */
  begin(view) {
    const parts = [...(this.#root.querySelector('.lesson')?.children ?? [])];
    const part = parts.find((each) => each.getBoundingClientRect().bottom > 0) ?? null;
    const top = part?.getBoundingClientRect().top ?? 0;
    this.#spot = { view, part, top, focused: focusedIn(this.#root) };
  }

  /** Goes back to the same spot; its view must be shown again. */
  end() {
    const spot = this.#spot;
    this.#spot = null;
    if (!spot?.part) return;
    spot.part.scrollIntoView({ block: 'start', behavior: 'instant' });
    window.scrollBy({ top: -spot.top, behavior: 'instant' });
    spot.focused?.focus({ preventScroll: true });
  }
}

/**
 * Lets the buttons in the lesson's words open the lab.
 *
 * @param {ParentNode} root
 * @param {(panel: string) => void} open
 */
export function openFromWords(root, open) {
  for (const door of root.querySelectorAll('button[data-panel]')) {
    const { dataset } = /** @type {HTMLButtonElement} */ (door);
    door.toggleAttribute('disabled', false);
    door.addEventListener('click', () => open(dataset.panel ?? ''));
  }
}

/**
 * @param {DocumentOrShadowRoot} root
 * @returns {HTMLElement | null} the focused control, through shadow roots
 */
function focusedIn(root) {
  const { activeElement } = root;
  const inside = activeElement?.shadowRoot && focusedIn(activeElement.shadowRoot);
  return /** @type {HTMLElement | null} */ (inside || activeElement);
}
