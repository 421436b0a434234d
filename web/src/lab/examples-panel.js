/** "Examples": published worked examples, fetched when the panel is first open. */
import { h } from '../parts/dom.js';
import { fetching } from '../parts/fetching.js';
import { late } from '../parts/late.js';
import { missingPart } from '../parts/stand-in.js';

const loadGallery = late(() => import('../gallery/gallery-view.js'));

/**
 * @typedef {import('../gallery/gallery-view.js').GalleryContext} GalleryContext
 * @typedef {import('../gallery/gallery-view.js').GalleryView} GalleryView
 * @typedef {import('../model/model.js').Shown} Shown
 */

export class ExamplesPanel {
  element = h('div');
  #context;
  /** @type {GalleryView | null} */
  #view = null;
  /** @type {Shown | null} */
  #shown = null;
  #fetch = fetching(
    async () => {
      const { GalleryView: View } = await loadGallery();
      this.#view = new View(this.#context);
      this.element.replaceChildren(this.#view.element);
      if (this.#shown) this.#view.render(this.#shown.choice);
    },
    (_, again) => this.element.replaceChildren(missingPart(again)),
  );

  /** @param {GalleryContext} context */
  constructor(context) {
    this.#context = context;
  }

  /** @param {Shown} shown */
  render(shown) {
    this.#shown = shown;
    if (this.#view) this.#view.render(shown.choice);
    else this.#fetch();
  }
}
