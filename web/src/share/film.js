/** Films the figure with the browser's own recorder, in real time. */
import { contextOf } from '../drawing/sharp-canvas.js';
import { mp4, noFrames, notRecorded, webm } from '../words/animation.js';
import { drawFigure, slide } from './figure-drawing.js';
import { momentOf } from './storyboard.js';

/**
 * @typedef {object} FilmFormat
 * @property {string} type of the file, with its codec
 * @property {string} name
 * @property {string} extension
 */

/** The formats, first what more programs for slides play. @type {readonly FilmFormat[]} */
const formats = [
  { type: 'video/mp4;codecs=avc1.42E028', name: mp4, extension: 'mp4' },
  { type: 'video/mp4', name: mp4, extension: 'mp4' },
  { type: 'video/webm;codecs=vp9', name: webm, extension: 'webm' },
  { type: 'video/webm', name: webm, extension: 'webm' },
];

const framesPerSecond = 30;
/** For lines and letters to stay sharp. */
const bitsPerPixel = 0.25;
/** Codecs take even numbers of pixels. */
const block = 16;
/** The longest time between two frames that counts, in seconds: after a pause, the film goes on where it was. */
const longestTick = 0.1;

/** @returns {FilmFormat | null} the first format that the browser records; null if it records none */
export function filmFormat() {
  const canFilm =
    typeof MediaRecorder === 'function' && 'captureStream' in HTMLCanvasElement.prototype;
  return (canFilm && formats.find(({ type }) => MediaRecorder.isTypeSupported(type))) || null;
}

/**
 * Records in real time, and pauses while the page is out of sight.
 *
 * @param {import('./storyboard.js').Story} story
 * @param {Omit<import('./figure-drawing.js').FigureContent, 'frame'>} content
 * @param {object} how
 * @param {FilmFormat} how.format
 * @param {number} how.seconds
 * @param {number} how.width in pixels
 * @param {AbortSignal} how.signal ends the recording
 * @param {(seconds: number) => void} how.onProgress
 * @returns {Promise<Blob | null>} null if it was ended
 * @throws {Error} with one line that says why there is no film
 */
export async function recordFilm(story, content, { format, seconds, width, signal, onProgress }) {
  const canvas = document.createElement('canvas');
  const height = Math.round((width * slide.height) / slide.width / block) * block;
  Object.assign(canvas, { width, height });
  const context = contextOf(canvas);
  if (!context) throw new Error(notRecorded('canvas'));
  context.scale(width / slide.width, height / slide.height);
  const draw = (/** @type {number} */ share) =>
    drawFigure(context, { ...content, ...momentOf(story, share) });
  draw(0);
  const stream = canvas.captureStream(framesPerSecond);
  const recorder = new MediaRecorder(stream, {
    mimeType: format.type,
    videoBitsPerSecond: width * height * framesPerSecond * bitsPerPixel,
  });
  const pause = () => {
    if (recorder.state === 'inactive') return;
    if (document.hidden) recorder.pause();
    else recorder.resume();
  };
  document.addEventListener('visibilitychange', pause);
  try {
    const made = recorded(recorder, format.type);
    await played(seconds, signal, (now) => {
      draw(now / seconds);
      onProgress(now);
    });
    if (recorder.state !== 'inactive') recorder.stop();
    const film = await made;
    if (signal.aborted) return null;
    if (film.size === 0) throw new Error(noFrames);
    return film;
  } finally {
    document.removeEventListener('visibilitychange', pause);
    for (const track of stream.getTracks()) track.stop();
  }
}

/**
 * @param {MediaRecorder} recorder to start
 * @param {string} type
 * @returns {Promise<Blob>} when it stops
 */
function recorded(recorder, type) {
  /** @type {Blob[]} */
  const parts = [];
  recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
  return new Promise((done, fail) => {
    recorder.addEventListener('stop', () => done(new Blob(parts, { type: type.split(';')[0] })));
    recorder.addEventListener('error', (event) => {
      const { error } = /** @type {ErrorEvent} */ (event);
      fail(new Error(notRecorded(error?.message ?? event.type)));
    });
    recorder.start();
  });
}

/**
 * @param {number} seconds
 * @param {AbortSignal} signal
 * @param {(now: number) => void} show called with the seconds since the beginning
 * @returns {Promise<void>}
 */
function played(seconds, signal, show) {
  return new Promise((done) => {
    let [now, last] = [0, performance.now()];
    const tick = (/** @type {number} */ time) => {
      now = Math.min(now + Math.min(Math.max(time - last, 0) / 1000, longestTick), seconds);
      last = time;
      show(now);
      if (now >= seconds || signal.aborted) done();
      else requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
}
