/** The part of the dialog “Save” that makes animations: a moving picture, and a film where the browser records. */
import { h, setText } from '../parts/dom.js';
import { download } from '../parts/download.js';
import { button, radioGroup, selectField } from '../parts/fields.js';
import * as words from '../words/animation.js';
import { animatedSvg } from './animated-svg.js';
import { filmFormat, recordFilm } from './film.js';
import { text } from './network-files.js';
import { storyOf } from './storyboard.js';

/**
 * @typedef {import('./storyboard.js').Saved} Saved
 * @typedef {import('./storyboard.js').Plot} Plot
 */

const lengths = [6, 12, 24].map((value) => ({ value, label: words.inSeconds(value) }));
const widths = [960, 1280, 1920].map((value) => ({ value, label: words.inPixels(value) }));

export class AnimationFields {
  #read;
  #format = filmFormat();
  #chosen = { plot: /** @type {Plot} */ ('pass'), seconds: 12, width: 1280, repeats: true };
  #picture = button(words.picture, () => this.#make(() => this.#savePicture()));
  #film = button(words.film(this.#format?.name ?? ''), () => this.#make(() => this.#saveFilm()));
  #bar = h('progress', { 'aria-label': words.progress });
  #cancel = button(words.cancel, () => this.stop());
  #recording = h('div', { class: 'recording', hidden: true });
  #said = h('p', { class: 'note', role: 'status' });
  #problem = h('p', { class: 'error', role: 'alert' });
  /** Of the film that is being recorded. @type {AbortController | null} */
  #ending = null;
  element;

  /** @param {() => Saved | null} read returns the current figure */
  constructor(read) {
    this.#read = read;
    const chosen = this.#chosen;
    const fields = [
      radioGroup(words.plot, choices(words.plotLabels), (plot) => (chosen.plot = plot)),
      radioGroup(
        words.plays,
        choices(words.playsLabels),
        (plays) => (chosen.repeats = plays === 'again'),
      ),
      selectField(words.length, lengths, (seconds) => (chosen.seconds = seconds)),
      selectField(words.size, widths, (width) => (chosen.width = width)),
    ];
    [chosen.plot, 'again', chosen.seconds, chosen.width].forEach((value, k) =>
      /** @type {{show: (value: any) => void}} */ (fields[k]).show(value),
    );
    this.#film.hidden = this.#format === null;
    const [plot, plays, length, width] = fields.map(({ element }) => element);
    this.#recording.append(this.#bar, this.#cancel);
    this.element = h(
      'div',
      { class: 'shared' },
      plot,
      plays,
      h('div', { class: 'shared-fields' }, length, width),
      h('div', { class: 'choices' }, this.#picture, this.#film),
      h('p', { class: 'note' }, words.motion + (this.#format ? '' : ` ${words.noFilm}`)),
      this.#recording,
      this.#said,
      this.#problem,
    );
  }

  /** Ends the recording, and saves nothing. */
  stop() {
    this.#ending?.abort();
  }

  /** @param {() => Promise<string>} save returns what it has done */
  async #make(save) {
    setText(this.#problem, '');
    setText(this.#said, '');
    try {
      setText(this.#said, await save());
    } catch (problem) {
      setText(this.#said, '');
      setText(this.#problem, /** @type {Error} */ (problem).message);
    }
  }

  /** @returns {{saved: Saved, story: import('./storyboard.js').Story}} */
  #story() {
    const saved = /** @type {Saved} */ (this.#read());
    return { saved, story: storyOf(saved, this.#chosen.plot, saved.picture.frame.digits) };
  }

  async #savePicture() {
    const { saved, story } = this.#story();
    return this.#keep(
      'svg',
      text(animatedSvg(story, saved.picture, this.#chosen), 'image/svg+xml'),
    );
  }

  async #saveFilm() {
    const format = /** @type {import('./film.js').FilmFormat} */ (this.#format);
    const { saved, story } = this.#story();
    const { seconds, width } = this.#chosen;
    this.#ending = new AbortController();
    this.#showRecording(true);
    setText(this.#said, words.recording(seconds));
    try {
      const film = await recordFilm(story, saved.picture, {
        ...{ format, seconds, width },
        signal: this.#ending.signal,
        onProgress: (now) => (this.#bar.value = now / seconds),
      });
      return film ? this.#keep(format.extension, film) : words.cancelled;
    } finally {
      this.#ending = null;
      this.#showRecording(false);
    }
  }

  /** @param {boolean} isRecording */
  #showRecording(isRecording) {
    // In a shadow root, the document's own active element is the host.
    const hadFocus = this.#cancel.matches(':focus');
    this.#recording.hidden = !isRecording;
    this.#picture.disabled = isRecording;
    this.#film.disabled = isRecording;
    if (isRecording) this.#cancel.focus();
    else if (hadFocus) this.#film.focus();
  }

  /**
   * @param {string} extension
   * @param {Blob} file
   * @returns {string} what was done
   */
  #keep(extension, file) {
    const name = `backpropagation-${this.#chosen.plot}.${extension}`;
    download(name, file);
    return words.saved(name, file.size);
  }
}

/**
 * @template {string} Value
 * @param {Readonly<Record<Value, string>>} labels
 * @returns {{value: Value, label: string}[]}
 */
function choices(labels) {
  return /** @type {Value[]} */ (Object.keys(labels)).map((value) => ({
    value,
    label: labels[value],
  }));
}
