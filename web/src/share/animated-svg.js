/**
 * Makes an animation of the figure a self-contained SVG: each shape is in it once, with the time that it is seen.
 * Where nothing moves, because the reader wants no motion or the program knows none, it is the last picture.
 */
import { whereIs } from '../pass/frame.js';
import { arrival } from '../pass/clock.js';
import { drawFront } from '../drawing/edges.js';
import { SvgContext, element } from '../drawing/svg-context.js';
import { animationTitle } from '../words/animation.js';
import { drawFound, drawGround, drawStage, drawTold, layoutOn, slide } from './figure-drawing.js';
import { describe } from './figure-picture.js';

/**
 * @typedef {import('./storyboard.js').Story} Story
 * @typedef {import('./storyboard.js').Beat} Beat
 * @typedef {import('./figure-drawing.js').FigureContent} FigureContent
 * @typedef {import('../drawing/network-layout.js').Point} Point
 *
 * @typedef {object} Pace
 * @property {number} seconds
 * @property {number} width in CSS pixels
 * @property {boolean} repeats false if it plays once, and stays at its last picture
 *
 * @typedef {{shape: string, first: number, last: number}} Seen a shape, and the first and last beat that have it
 * @typedef {readonly [begins: number, ends: number]} Fade shares of the animation
 * @typedef {Point & {radius: number, colour: string, alpha: number}} Disc
 */

/** The quickest fade, as a share of the animation. */
const quickest = 1e-4;

/**
 * @param {Story} story
 * @param {Omit<FigureContent, 'frame'>} content
 * @param {Pace} pace
 * @returns {string} an SVG file
 */
export function animatedSvg(story, content, pace) {
  const rules = new Rules(pace);
  const layer = (
    /** @type {(context: SvgContext, content: FigureContent) => void} */ draw,
    /** @type {(beat: Beat) => Fade} */ fadeOf,
  ) => {
    const pictures = story.map(({ frame }) =>
      recorded((context) => draw(context, { ...content, frame })),
    );
    return timed(merged(pictures), story.map(fadeOf), rules);
  };
  const ground = recorded((context) => drawGround(context, content, slide));
  const told = layer(
    (context, each) => drawTold(context, each, slide),
    ({ start }) => [start, start + quickest],
  );
  const found = layer(
    (context, each) => {
      drawFound(context, each, slide);
      drawStage(context, each, slide);
    },
    ({ arrived, rests }) => [arrived, Math.max(rests, arrived + quickest)],
  );
  const signals = story.flatMap((beat) => moving(beat, content, rules));
  const context = new SvgContext();
  context.font = `10px ${content.palette.font}`;
  context.elements.push(...ground, ...told, ...found, ...signals);
  const { frame } = story[story.length - 1];
  const svg = context.toSvg(slide, {
    width: pace.width,
    title: animationTitle(story.some(({ frame: { updates } }) => updates > 0)),
    description: describe(frame),
    style: rules.sheet(),
  });
  return shortened(svg);
}

/**
 * @param {string} svg
 * @returns {string} with its colours in fewer letters, and without what is the default
 */
function shortened(svg) {
  const hex = (/** @type {string} */ channel) => Number(channel).toString(16).padStart(2, '0');
  return svg
    .replace(
      /"rgb\((\d+), (\d+), (\d+)\)"/g,
      (_, ...rgb) => `"#${rgb.slice(0, 3).map(hex).join('')}"`,
    )
    .replaceAll(' stroke-width="1"', '');
}

/**
 * @param {(context: SvgContext) => void} draw
 * @returns {string[]} the shapes, in the order of painting
 */
function recorded(draw) {
  const context = new SvgContext();
  draw(context);
  return context.elements;
}

/**
 * Puts the shapes of all pictures into one order of painting.
 *
 * @param {readonly (readonly string[])[]} pictures by beat
 * @returns {Seen[]} a shape that goes and comes again is there twice
 */
export function merged(pictures) {
  /** @type {Seen[]} */
  let all = [];
  pictures.forEach((picture, beat) => {
    /** @type {Map<string, number[]>} */
    const places = new Map();
    all.forEach(({ shape, last }, k) => {
      if (last === beat - 1) places.set(shape, [...(places.get(shape) ?? []), k]);
    });
    /** New shapes, by the place that they come before. @type {Map<number, Seen[]>} */
    const added = new Map();
    let next = 0;
    for (const shape of picture) {
      const known = places.get(shape)?.find((k) => k >= next);
      if (known === undefined) {
        added.set(next, [...(added.get(next) ?? []), { shape, first: beat, last: beat }]);
      } else {
        all[known].last = beat;
        next = known + 1;
      }
    }
    all = [...all, null].flatMap((seen, k) => [...(added.get(k) ?? []), ...(seen ? [seen] : [])]);
  });
  return all;
}

/**
 * @param {readonly Seen[]} shapes
 * @param {readonly Fade[]} fades when the shapes of each beat appear, and those of the one before it vanish
 * @param {Rules} rules
 * @returns {string[]} neighbours that are seen together in one group
 */
function timed(shapes, fades, rules) {
  /** @type {{first: number, last: number, shapes: string[]}[]} */
  const groups = [];
  for (const { shape, first, last } of shapes) {
    const before = groups[groups.length - 1];
    if (before?.first === first && before.last === last) before.shapes.push(shape);
    else groups.push({ first, last, shapes: [shape] });
  }
  return groups.flatMap(({ first, last, shapes: together }) => {
    const [appears, vanishes] = [first === 0 ? null : fades[first], fades[last + 1] ?? null];
    if (!appears && !vanishes) return together;
    return rules.group(appears, vanishes, together);
  });
}

/**
 * @param {Beat} beat
 * @param {Omit<FigureContent, 'frame'>} content
 * @param {Rules} rules
 * @returns {string[]} its signals, which move along the lines until they arrive
 */
function moving({ frame, start, arrived, rests }, { palette }, rules) {
  if (arrived === start) return [];
  const layout = layoutOn(slide, frame);
  const { phase, layer } = whereIs(frame.iteration, frame.outputLayer);
  const [from, to] = [quickest, arrival].map((progress) => {
    const recorder = new DiscRecorder();
    const picture = { frame, progress, layout, palette, selection: null };
    drawFront(/** @type {any} */ (recorder), picture);
    return recorder.discs;
  });
  const front = rules.movement([start, arrived], from, to);
  if (layer !== frame.outputLayer) return front;
  // Between the output and the loss, there is one signal for each output.
  const { loss, units } = layout;
  const colour = phase === 'forward' ? palette.forward : palette.backward;
  const ends = units[layer].map(({ x, y }) => [
    { x, y, radius: 3, colour, alpha: 1 },
    { x: loss.x - loss.halfWidth, y: loss.y, radius: 3, colour, alpha: 1 },
  ]);
  const [outputs, losses] = [0, 1].map((end) => ends.map((both) => both[end]));
  return phase === 'forward'
    ? [...front, ...rules.movement([arrived, rests], outputs, losses)]
    : rules.movement([start, arrived], losses, outputs);
}

/** Records the discs of a drawing, and leaves out the rest. */
class DiscRecorder {
  fillStyle = '';
  globalAlpha = 1;
  /** @type {Disc[]} */
  discs = [];
  /** @type {Point & {radius: number}} */
  #arc = { x: 0, y: 0, radius: 0 };

  /**
   * @param {number} x
   * @param {number} y
   * @param {number} radius
   */
  arc(x, y, radius) {
    this.#arc = { x, y, radius };
  }

  fill() {
    this.discs.push({ ...this.#arc, colour: this.fillStyle, alpha: this.globalAlpha });
  }

  beginPath() {}
  moveTo() {}
  lineTo() {}
  stroke() {}
  setLineDash() {}
}

/** Writes the style sheet, with each animation once. */
class Rules {
  #pace;
  /** The names of the animations, by their steps. @type {Map<string, string>} */
  #names = new Map();

  /** @param {Pace} pace */
  constructor(pace) {
    this.#pace = pace;
  }

  /**
   * @param {Fade | null} appears null if it is there from the beginning
   * @param {Fade | null} vanishes null if it stays to the end
   * @param {readonly string[]} shapes
   * @returns {string[]} the group; without an animation, it is seen only if it stays to the end
   */
  group(appears, vanishes, shapes) {
    const steps = [
      ...(appears ? [`0%,${at(appears[0])}{opacity:0}`, `${at(appears[1])}{opacity:1}`] : []),
      ...(vanishes ? [`${at(vanishes[0])}{opacity:1}`, `${at(vanishes[1])},to{opacity:0}`] : []),
      ...(appears ? [] : ['0%{opacity:1}']),
      ...(vanishes ? [] : ['to{opacity:1}']),
    ];
    const hidden = vanishes ? ' opacity="0"' : '';
    return [`<g class="${this.#named(steps)}"${hidden}>`, ...shapes, '</g>'];
  }

  /**
   * @param {Fade} during
   * @param {readonly Disc[]} from
   * @param {readonly Disc[]} to
   * @returns {string[]}
   */
  movement([start, end], from, to) {
    if (from.length === 0) return [];
    const name = this.#named([
      `0%,${at(start)}{transform:none}`,
      `${at(end)},to{transform:translate(var(--x),var(--y))}`,
    ]);
    const discs = from.map(({ x, y, radius, colour, alpha }, k) => {
      const way = `--x:${short(to[k].x - x)}px;--y:${short(to[k].y - y)}px`;
      const look = { r: radius, fill: colour, 'fill-opacity': alpha < 1 ? alpha : undefined };
      return element('circle', { class: name, style: way, cx: x, cy: y, ...look });
    });
    return this.group([start, start + quickest], [end, end + quickest], discs);
  }

  /** @returns {string} */
  sheet() {
    const { seconds, repeats } = this.#pace;
    const how = `${seconds}s linear ${repeats ? 'infinite' : '1 both'}`;
    const rules = [...this.#names].map(
      ([steps, name]) => `@keyframes ${name}{${steps}}.${name}{animation:${name} ${how}}`,
    );
    return [...rules, '@media (prefers-reduced-motion:reduce){*{animation:none!important}}'].join(
      '\n',
    );
  }

  /**
   * @param {readonly string[]} steps
   * @returns {string} the name of their animation
   */
  #named(steps) {
    const text = steps.join('');
    const name = this.#names.get(text) ?? `a${this.#names.size}`;
    this.#names.set(text, name);
    return name;
  }
}

/**
 * @param {number} share
 * @returns {string}
 */
function at(share) {
  return `${short(100 * Math.min(share, 1), 3)}%`;
}

/**
 * @param {number} number
 * @param {number} [decimals]
 */
function short(number, decimals = 2) {
  return Number(number.toFixed(decimals));
}
