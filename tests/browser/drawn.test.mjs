/** What is drawn in the first figure, and when. In Chromium. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser, openLesson, openPage } from './browser.mjs';
import { comesToRest } from './in-page.mjs';

/** @type {Awaited<ReturnType<typeof openBrowser>>} */
let where;
before(async () => {
  where = await openBrowser();
});
after(() => where.close());

test('the still parts look the same drawn strip by strip during a pass as drawn at once', async () => {
  const { page, lesson } = await openPage({
    ...where,
    address: `${where.address}#depth=6&speed=4&autoplay=false`,
  });
  await lesson.figure();
  await page.$eval('>>> canvas', (canvas) => canvas.scrollIntoView());
  const { far, count } = await lesson.run(async () => {
    const element = /** @type {any} */ (document.querySelector('backprop-lesson'));
    const figure = element.shadowRoot.querySelector('backprop-figure').shadowRoot;
    const still = figure.querySelector('canvas.still');
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const pixels = () => still.getContext('2d').getImageData(0, 0, still.width, still.height).data;
    element.play();
    while (element.getState().iteration < 11) await frame();
    element.pause();
    await frame();
    await frame();
    const strips = pixels();
    // What a window tells that has another size, or is on another screen.
    dispatchEvent(new Event('resize'));
    await frame();
    await frame();
    const whole = pixels();
    let differing = 0;
    for (let k = 0; k < whole.length; ++k) {
      if (Math.abs(whole[k] - strips[k]) > 32) differing += 1;
    }
    return {
      far: differing / whole.length,
      count: whole.some((/** @type {number} */ value) => value > 0),
    };
  });
  assert.ok(count, 'something is drawn');
  assert.ok(far < 0.0005, `${far} of all are far apart`);
  await page.close();
});

test('another activation leaves outlines of the earlier bars until the pass goes on', async () => {
  const { page, lesson } = await openLesson(where, '#iteration=8&autoplay=false');
  await lesson.reaches('Iteration 8 / 8');
  const ghosts = () =>
    lesson.run(() => {
      const root = document.querySelector('backprop-lesson')?.shadowRoot;
      const figure = root?.querySelector('backprop-figure')?.shadowRoot;
      return [...(figure?.querySelectorAll('.panel:not(.movement) li') ?? [])].map((row) => {
        const [ghost, fill] = ['.bar-ghost', '.bar-fill'].map(
          (selector) => /** @type {HTMLElement} */ (row.querySelector(selector)),
        );
        const of = (/** @type {HTMLElement} */ bar) => bar.getBoundingClientRect().height;
        return { isShown: !ghost.hidden, differs: Math.abs(of(ghost) - of(fill)) > 1 };
      });
    });
  const none = Array(4).fill(false);
  assert.deepEqual(
    (await ghosts()).map(({ isShown }) => isShown),
    none,
  );
  await (await lesson.control('radio', 'ReLU')).click();
  const seen = await lesson.waitFor('outlines', ghosts, (rows) => rows.every((row) => row.isShown));
  assert.ok(seen.some(({ differs }) => differs));
  assert.equal((await lesson.figure()).iteration, 'Iteration 8 / 8');
  await lesson.pressButton('Step back');
  const gone = await lesson.waitFor('the pass to go', ghosts, (rows) => !rows[0].isShown);
  assert.deepEqual(
    gone.map(({ isShown }) => isShown),
    none,
  );
  await page.close();
});

test('pointing at a symbol lights what it means in the figure', async () => {
  const { page, lesson } = await openLesson(where, '#iteration=8&autoplay=false');
  await page.setViewport({ width: 1200, height: 4000 });
  await lesson.reaches('Iteration 8 / 8');
  const picture = () =>
    lesson.run(() => {
      const root = document.querySelector('backprop-lesson')?.shadowRoot;
      const canvas = root?.querySelector('backprop-figure')?.shadowRoot?.querySelector('canvas');
      return canvas?.toDataURL() ?? '';
    });
  const isSmallThere = () =>
    lesson.run(() => {
      const root = document.querySelector('backprop-lesson')?.shadowRoot;
      return root?.querySelector('.small-picture') !== null;
    });
  // The window has just changed its size, and the picture follows.
  const atRest = async () => {
    const seen = await picture();
    await new Promise((done) => setTimeout(done, 200));
    return (await picture()) === seen ? seen : '';
  };
  const plain = await lesson.waitFor('a picture at rest', atRest, Boolean);
  for (const light of ['weights', 'activations', 'deltas', 'target', 'loss']) {
    // In so tall a window nothing needs to be scrolled, and what is in sight stays there.
    const { left, top } = await lesson.boxOf(null, `dt[data-light=${light}]`);
    await lesson.pointAt({ x: left + 5, y: top + 5 });
    await lesson.waitFor(light, picture, (seen) => seen !== plain);
    assert.equal(await isSmallThere(), false, 'the figure itself is in sight');
    await page.mouse.move(1, 1);
    await lesson.waitFor('nothing lit', picture, (seen) => seen === plain);
  }
  await page.close();
});

test('a symbol that a scroll brings under a resting mouse is not pointed at', async () => {
  const { page, lesson } = await openLesson(where, '#iteration=8&autoplay=false');
  await page.setViewport({ width: 1366, height: 633 });
  await lesson.reaches('Iteration 8 / 8');
  const isSmallThere = () =>
    lesson.run(() => {
      const root = document.querySelector('backprop-lesson')?.shadowRoot;
      return root?.querySelector('.small-picture') !== null;
    });
  const symbol = () => lesson.boxOf(null, 'dt[data-light=deltas]');
  const { left, top } = await symbol();
  const [x, y] = [left + 5, 300];
  await page.mouse.move(x, y);
  await page.mouse.wheel({ deltaY: top + 5 - y });
  const near = await lesson.waitFor('the scroll', symbol, (box) => Math.abs(box.top + 5 - y) < 12);
  await new Promise((done) => setTimeout(done, 300));
  assert.equal(await isSmallThere(), false);
  await page.mouse.move(x + 1, near.top + 6);
  await lesson.waitFor('the small picture', isSmallThere, Boolean);
  await page.close();
});

test('in forced colours, the forward pass strengthens the connections that it uses', async () => {
  const { page, lesson } = await openLesson(where, '#iteration=0&autoplay=false');
  const session = await page.createCDPSession();
  await session.send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'forced-colors', value: 'active' },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ],
  });
  const strong = () =>
    lesson.run(() => {
      const root = document.querySelector('backprop-lesson')?.shadowRoot;
      const canvas = root?.querySelector('backprop-figure')?.shadowRoot?.querySelector('canvas');
      const context = canvas?.getContext('2d');
      // Between the second and the third column there is nothing but connections.
      const [x, width] = canvas ? [0.3 * canvas.width, 0.06 * canvas.width] : [0, 0];
      const { data } = context?.getImageData(x, 0, width, canvas?.height ?? 0) ?? {};
      let sum = 0;
      for (let k = 0; data && k < data.length; k += 4) sum += data[k + 3] * (255 - data[k]);
      return sum;
    });
  await lesson.figure();
  const before = await lesson.waitFor('the network', strong, (sum) => sum > 0);
  for (let k = 0; k < 4; ++k) await lesson.pressButton('Step');
  await lesson.reaches('Iteration 4 / 8');
  await lesson.waitFor('stronger lines', strong, (sum) => sum > before);
  await page.close();
});

test('a press on the network stops the first play', async () => {
  const { page, lesson } = await openPage(where);
  await lesson.control('button', 'Pause');
  const canvas = await page.$('>>> canvas');
  await canvas?.click();
  const held = await lesson.figure();
  assert.equal(held.play, 'Play');
  assert.ok(await page.evaluate(comesToRest, 30));
  assert.equal((await lesson.figure()).iteration, held.iteration);
  await page.close();
});
