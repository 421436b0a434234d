/** Plays the figure's largest network in Chromium, also on a slowed processor. */
import puppeteer from 'puppeteer-core';
import { serve } from '../serve.mjs';

const server = await serve('dist');
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
for (const slower of [1, 4]) {
  const tab = await browser.newPage();
  await tab.setViewport({ width: 1440, height: 1000 });
  await tab.goto(`${server.address}#view=figure&depth=20&width=12&autoplay=false`, {
    waitUntil: 'networkidle0',
  });
  await tab.emulateCPUThrottling(slower);
  const times = await tab.evaluate(async () => {
    const lesson = document.querySelector('backprop-lesson')?.shadowRoot;
    const figure = lesson?.querySelector('backprop-figure')?.shadowRoot;
    const play = /** @type {HTMLElement} */ (figure?.querySelector('button.primary'));
    /** @type {number[]} */
    const stamps = [];
    play.click();
    await new Promise((done) => {
      const frame = (/** @type {number} */ now) => {
        stamps.push(now);
        const isOver = play.textContent === 'Play' && stamps.length > 10;
        if (isOver) done(undefined);
        else requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
    });
    return stamps.slice(1).map((now, k) => now - stamps[k]);
  });
  const sorted = [...times].sort((a, b) => a - b);
  const percentile = sorted[Math.floor(0.95 * sorted.length)];
  console.log(
    `processor ${slower} times slower: 95th percentile ${percentile.toFixed(1)} ms of ${times.length} frames`,
  );
  await tab.close();
}
await browser.close();
server.close();
