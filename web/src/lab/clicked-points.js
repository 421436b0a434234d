/** Points set and taken away by hand, from those that the networks learn from now, or from none. */
import { PointPlane } from '../charts/point-plane.js';
import { extentOf, pointsOf } from '../learning/points.js';
import { h, setText } from '../parts/dom.js';
import { button, radioGroup } from '../parts/fields.js';
import * as words from '../words/own-points.js';
import { isLearnable, kept, mostPoints, packPoints } from '../state/own-points.js';

/**
 * @typedef {import('../engine/documents.js').Examples} Examples
 * @typedef {import('../learning/points.js').Extent} Extent
 * @typedef {import('../learning/points.js').Point} Point
 */

const kinds = words.shapeLabels.map((label, value) => ({ value, label }));

export class ClickedPoints {
  #onUse;
  #plane = new PointPlane({
    set: (at) => this.#set(at),
    take: (index) => this.#change(this.#points.filter((_, k) => k !== index)),
    say: words.place,
  });
  #kind = 0;
  #kinds = radioGroup(words.setClass, kinds, (kind) => (this.#kind = kind));
  #said = h('p', { class: 'note', role: 'status' });
  /** @type {readonly Point[]} */
  #points = [];
  /** What was sent to be learned from last. */
  #sent = '';
  /** It stays while points are set: the plane must not move under the reader's hand. @type {Extent} */
  #extent = { least: [-1, -1], most: [1, 1] };
  element;

  /** @param {(packed: string) => void} onUse gets points that networks can learn from */
  constructor(onUse) {
    this.#onUse = onUse;
    this.#kinds.show(this.#kind);
    this.element = h(
      'div',
      { class: 'clicked-points' },
      this.#plane.element,
      h(
        'div',
        {},
        h('p', {}, words.setTask),
        this.#kinds.element,
        button(words.beginWithNone, () => this.#change([])),
        this.#said,
      ),
    );
  }

  /** @param {Readonly<Examples>} examples that the networks learn from */
  show(examples) {
    const points = pointsOf(examples).map(({ x, y, kind }) => ({ x: kept(x), y: kept(y), kind }));
    if (packPoints(points) === this.#sent) return;
    this.#extent = extentOf(examples);
    this.#points = points;
    this.#sent = packPoints(points);
    this.#render();
  }

  /** @param {{x: number, y: number}} at */
  #set({ x, y }) {
    if (this.#points.length === mostPoints) {
      return setText(this.#said, words.full(mostPoints));
    }
    this.#change([...this.#points, { x: kept(x), y: kept(y), kind: this.#kind }]);
  }

  /** @param {readonly Point[]} points */
  #change(points) {
    this.#points = points;
    this.#render();
    if (!isLearnable(points)) return;
    this.#sent = packPoints(points);
    this.#onUse(this.#sent);
  }

  #render() {
    const [points, extent] = [this.#points, this.#extent];
    this.#plane.render({ points, extent }, words.planeSpoken(points.length));
    setText(this.#said, isLearnable(points) ? words.taken(points.length) : words.twoClasses);
  }
}
