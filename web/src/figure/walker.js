/** The walk through the picture by keys: its code is fetched when the keyboard comes to the picture. */
import { late } from '../parts/late.js';
import { notFetched } from '../words/notices.js';

/**
 * @typedef {import('../model/model.js').Shown} Shown
 * @typedef {import('../network/parameters.js').NetworkPart} NetworkPart
 */

const loadWalking = late(() => import('./walking.js'));

export class Walker {
  #read;
  #pick;
  #say;
  /** @type {import('./walking.js').Walking | null} */
  #walking = null;

  /**
   * @param {() => Shown | null} read what is shown
   * @param {(place: NetworkPart) => void} pick
   * @param {(text: string) => void} say
   */
  constructor(read, pick, say) {
    this.#read = read;
    this.#pick = pick;
    this.#say = say;
  }

  meet = () => {
    this.#fetch().catch(() => {});
  };

  /** @param {string} key */
  walk = async (key) => {
    const walking = await this.#fetch().catch(() => this.#say(notFetched));
    const { arrived, selection } = this.#read() ?? {};
    const to = arrived && walking?.follow(key, arrived, selection?.chosen ?? null);
    if (to) this.#pick(to);
  };

  /**
   * Says what the reader has come to.
   *
   * @param {string} otherwise what is said where the sentence cannot be fetched
   */
  async tell(otherwise) {
    const walking = await this.#fetch().catch(() => null);
    const { arrived, selection } = this.#read() ?? {};
    if (!arrived || !selection?.chosen) return;
    this.#say(walking?.sentence(arrived, selection.chosen) ?? otherwise);
  }

  async #fetch() {
    const { Walking } = await loadWalking();
    this.#walking ??= new Walking();
    return this.#walking;
  }
}
