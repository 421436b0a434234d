import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { defaultState } from '../../web/src/state/state.js';
import { layoutNetwork } from '../../web/src/drawing/network-layout.js';
import { hostNamed } from './build.mjs';
import { control, figureText, set } from './played-page.mjs';
import { Sites } from './sites.mjs';

const reveal = hostNamed('reveal');

/** @type {Sites} */
let sites;
before(async () => {
  sites = await Sites.build([reveal]);
});
after(() => sites.close());

for (const [width, height] of [
  [1920, 1080],
  [800, 600],
]) {
  test(`reveal: on a slide scaled to ${width} px, a click on a neuron explains that neuron`, async () => {
    const { page, frame } = await sites.open(reveal, 'element', { width, height });
    const canvas = await frame.waitForSelector('backprop-lesson >>> backprop-figure >>> canvas');
    assert.ok(canvas);
    const size = await canvas.evaluate((element) => ({
      width: element.clientWidth,
      height: element.clientHeight,
    }));
    const { units } = layoutNetwork(size, [2, ...Array(5).fill(defaultState.width), 1]);
    const box = await canvas.boundingBox();
    assert.ok(box);
    const scale = box.width / size.width;
    assert.ok(Math.abs(scale - 1) > 0.1, `${scale}`);
    for (const [layer, unit] of [
      [3, 4],
      [5, 0],
      [0, 1],
    ]) {
      const { x, y } = units[layer][unit];
      await page.mouse.click(box.x + x * scale, box.y + y * scale);
      const name = layer === 0 ? 'input' : `hidden ${layer}`;
      assert.equal((await figureText(frame)).why, `${name}, neuron ${unit + 1}`);
    }
    const sharpness = await canvas.evaluate((element) => element.width / element.clientWidth);
    assert.ok(sharpness >= Math.max(scale, 1) - 0.01, `${sharpness} at ${scale}`);
    await page.close();
  });
}

test('reveal: dragging a slider with a finger does not turn the slide', async () => {
  const { page, frame } = await sites.open(reveal, 'element', { touch: true });
  await (await control(frame, 'DisclosureTriangle', 'More')).click();
  const box = await (await control(frame, 'slider', 'Iteration')).boundingBox();
  assert.ok(box);
  const y = box.y + box.height / 2;
  const touch = await page.touchscreen.touchStart(box.x + box.width * 0.9, y);
  for (const part of [0.7, 0.5, 0.3, 0.1]) await touch.move(box.x + box.width * part, y);
  await touch.end();
  assert.equal((await figureText(frame)).iteration, 'Iteration 1 / 12');
  assert.equal(await page.evaluate(() => /** @type {any} */ (window).Reveal.getIndices().h), 1);
  await page.close();
});

test('reveal: a key that a button does not use turns the slide', async () => {
  const { page, frame } = await sites.open(reveal, 'element');
  await (await control(frame, 'button', 'Step')).focus();
  await page.keyboard.press('PageDown');
  await page.waitForFunction(() => location.hash === '#/2');
  await page.close();
});

test('reveal: Escape closes a dialog of the lesson without reaching reveal.js', async () => {
  const { page, frame } = await sites.open(reveal, 'element');
  await set(frame, { controls: 'all' });
  await (await control(frame, 'DisclosureTriangle', 'More')).click();
  await (await control(frame, 'button', 'Share…')).click();
  await frame.waitForSelector('backprop-lesson >>> dialog[open]');
  await page.keyboard.press('Escape');
  await frame.waitForSelector('backprop-lesson >>> dialog[open]', { hidden: true });
  assert.equal(await page.evaluate(() => /** @type {any} */ (window).Reveal.isOverview()), false);
  await page.close();
});
