/** "Do not believe it": folded sections whose contents are loaded when the reader opens them. */
import { h, setText } from '../parts/dom.js';
import { fetching } from '../parts/fetching.js';
import { standIn } from '../parts/stand-in.js';
import { controlAttribute } from '../parts/shown-controls.js';
import * as words from '../words/doubt.js';

/**
 * @typedef {import('../doubt/probe.js').Probe} Probe
 * @typedef {import('../network/parameters.js').NetworkPart} NetworkPart
 * @typedef {import('../pass/frame.js').Frame} Frame
 * @typedef {{render: (frame: Frame, place: NetworkPart) => void, element: HTMLElement, close?: () => void}} View
 *
 * @typedef {{frame: Frame, place: NetworkPart}} Asked
 *
 * @typedef {object} DoubtContext
 * @property {() => Probe} probe returns the current network's probe
 * @property {(styles: string) => void} onStyles adopts the styles of the contents
 * @property {(ways: import('../network/parameters.js').ShownWay[]) => void} onShow shows paths in the picture
 */

export class DoubtPlace {
  #parts;
  element;

  /** @param {DoubtContext} context */
  constructor({ probe, onStyles, onShow }) {
    this.#parts = [
      new Folded(words.ways, onStyles, (inside) => new inside.LedgerView(probe, onShow)),
      new Folded(words.nudge, onStyles, (inside) => new inside.NudgeView(probe)),
    ];
    const folded = this.#parts.map(({ element }) => element);
    this.element = h('div', { class: 'doubt', [controlAttribute]: 'why' }, ...folded);
  }

  /** @param {Asked | null} asked the held selection; null for none */
  ask(asked) {
    const isOf =
      asked !== null && asked.place.layer > 0 && asked.place.layer <= asked.frame.outputLayer;
    for (const part of this.#parts) part.ask(isOf ? asked : null);
  }
}

/** One folded section. */
class Folded {
  #onStyles;
  #make;
  /** @type {View | null} */
  #view = null;
  /** @type {Asked | null} */
  #asked = null;
  #wait = h('p', { class: 'note' });
  element;

  /**
   * @param {string} title
   * @param {DoubtContext['onStyles']} onStyles
   * @param {(inside: typeof import('../doubt/doubt.js')) => View} make
   */
  constructor(title, onStyles, make) {
    this.#onStyles = onStyles;
    this.#make = make;
    this.element = h('details', { hidden: true }, h('summary', {}, title), this.#wait);
    this.element.addEventListener('toggle', () => this.#show());
  }

  /** @param {Asked | null} asked a weight or neuron of layer 1…N; null if nothing can be doubted */
  ask(asked) {
    this.#asked = asked;
    this.element.hidden = asked === null;
    this.#show();
  }

  #show() {
    const asked = this.#asked;
    if (!this.element.open || !asked) return this.#view?.close?.();
    if (this.#view === null) return void this.#fetch();
    const isOver = asked.frame.iteration === asked.frame.iterations;
    this.#view.element.hidden = !isOver;
    setText(this.#wait, isOver ? '' : words.atTheEnd);
    if (isOver) this.#view.render(asked.frame, asked.place);
    else this.#view.close?.();
  }

  #fetch = fetching(
    async () => {
      const inside = await import('../doubt/doubt.js');
      this.#onStyles(inside.styles);
      this.#view = this.#make(inside);
      this.element.append(this.#view.element);
      this.#show();
    },
    (problem, again) => this.#wait.replaceChildren(standIn(problem, again)),
  );
}
