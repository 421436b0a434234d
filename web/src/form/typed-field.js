/** A field whose text is read at each stroke; one line below it says what is wrong. */
import { h, setText } from '../parts/dom.js';
import { freshId } from '../parts/fields.js';

/**
 * @typedef {import('../engine/documents.js').NetworkDocument} NetworkDocument
 *
 * @typedef {object} FieldKind
 * @property {string} name visible; '' for none
 * @property {number} [lines] of a table; 0 for a field of one line
 * @property {'numeric' | 'text'} [keyboard] of phones; numeric has no minus
 * @property {(document: NetworkDocument, text: string) => NetworkDocument} change reads the text; throws an
 *   Error that says what is wrong with it
 * @property {(document: NetworkDocument) => string} write the text of what the document has
 * @property {boolean} [isCount] of other numbers, which it resizes: each stroke starts anew from what was
 *   there before the first, so that 12 on the way through 1 loses nothing
 */

/** The most lines that a table shows without scrolling. */
const mostLines = 8;

export class TypedField {
  kind;
  /** True while the text cannot be read: it stays, to be corrected. */
  isWrong = false;
  input;
  #hint = h('p', { class: 'note', id: freshId() });
  #line;
  element;

  /**
   * @param {FieldKind} kind
   * @param {(field: TypedField) => void} onInput
   */
  constructor(kind, onInput) {
    const { name, lines = 0, keyboard = 'text' } = kind;
    this.kind = kind;
    const id = freshId();
    const attributes = { id, autocomplete: 'off', spellcheck: 'false' };
    this.input =
      lines > 0
        ? h('textarea', { ...attributes, wrap: 'off', rows: lines })
        : h('input', { ...attributes, inputmode: keyboard });
    this.#line = errorLine(this.input, this.#hint.id);
    this.input.addEventListener('input', () => onInput(this));
    this.element = h(
      'div',
      { class: 'typed' },
      ...(name === '' ? [] : [h('label', { for: id }, name)]),
      this.input,
      this.#hint,
      this.#line.element,
    );
  }

  /** @param {string} name the accessible one, which has the visible one in it */
  call(name) {
    this.input.setAttribute('aria-label', name);
  }

  get text() {
    return this.input.value;
  }

  /** @param {string} text as if it were typed */
  type(text) {
    this.input.value = text;
    this.input.dispatchEvent(new Event('input'));
  }

  /** @param {string} problem '' for none */
  say(problem) {
    this.#line.say(problem);
  }

  /** @param {string} hint on what is expected, or how the text was read */
  hint(hint) {
    setText(this.#hint, hint);
  }

  /**
   * Shows what the document has, unless the text is wrong or being typed.
   *
   * @param {NetworkDocument} document
   */
  show(document) {
    const root = /** @type {ShadowRoot | Document} */ (this.input.getRootNode());
    if (this.isWrong || root.activeElement === this.input) return;
    const text = this.kind.write(document);
    if (this.input.value !== text) this.input.value = text;
    if (this.input instanceof HTMLTextAreaElement) {
      this.input.rows = Math.min(text.split('\n').length, mostLines);
    }
  }

  /** @param {NetworkDocument} document that another control has changed: the text gives way to it */
  fill(document) {
    this.isWrong = false;
    this.say('');
    this.input.value = this.kind.write(document);
    this.show(document);
  }
}

/**
 * @param {HTMLElement} control
 * @param {string} [described] the id of what else describes it
 * @returns {{element: HTMLElement, say: (problem: string) => void}} a line for what is wrong with the control
 */
export function errorLine(control, described = '') {
  const id = freshId();
  const element = h('p', { class: 'error', id, 'aria-live': 'polite' });
  control.setAttribute('aria-describedby', `${described} ${id}`.trim());
  const say = (/** @type {string} */ problem) => {
    setText(element, problem);
    if (problem === '') control.removeAttribute('aria-invalid');
    else control.setAttribute('aria-invalid', 'true');
  };
  return { element, say };
}
