/**
 * The row below what is heard: plays the layers, or the loss while a network learns, and says the same in a line. A
 * script of its own, fetched by the first press on “Listen”.
 */
import { addStyles } from '../parts/adopt-styles.js';
import { h, setText } from '../parts/dom.js';
import { button, rangeSlider } from '../parts/fields.js';
import { layerName } from '../words/pass.js';
import * as words from '../words/sound.js';
import { lossTone, notesOf } from './notes.js';
import { Player } from './player.js';
import styles from '../../styles/sound/sound.css';

/**
 * @typedef {import('./heard.js').Heard} Heard
 * @typedef {import('./heard.js').Place} Place
 * @typedef {import('./notes.js').Note} Note
 */

/** What the reader chose, for all rows, while the page is open. Volume from 0 to 100; speed in tones a second. */
const chosen = { volume: 60, speed: 3 };
/** How long a browser may take to begin, in milliseconds. */
const patience = 800;

export class Listening {
  #place;
  #context;
  #player;
  /** Off until it is pressed, and after “Stop”. */
  #isOn = false;
  #isLearning = false;
  /** What sounds. @type {{notes: readonly Note[], heard: readonly Heard[], skipped: number} | null} */
  #playing = null;
  #mark = 0;
  /** Where the focus was before. @type {HTMLElement | null} */
  #opener = null;
  #volume = rangeSlider({ name: words.volume, least: 0, most: 100, whole: true }, (volume) => {
    chosen.volume = volume;
    this.#showChosen();
  });
  #speed = rangeSlider({ name: words.speed, least: 1, most: 9, whole: true }, (speed) => {
    chosen.speed = speed;
    this.#showChosen();
    this.#goOn();
  });
  #stop = button(words.stop, () => this.stop());
  #line = h('p', { class: 'sound-line', role: 'status' });
  #now = h('p', { class: 'sound-now', 'aria-hidden': 'true' });
  #notice = h('p', { class: 'note', role: 'status' });
  element = h(
    'div',
    { class: 'sound', role: 'group', 'aria-label': words.group },
    h(
      'div',
      { class: 'row' },
      h(
        'div',
        { class: 'transport' },
        button(words.again, () => this.press()),
        this.#stop,
        button(words.close, () => this.#close()),
      ),
      this.#volume.element,
      this.#speed.element,
    ),
    h('div', { class: 'sound-said' }, this.#line, this.#now),
    this.#notice,
    h('p', { class: 'note' }, words.key),
  );

  /**
   * @param {Place} place
   * @param {AudioContext | null} context null where the browser has none
   */
  constructor(place, context) {
    this.#place = place;
    this.#context = context;
    this.#player = context && new Player(context);
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) context?.suspend();
      else if (this.#isOn) context?.resume();
    });
  }

  /** Plays what is there; while a network learns, its loss. */
  press() {
    this.#isOn = true;
    this.#show();
    this.#hearIfItSounds();
    if (this.#place.isLearning?.()) return this.follow();
    this.#play();
  }

  /** A network has learned some more, or has stopped: then its layers sound. */
  follow() {
    if (!this.#isOn) return;
    const [wasLearning, heard] = [this.#isLearning, this.#place.read()];
    this.#isLearning = this.#place.isLearning?.() ?? false;
    if (this.#isLearning) {
      if (!wasLearning) this.#beginLearning(heard);
      this.#hum(heard);
    } else if (wasLearning) {
      this.#player?.endHums();
      this.#play(true);
    }
  }

  /** Off, until the next press. */
  stop() {
    this.#isOn = this.#isLearning = false;
    this.#player?.endHums();
    this.#end();
  }

  #show() {
    const { element } = this;
    if (!element.isConnected || element.hidden) {
      const { activeElement } = /** @type {ShadowRoot} */ (this.#place.above.getRootNode());
      // A menu closes when the focus leaves it, and only its own button is left.
      const menu = activeElement?.closest('details.menu')?.querySelector('summary');
      const opener = menu ?? activeElement;
      if (opener instanceof HTMLElement) this.#opener = opener;
      element.hidden = false;
      this.#place.above.after(element);
      const root = element.getRootNode();
      if (root instanceof ShadowRoot) addStyles(root, styles);
      this.#stop.focus({ preventScroll: true });
      element.scrollIntoView({ block: 'nearest' });
    }
    this.#showChosen();
  }

  #showChosen() {
    this.#volume.show(chosen.volume);
    this.#speed.show(chosen.speed);
    if (this.#player) this.#player.volume = chosen.volume;
  }

  #close() {
    this.stop();
    this.element.hidden = true;
    this.#opener?.focus();
  }

  async #hearIfItSounds() {
    const context = this.#context;
    const late = new Promise((done) => setTimeout(done, patience));
    await Promise.race([context?.resume().catch(() => {}), context ? late : null]);
    setText(this.#notice, context?.state === 'running' ? '' : words.noSound);
  }

  /**
   * Plays the layers, from the output back, and says the same.
   *
   * @param {boolean} [hasLearned] whether it also says what the loss has come to
   */
  #play(hasLearned = false) {
    const heard = this.#place.read();
    this.#end();
    this.#say(
      heard.map(({ name, magnitudes, loss }) => {
        const layers = words.toldLayers(magnitudes);
        return { name, said: hasLearned && loss ? `${words.learned(loss)}; ${layers}` : layers };
      }),
    );
    this.#begin(heard, 0);
  }

  /** With another speed: the layers that have not sounded yet. */
  #goOn() {
    const playing = this.#playing;
    if (playing) this.#begin(playing.heard, this.#stepNow(playing) + 1);
  }

  /**
   * @param {readonly Heard[]} heard
   * @param {number} skipped steps from the output
   */
  #begin(heard, skipped) {
    const all = notesOf(
      heard.map(({ magnitudes }) => magnitudes),
      1 / chosen.speed,
    );
    const from = skipped / chosen.speed;
    const notes = all
      .filter(({ step }) => step >= skipped)
      .map((note) => ({ ...note, start: note.start - from }));
    if (!this.#player || notes.length === 0) return;
    this.#player.play(notes);
    this.#playing = { notes, heard, skipped };
    cancelAnimationFrame(this.#mark);
    this.#markNow();
  }

  /** Ends the notes. */
  #end() {
    this.#player?.stop();
    cancelAnimationFrame(this.#mark);
    this.#playing = null;
    this.#showSounding(null, []);
  }

  /** Marks the bar that sounds, frame by frame, while something does. */
  #markNow() {
    const playing = this.#playing;
    if (!playing || !this.#player) return;
    const last = playing.notes[playing.notes.length - 1];
    const isSeen = this.element.getClientRects().length > 0;
    if (!isSeen || this.#player.now > last.start + last.seconds) return this.#end();
    const step = this.#stepNow(playing);
    this.#showSounding(playing.notes.find((note) => note.step === step) ?? null, playing.heard);
    this.#mark = requestAnimationFrame(() => this.#markNow());
  }

  /** @param {{skipped: number, notes: readonly Note[]}} playing */
  #stepNow({ skipped, notes }) {
    const begun = Math.floor((this.#player?.now ?? 0) / notes[0].seconds);
    return skipped + Math.max(begun, 0);
  }

  /**
   * @param {Note | null} note that sounds; null for none
   * @param {readonly Heard[]} heard
   */
  #showSounding(note, heard) {
    Array.from(this.#place.bars()).forEach((bar, k) =>
      bar.toggleAttribute('data-sounds', k + 1 === note?.layer),
    );
    setText(this.#now, note ? sounding(note.layer, heard) : '');
  }

  /** @param {readonly Heard[]} heard */
  #beginLearning(heard) {
    this.#end();
    this.#say(
      heard.flatMap(({ name, loss }) => (loss ? [{ name, said: words.learning(loss.now) }] : [])),
    );
  }

  /** @param {readonly Heard[]} heard */
  #hum(heard) {
    const learners = heard.filter(({ loss }) => loss !== undefined);
    learners.forEach(({ loss }, k) => {
      const hertz = loss ? lossTone(loss.now, loss.unit) : null;
      const ear = learners.length === 1 ? 0 : 2 * k - 1;
      if (hertz !== null) this.#player?.hum(ear, hertz);
    });
  }

  /** @param {readonly {name: string, said: string}[]} networks */
  #say(networks) {
    // Later: a status that has just come is not read.
    setTimeout(() => setText(this.#line, words.toldNetworks(networks)), 50);
  }
}

/**
 * @param {number} l layer 1…N of the first network
 * @param {readonly Heard[]} heard
 * @returns {string} what sounds; of another network only if it has as many layers
 */
function sounding(l, heard) {
  const layers = heard[0].magnitudes.length;
  const alike = heard.filter(({ magnitudes }) => magnitudes.length === layers);
  return words.sounding(
    layerName(l, layers),
    alike.map(({ magnitudes }) => magnitudes[l - 1] ?? NaN),
  );
}
