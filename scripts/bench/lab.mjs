/** Measures the comparison in Chromium and the engine alone in Node, in one run. */
import puppeteer from 'puppeteer-core';
import { loadEngine } from '../../web/src/engine/engine.js';
import { gains, mappedRatios } from '../../web/src/lab/map-view.js';
import { learningOf } from '../../web/src/arms/learning-choice.js';
import { examplesOf } from '../../web/src/arms/example-points.js';
import { Learner } from '../../web/src/learning/learner.js';
import { trainingDocument } from '../../web/src/learning/training-document.js';
import { settings } from '../../web/src/state/settings.js';
import { serve } from '../serve.mjs';

const seconds = 10;
const engine = await loadEngine();
const examples = examplesOf(engine, { points: 'moons' });
const both = ['broken', 'repaired'].map((name) => ({
  .../** @type {any} */ (settings)[name].default,
  depth: 20,
}));

/** @param {() => void} task @returns {number} milliseconds */
function timed(task) {
  const start = performance.now();
  task();
  return performance.now() - start;
}

const page = await learnInChromium();
const alone = stepsAlone();
console.log(`frames: 95th percentile ${page.percentile.toFixed(1)} ms of ${page.frames}`);
console.log(
  `steps of both a second: ${Math.round(page.steps)}, ${Math.round((100 * page.steps) / alone)} % of the engine's alone (${Math.round(alone)})`,
);

const mapped = timed(() => engine.ratios({ ...mappedRatios(both[0]), gains: [...gains] }));
console.log(`map, 32 × ${gains.length} × 9 seeds: ${mapped.toFixed(0)} ms`);
const network = settings.experiment.default;
const changed = timed(() => {
  const learner = new Learner(engine, learningOf({ ...network, depth: 10 }), examples);
  learner.learn(2000, Infinity);
  learner.close();
});
console.log(`a change of depth, 2,000 steps of 10 layers on 200 points: ${changed.toFixed(0)} ms`);

/** @returns {number} the steps a second of both networks, with nothing else to do */
function stepsAlone() {
  const trainings = both.map((learning) =>
    engine.openTraining(trainingDocument(learning, examples)),
  );
  const step = () => trainings.forEach((training) => training.train(4));
  timed(() => Array.from({ length: 50 }, step));
  const rounds = 500;
  const milliseconds = timed(() => Array.from({ length: rounds }, step));
  return (4 * rounds * 1000) / milliseconds;
}

/** @returns {Promise<{percentile: number, frames: number, steps: number}>} */
async function learnInChromium() {
  const server = await serve('dist');
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  const tab = await browser.newPage();
  await tab.setViewport({ width: 1440, height: 1000 });
  const link = 'broken=depth:20&repaired=depth:20';
  await tab.goto(`${server.address}#view=lab&panel=compare&${link}`, { waitUntil: 'networkidle0' });
  const found = await tab.evaluate(async (duration) => {
    const lesson = document.querySelector('backprop-lesson')?.shadowRoot;
    const root = lesson?.querySelector('backprop-lab')?.shadowRoot;
    const repair = /** @type {HTMLElement} */ (root?.querySelector('.repair'));
    const [play] = repair.querySelectorAll('button.primary');
    const speed = [...repair.querySelectorAll('select')][1];
    repair.querySelector('.arms')?.scrollIntoView();
    speed.selectedIndex = 2;
    speed.dispatchEvent(new Event('change'));
    const steps = () =>
      Number(repair.querySelector('.steps')?.textContent?.replace(/\D/g, '') ?? 0);
    await new Promise((done) => setTimeout(done, 5000));
    const from = steps();
    /** @type {number[]} */
    const times = [];
    await new Promise((done) => {
      const start = performance.now();
      const frame = (/** @type {number} */ now) => {
        times.push(now);
        if (play.textContent === 'Learn') play.dispatchEvent(new Event('click'));
        if (now - start < duration) requestAnimationFrame(frame);
        else done(null);
      };
      requestAnimationFrame(frame);
    });
    const waits = times.slice(1).map((time, k) => time - times[k]);
    waits.sort((a, b) => a - b);
    return {
      percentile: waits[Math.floor(0.95 * waits.length)],
      frames: waits.length,
      steps: ((steps() - from) * 1000) / (times[times.length - 1] - times[0]),
    };
  }, seconds * 1000);
  await browser.close();
  server.close();
  return found;
}
