/** Plays notes with Web Audio: oscillators, no files. */

/** @typedef {import('./notes.js').Note} Note */

/** In seconds: before the first note, how a note begins and ends without a crack, and its share that sounds. */
const [lead, attack, release, sounding] = [0.1, 0.015, 0.05, 0.9];
/** Of a click, in seconds, and between two of them; its pitch in hertz. */
const [clickSeconds, clickGap, clickHertz] = [0.012, 0.09, 900];
const buzzHertz = 70;
/** How loud each kind is: clicks and the tone of the loss stay behind the tones. */
const levels = { tone: 0.5, click: 0.12, clicks: 0.12, buzz: 0.15, hum: 0.16 };
/** In seconds: how fast the tone of the loss follows, and after which silence it fades. */
const [glide, patience] = [0.04, 0.5];

export class Player {
  #context;
  #out;
  /** @type {AudioScheduledSourceNode[]} */
  #sources = [];
  /** The tones of losses, by ear. @type {Map<number, {oscillator: OscillatorNode, gain: GainNode}>} */
  #hums = new Map();
  #start = 0;

  /** @param {BaseAudioContext} context */
  constructor(context) {
    this.#context = context;
    this.#out = context.createGain();
    this.#out.connect(context.destination);
  }

  /** @param {number} volume from 0 to 100: heard as about equal steps */
  set volume(volume) {
    this.#out.gain.setTargetAtTime((volume / 100) ** 2, this.#context.currentTime, 0.02);
  }

  /** Seconds since the first note; negative before it. */
  get now() {
    return this.#context.currentTime - this.#start;
  }

  /** @param {readonly Note[]} notes that begin now, in place of others */
  play(notes) {
    this.stop();
    this.#start = this.#context.currentTime + lead;
    for (const note of notes) this.#sound(note, this.#start + note.start);
  }

  /** Ends the notes; tones of losses go on. */
  stop() {
    for (const source of this.#sources) source.stop();
    this.#sources = [];
  }

  /**
   * The tone of a loss: it goes on while it is renewed, so that nothing can leave it behind.
   *
   * @param {number} ear from −1, left, to 1, right
   * @param {number} hertz
   */
  hum(ear, hertz) {
    const now = this.#context.currentTime;
    const { oscillator, gain } = this.#hums.get(ear) ?? this.#beginHum(ear, hertz);
    oscillator.frequency.setTargetAtTime(hertz, now, glide);
    gain.gain.cancelScheduledValues(now);
    gain.gain.setTargetAtTime(levels.hum, now, glide);
    gain.gain.setTargetAtTime(0, now + patience, glide);
  }

  /** Ends the tones of losses. */
  endHums() {
    const now = this.#context.currentTime;
    for (const { oscillator, gain } of this.#hums.values()) {
      gain.gain.cancelScheduledValues(now);
      gain.gain.setTargetAtTime(0, now, glide);
      oscillator.stop(now + 8 * glide);
    }
    this.#hums.clear();
  }

  /**
   * @param {number} ear
   * @param {number} hertz
   */
  #beginHum(ear, hertz) {
    const { oscillator, gain } = this.#voice('sine', hertz, ear);
    gain.gain.value = 0;
    oscillator.start();
    const made = { oscillator, gain };
    this.#hums.set(ear, made);
    return made;
  }

  /**
   * @param {Note} note
   * @param {number} at
   */
  #sound({ kind, hertz, seconds, ear }, at) {
    const length = sounding * seconds;
    if (kind === 'tone') return this.#strike('triangle', hertz, ear, at, length, levels.tone);
    if (kind === 'buzz') return this.#strike('sawtooth', buzzHertz, ear, at, length, levels.buzz);
    const count = kind === 'clicks' ? 2 : 1;
    for (let k = 0; k < count; ++k) {
      this.#strike('square', clickHertz, ear, at + k * clickGap, clickSeconds, levels[kind]);
    }
  }

  /**
   * @param {OscillatorType} type
   * @param {number} hertz
   * @param {number} ear
   * @param {number} at
   * @param {number} length in seconds
   * @param {number} level
   */
  #strike(type, hertz, ear, at, length, level) {
    const { oscillator, gain } = this.#voice(type, hertz, ear);
    const rise = Math.min(attack, length / 3);
    gain.gain.setValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(level, at + rise);
    gain.gain.setValueAtTime(level, at + Math.max(length - release, rise));
    gain.gain.linearRampToValueAtTime(0, at + length);
    oscillator.start(at);
    oscillator.stop(at + length);
    this.#sources.push(oscillator);
  }

  /**
   * @param {OscillatorType} type
   * @param {number} hertz
   * @param {number} ear
   */
  #voice(type, hertz, ear) {
    const context = this.#context;
    const oscillator = new OscillatorNode(context, { type, frequency: hertz });
    const gain = new GainNode(context);
    const pan = new StereoPannerNode(context, { pan: ear });
    oscillator.connect(gain).connect(pan).connect(this.#out);
    return { oscillator, gain };
  }
}
