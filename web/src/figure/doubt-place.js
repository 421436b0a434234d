/** The place of "Do not believe it", folded, whose inside is fetched when a reader opens it. */
import { h, setText } from '../parts/dom.js';
import { standIn } from '../parts/stand-in.js';
import { controlAttribute } from '../parts/shown-controls.js';
import * as words from '../words/doubt.js';

/**
 * @typedef {import('../doubt/probe.js').Probe} Probe
 * @typedef {import('../network/parameters.js').Selection} Selection
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {{render: (frame: Frame, place: Selection) => void, element: HTMLElement, close?: () => void}} View
 *
 * @typedef {object} Surroundings
 * @property {() => Probe | null} probe of the network that is shown
 * @property {(styles: string) => void} onStyles the styles of the inside
 * @property {(places: Selection[]) => void} onShow what is to be seen in the picture
 */

export class DoubtPlace {
  #around;
  /** @type {{frame: Frame, place: Selection} | null} */
  #asked = null;
  #ledger = new Folded(words.ways, (inside, probe) => {
    return new inside.LedgerView(probe, this.#around.onShow);
  });
  #nudge = new Folded(words.nudge, (inside, probe) => new inside.NudgeView(probe));
  element = h(
    'div',
    { class: 'doubt', [controlAttribute]: 'why' },
    this.#ledger.element,
    this.#nudge.element,
  );

  /** @param {Surroundings} around */
  constructor(around) {
    this.#around = around;
    for (const folded of this.#all) {
      folded.element.addEventListener('toggle', () => this.#show());
    }
    this.ask(null);
  }

  get #all() {
    return [this.#ledger, this.#nudge];
  }

  /**
   * @param {{frame: Frame, place: Selection} | null} asked a weight or neuron that is held, at the end of
   *   the pass; null where nothing can be doubted
   */
  ask(asked) {
    const isOf = asked !== null && asked.place.layer > 0 && asked.place.layer <= asked.frame.depth;
    this.#asked = isOf ? asked : null;
    for (const { element } of this.#all) element.hidden = this.#asked === null;
    this.#show();
  }

  #show() {
    for (const folded of this.#all) folded.show(this.#asked, this.#around);
  }
}

/** One of its parts. */
class Folded {
  #make;
  /** @type {View | null} */
  #view = null;
  #isFetching = false;
  #wait = h('p', { class: 'note' });
  element;

  /**
   * @param {string} title
   * @param {(inside: typeof import('../doubt/doubt.js'), probe: Probe) => View} make
   */
  constructor(title, make) {
    this.#make = make;
    this.element = h('details', {}, h('summary', {}, title), this.#wait);
  }

  /**
   * @param {{frame: Frame, place: Selection} | null} asked
   * @param {Surroundings} around
   */
  show(asked, around) {
    if (!this.element.open || !asked) return this.#view?.close?.();
    if (this.#view === null) return void this.#fetch(around, asked);
    const isOver = asked.frame.iteration === asked.frame.iterations;
    this.#view.element.hidden = !isOver;
    setText(this.#wait, isOver ? '' : words.atTheEnd);
    if (isOver) this.#view.render(asked.frame, asked.place);
    else this.#view.close?.();
  }

  /**
   * @param {Surroundings} around
   * @param {{frame: Frame, place: Selection}} asked
   */
  async #fetch(around, asked) {
    const probe = around.probe();
    if (this.#isFetching || !probe) return;
    this.#isFetching = true;
    try {
      const inside = await import('../doubt/doubt.js');
      around.onStyles(inside.styles);
      this.#view = this.#make(inside, probe);
      this.element.append(this.#view.element);
      this.show(asked, around);
    } catch (problem) {
      this.#wait.replaceChildren(standIn(problem, () => this.#fetch(around, asked)));
    }
    this.#isFetching = false;
  }
}
