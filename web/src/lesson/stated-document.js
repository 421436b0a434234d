/** The network that an element's attributes state: `src`, a document of the host's, or `example`, a published one. */
import { late } from '../parts/late.js';
import { noDocument, noExample } from '../words/notices.js';

const loadExamples = late(() => import('../gallery/examples.js'));

/** The attributes. */
export const documentAttributes = /** @type {const} */ (['src', 'example']);

/** @typedef {typeof documentAttributes[number]} DocumentAttribute */

/** @type {Readonly<Record<DocumentAttribute, (value: string) => Promise<string>>>} */
const loaders = { src: fetched, example: published };

export class StatedDocument {
  #open;
  #refuse;
  /** The last that was stated: an earlier one that arrives later is ignored. */
  #latest = 0;

  /**
   * @param {object} on
   * @param {(json: string) => Promise<void>} on.open opens a network document; rejects with what is wrong
   * @param {(problem: unknown) => void} on.refuse
   */
  constructor({ open, refuse }) {
    this.#open = open;
    this.#refuse = refuse;
  }

  /**
   * @param {DocumentAttribute} attribute
   * @param {string | null} value
   */
  async state(attribute, value) {
    this.#latest += 1;
    const own = this.#latest;
    if (value === null || value === '') return;
    try {
      const json = await loaders[attribute](value);
      if (own === this.#latest) await this.#open(json);
    } catch (problem) {
      if (own === this.#latest) this.#refuse(problem);
    }
  }
}

/**
 * @param {string} address
 * @returns {Promise<string>}
 */
async function fetched(address) {
  const response = await fetch(new URL(address, document.baseURI)).catch(() => null);
  if (!response?.ok) throw new Error(noDocument(address));
  return response.text();
}

/**
 * @param {string} id
 * @returns {Promise<string>}
 */
async function published(id) {
  const { examples } = await loadExamples();
  const example = examples.find((each) => each.id === id);
  if (!example) throw new Error(noExample(examples.map((each) => each.id)));
  return JSON.stringify(example.document);
}
