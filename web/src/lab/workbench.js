/** The inside of the lab: the picture, and one panel of several beside it. */
import { h, setText } from '../parts/dom.js';
import { button } from '../parts/fields.js';
import { fitHeadings } from '../parts/headings.js';
import { showControls } from '../parts/shown-controls.js';
import { savedFrom } from '../figure/figure-actions.js';
import { PressedDialogs } from '../share/pressed-dialogs.js';
import { panels } from '../state/choices.js';
import { isShown } from '../state/settings.js';
import * as words from '../words/lab.js';
import { BenchPicture } from './bench-picture.js';
import { Lab } from './lab.js';
import { makePanels } from './panels.js';
import { Tabs } from './tabs.js';
import styles from '../../styles/lab/lab.css';

export { styles };

/**
 * @typedef {import('../engine/engine.js').Engine} Engine
 * @typedef {import('../share/share-addresses.js').LessonFolder} LessonFolder
 * @typedef {import('../model/model.js').Shown} Shown
 * @typedef {import('../state/state.js').Choice} Choice
 * @typedef {typeof panels[number]['value']} PanelName
 *
 * @typedef {object} WorkbenchContext
 * @property {Engine} engine
 * @property {import('../model/model.js').Model} model
 * @property {LessonFolder | null} place null if there is nothing to share
 * @property {() => keyof typeof words.backTo | null} cameFrom the view that the reader came from; null if the
 *   lab was the first
 * @property {(id: string, correct: boolean, answer: string) => void} onCheck
 * @typedef {import('./panels.js').Panel} Panel
 */

/** The control that a host leaves out to leave out a panel. @type {Readonly<Record<PanelName, string>>} */
const controlOf = {
  inspect: 'why',
  check: 'why',
  numbers: 'table',
  'by-hand': 'worksheet',
  practice: 'worksheet',
  examples: 'save',
  'your-own': 'save',
  compare: 'repair',
  map: 'repair',
  files: 'save',
};
/** Panels with pictures of their own, of other networks. @type {readonly PanelName[]} */
const withoutPicture = ['practice', 'compare', 'map'];

export class Workbench {
  #context;
  /** @type {PressedDialogs} */
  #dialogs;
  /** @type {BenchPicture} */
  #picture;
  #lab;
  #panels;
  #tabs;
  #intro = h('p', { class: 'panel-intro' });
  #panel;
  #back = button('', () => this.#leave(), 'quiet');
  #head = h('div', { class: 'workbench-head' }, h('h1', {}, words.title), this.#back);
  #bench;
  /** @type {PanelName | null} */
  #open = null;
  /** @type {Choice | null} */
  #choice = null;
  element;

  /** @param {WorkbenchContext} context */
  constructor(context) {
    const { model, place } = context;
    this.#context = context;
    this.#dialogs = new PressedDialogs({
      ...(place !== null && { share: { place, read: () => model.state } }),
      save: () => savedFrom(model, this.#picture.palette),
      open: (json) => model.openFile(json),
    });
    /** @type {import('./files-panel.js').FileActions} */
    const files = {
      open: (near) => this.#dialogs.open('open', near),
      save: (near) => this.#dialogs.open('save', near),
      share: place === null ? null : (near) => this.#dialogs.open('share', near),
    };
    this.#picture = new BenchPicture(model, {
      ...files,
      openLab: null,
      dialogs: this.#dialogs.element,
    });
    const { engine, onCheck } = context;
    this.#panels = makePanels({
      engine,
      model,
      files,
      exported: {
        place,
        state: () => model.state,
        document: () => savedFrom(model, this.#picture.palette)?.document ?? null,
      },
      onCheck,
      picture: this.#picture,
      lab: (this.#lab = new Lab({ engine, model })),
    });
    this.#tabs = new Tabs(words.panels, panels, (panel) => model.choose({ panel }));
    this.#panel = h('div', { role: 'tabpanel', id: this.#tabs.panelId, class: 'panel-box' });
    this.#bench = h('div', { class: 'bench' }, this.#picture.element);
    this.element = h(
      'div',
      { class: 'workbench' },
      this.#head,
      this.#tabs.element,
      h('div', { class: 'workbench-body' }, this.#bench, this.#panel),
    );
    this.#dialogs.acceptDrops(this.element, () => isShown(model.choice.controls, 'save'));
  }

  connect() {
    fitHeadings(this.element);
    this.#picture.connect();
  }

  /** Nobody sees the lab: nothing in it goes on. */
  rest() {
    this.#dialogs.close();
    this.#lab.see(false);
    this.#panelOf(this.#open)?.leave?.();
    this.#open = null;
  }

  disconnect() {
    this.rest();
    this.#picture.disconnect();
  }

  /** @param {Shown} shown */
  render(shown) {
    const { choice } = shown;
    if (choice !== this.#choice) this.#arrange(choice);
    if (!this.#bench.hidden) this.#picture.render(shown);
    this.#panelOf(this.#open)?.render?.(shown);
  }

  announce() {
    this.#picture.announce();
  }

  /** @param {string} experiment of the comparison, which begins */
  setUp(experiment) {
    this.#context.model.choose({ panel: 'compare' });
    this.#lab.setUp(experiment);
  }

  /** @param {Choice} choice */
  #arrange(choice) {
    this.#choice = choice;
    // A worksheet of the figure comes alone.
    const isAlone = choice.view !== 'lab';
    const isOffered = (/** @type {PanelName} */ name) =>
      isAlone ? name === 'by-hand' : isShown(choice.controls, controlOf[name]);
    const offered = panels.map(({ value }) => value).filter(isOffered);
    const open = isOffered(choice.panel) ? choice.panel : (offered[0] ?? null);
    if (open !== this.#open) this.#change(open);
    const tab = open === null ? '' : this.#tabs.show(open, isOffered);
    this.#panel.setAttribute('aria-labelledby', tab);
    this.#head.hidden = isAlone;
    this.#tabs.element.hidden = offered.length < 2;
    const from = this.#context.cameFrom();
    this.#back.hidden = from === null;
    setText(this.#back, from === null ? '' : words.backTo[from]);
    showControls(this.#panel, (name) => isShown(choice.controls, name));
  }

  /** Goes back to the view that the reader came from. */
  #leave() {
    const from = this.#context.cameFrom();
    if (from !== null) this.#context.model.choose({ view: from });
  }

  /** @param {PanelName | null} open */
  #change(open) {
    this.#panelOf(this.#open)?.leave?.();
    this.#open = open;
    const panel = this.#panelOf(open);
    this.#bench.hidden = open !== null && withoutPicture.includes(open);
    this.element.dataset.panel = open ?? '';
    this.element.toggleAttribute('data-alone', this.#bench.hidden);
    setText(this.#intro, open === null ? '' : words.panelIntros[open]);
    this.#panel.replaceChildren(this.#intro, ...(panel ? [panel.element] : []));
  }

  /**
   * @param {PanelName | null} name
   * @returns {Panel | null}
   */
  #panelOf(name) {
    return name === null ? null : this.#panels[name];
  }
}
