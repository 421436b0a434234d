/** The gallery of published examples, and the one that is shown: its printed numbers beside ours. */
import { drawNetwork } from '../drawing/network-canvas.js';
import { layoutFrame } from '../drawing/network-layout.js';
import { readPalette } from '../drawing/palette.js';
import { contextOf, resize } from '../drawing/sharp-canvas.js';
import { openedDocument, withPick } from '../network/network-document.js';
import { h, setText } from '../parts/dom.js';
import { button, selectField } from '../parts/fields.js';
import { Run } from '../pass/run.js';
import { NetworkExports } from '../share/network-exports.js';
import { updateKinds } from '../state/choices.js';
import { settings } from '../state/settings.js';
import * as words from '../words/gallery.js';
import { compared, isOf } from './compared.js';
import { examples } from './examples.js';

/**
 * @typedef {import('../share/network-exports.js').Exported} Exported
 * @typedef {import('../engine/engine.js').Engine} Engine
 * @typedef {import('./compared.js').Example} Example
 * @typedef {import('../state/state.js').Change} Change
 *
 * @typedef {object} GalleryContext
 * @property {Engine} engine
 * @property {(document: Example['document']) => void} open
 * @property {(change: Pick<Change, 'network' | 'updates' | 'panel'>) => void} choose shows another example of
 *   the opened network, lets updates go by another mean, or opens another panel
 * @property {Exported} exported the network in the picture
 */

/** The size of a small picture, in CSS pixels, and the height at its bottom that is left out, with the names. */
const [size, names] = [{ width: 150, height: 84 }, 24];
/** A computed number has so many decimals more than the printed one, and at most so many. */
const [moreDecimals, mostDecimals] = [2, 12];

export class GalleryView {
  #engine;
  #choose;
  #title = h('h3');
  #source = h('p', { class: 'source' });
  #look = h('p');
  #writes = h('p', { class: 'note' });
  #rows = h('tbody');
  #table = h(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': words.shownNow },
    h('table', { class: 'printed' }, h('thead', {}, h('tr', {}, ...headings())), this.#rows),
  );
  #legend = h('p', { class: 'note' });
  #probe = h('i', { class: 'probe', 'aria-hidden': 'true' });
  #picker = h('div', { class: 'row' });
  #updates = selectField(settings.updates.name, updateKinds, (updates) =>
    this.#choose({ updates }),
  );
  #shown = h(
    'section',
    { class: 'shown-example', 'aria-label': words.shownNow },
    this.#title,
    this.#source,
    this.#look,
    this.#picker,
    this.#writes,
    this.#table,
    this.#legend,
  );
  #exports;
  /** Each picture and the example that it shows; drawn when it comes into sight. @type {Map<Element, Example>} */
  #pictures = new Map();
  #sight = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) this.#draw(target);
  });
  /** The opened network whose example is shown, packed; null before the first. @type {string | null} */
  #network = null;
  #theme = '';
  element;

  /** @param {GalleryContext} context */
  constructor({ engine, open, choose, exported }) {
    this.#engine = engine;
    this.#choose = choose;
    this.#exports = new NetworkExports(exported);
    this.#shown.append(
      button(words.change, () => choose({ panel: 'your-own' })),
      this.#exports.element,
    );
    this.element = h(
      'div',
      { class: 'gallery' },
      this.#probe,
      this.#shown,
      h(
        'div',
        { class: 'gallery-head' },
        h('h3', {}, words.gallery),
        button(words.ownNetwork, () => choose({ panel: 'your-own' })),
      ),
      h(
        'ul',
        { class: 'examples', 'aria-label': words.gallery },
        ...examples.map((example) => this.#card(example, () => open(example.document))),
      ),
    );
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#redraw());
  }

  /**
   * @param {Example} example
   * @param {() => void} open
   * @returns {HTMLElement}
   */
  #card(example, open) {
    const canvas = h('canvas', { 'aria-hidden': 'true' });
    this.#pictures.set(canvas, example);
    this.#sight.observe(canvas);
    const { name, source } = example.document;
    const press = button(words.open, open);
    press.setAttribute('aria-label', words.openNamed(name));
    return h(
      'li',
      {},
      canvas,
      h(
        'div',
        {},
        h('h4', {}, name),
        h('p', { class: 'source' }, source),
        h('p', {}, example.look),
        press,
      ),
    );
  }

  /** @param {Pick<import('../state/state.js').Choice, 'network' | 'theme' | 'updates'>} choice */
  render({ network, theme, updates }) {
    this.#updates.show(updates);
    if (theme !== this.#theme) {
      this.#theme = theme;
      this.#redraw();
    }
    if (network === this.#network) return;
    this.#network = network;
    this.#exports.forget();
    const document = network === '' ? null : openedDocument(network);
    const example = document && examples.find((each) => isOf(document, each));
    this.#shown.hidden = !document?.name;
    if (!document?.name) return;
    setText(this.#title, document.name);
    setText(this.#source, document.source ?? '');
    setText(this.#look, example?.look ?? '');
    setText(this.#writes, example?.writes ?? '');
    this.#writes.hidden = example?.writes === undefined;
    this.#showPicker(network, document);
    const rows = example ? compared(this.#engine, example) : [];
    for (const part of [this.#table, this.#legend]) part.hidden = rows.length === 0;
    this.#rows.replaceChildren(...rows.flatMap(rowsOf));
    const found = new Set(rows.map(({ verdict }) => words.verdicts[verdict]));
    setText(this.#legend, words.legend([...found]));
  }

  /**
   * @param {string} network
   * @param {import('../engine/documents.js').NetworkDocument} document
   */
  #showPicker(network, { examples: several = [], pick = 0 }) {
    this.#picker.hidden = several.length < 2;
    const options = several.map(({ name = '' }, k) => ({
      value: k,
      label: name === '' ? words.exampleNumber(k) : name,
    }));
    const field = selectField(words.whichExample, options, (k) =>
      this.#choose({ network: withPick(network, k) }),
    );
    field.show(pick);
    this.#picker.replaceChildren(field.element, this.#updates.element);
  }

  #redraw() {
    for (const canvas of this.#pictures.keys()) {
      this.#sight.unobserve(canvas);
      this.#sight.observe(canvas);
    }
  }

  /** @param {Element} canvas */
  #draw(canvas) {
    const example = /** @type {Example} */ (this.#pictures.get(canvas));
    const context = contextOf(/** @type {HTMLCanvasElement} */ (canvas));
    if (!context) return;
    const run = new Run(this.#engine, example.document);
    run.seek(run.iterations);
    const frame = run.frame();
    run.close();
    const ratio = window.devicePixelRatio;
    resize(/** @type {HTMLCanvasElement} */ (canvas), size, ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, size.width, size.height);
    drawNetwork(context, {
      frame,
      progress: 1,
      layout: layoutFrame({ ...size, height: size.height + names }, frame),
      palette: readPalette(this.#probe),
      selection: null,
      ways: [],
      light: null,
    });
  }
}

/** @returns {HTMLElement[]} the last for those who do not see the marks */
function headings() {
  return words.columns.map((name, k) => {
    const isLast = k === words.columns.length - 1;
    return h('th', { scope: 'col' }, isLast ? h('span', { class: 'visually-hidden' }, name) : name);
  });
}

/**
 * @param {import('./compared.js').Row} row
 * @param {number} k
 * @param {readonly import('./compared.js').Row[]} all
 * @returns {HTMLElement[]} the row, and below the last of those with one error, what is wrong
 */
function rowsOf({ what, theirs, ours, verdict, wrong }, k, all) {
  const [, decimals = ''] = theirs.split('.');
  const computed = ours.toFixed(Math.min(decimals.length + moreDecimals, mostDecimals));
  const [mark, meaning] = words.verdicts[verdict];
  const row = h(
    'tr',
    { 'data-verdict': verdict },
    h('th', { scope: 'row' }, what),
    h('td', {}, words.asPrinted(theirs)),
    h('td', {}, words.asPrinted(computed)),
    h('td', {}, mark, h('span', { class: 'visually-hidden' }, ` ${meaning}`)),
  );
  if (wrong === null || all[k + 1]?.wrong === wrong) return [row];
  return [row, h('tr', { class: 'erratum' }, h('td', { colspan: words.columns.length }, wrong))];
}
