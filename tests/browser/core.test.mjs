/**
 * The core of the lesson, in every browser: all of it as a page on a server. As one file without any
 * server, and in a sandbox that allows nothing but scripts: what depends on where the page is, which is
 * how it loads, its address and its links, what it keeps, and what it tells its host.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { serve } from '../../scripts/serve.mjs';
import { inEachBrowser } from './browsers.mjs';
import { expectedNumbers } from './expected.mjs';

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** @type {Awaited<ReturnType<typeof serve>>} */
let sandbox;
before(async () => {
  server = await serve('dist');
  sandbox = await serve('dist', 0, { 'content-security-policy': 'sandbox allow-scripts' });
});
after(() => {
  server.close();
  sandbox.close();
});

const places = {
  'on a server': () => server.address,
  'as one file': () => pathToFileURL('dist/backprop.html').href,
  'in a sandbox': () => `${sandbox.address}embed.html`,
};

/**
 * @typedef {(link?: string) => Promise<import('./driven-page.mjs').DrivenPage>} Open
 * @typedef {(does: string, act: (open: Open) => Promise<void>) => void} Define
 */

for (const [reducedMotion, everywhere, once] of /** @type {const} */ ([
  [false, loadingPlayed, handsPlayed],
  [true, loadingByHand, handsByHand],
])) {
  inEachBrowser({ reducedMotion }, (name, browser) => {
    for (const place of /** @type {(keyof typeof places)[]} */ (Object.keys(places))) {
      /** @type {Define} */
      const define = (does, act) =>
        void test(`${name}, ${place}: ${does}`, () =>
          act((link = '') => browser.open(places[place]() + link)));
      everywhere(define, place);
      if (place === 'on a server') once(define);
    }
  });
}

/**
 * @param {Define} define
 * @param {keyof typeof places} place
 */
function loadingPlayed(define, place) {
  define('the untouched figure plays its pass once and rests with all bars', async (open) => {
    // How fast it plays without a link is seen in one place.
    const page = await open(place === 'on a server' ? '' : '#speed=4');
    await page.reaches('Iteration 8 / 8');
    const { caption, numbers, names } = await page.rests();
    assert.match(caption, /^Backward pass — the error signal reaches hidden layer 1/);
    assert.deepEqual(names, ['output', 'hidden 3', 'hidden 2', 'hidden 1']);
    assert.deepEqual(numbers, expectedNumbers({}));
    const { complaints, requests } = await page.complaints();
    assert.deepEqual(complaints, []);
    const { protocol, origin } = new URL(await page.run(() => location.href));
    const foreign = requests.filter((request) => !request.startsWith(origin));
    assert.deepEqual(protocol === 'file:' ? requests : foreign, []);
    await page.close();
  });
}

/** @param {Define} define */
function handsPlayed(define) {
  define('the first input of the reader stops the play', async (open) => {
    const page = await open();
    await page.pressButton('Restart');
    assert.equal((await page.rests()).iteration, 'Iteration 0 / 8');
    await page.close();
  });
}

/** @param {Define} define */
function loadingByHand(define) {
  define(
    'another network shows a finished pass, with the engine’s numbers, and the address follows',
    async (open) => {
      const page = await open();
      const entries = await page.run(() => history.length);
      await (await page.control('slider', 'Depth')).focus();
      await page.press(...Array(7).fill('ArrowRight'));
      await page.reaches('Iteration 22 / 22');
      await (await page.control('radio', 'ReLU')).click();
      const { numbers } = await page.reaches('Iteration 22 / 22');
      assert.deepEqual(numbers, expectedNumbers({ depth: 10, activation: 'relu' }));
      await page.waitFor(
        'the link',
        () => page.run(() => location.hash),
        (hash) => hash === '#depth=10&activation=relu&iteration=22',
      );
      assert.equal(await page.run(() => history.length), entries);
      await page.close();
    },
  );

  define('a link opens what it names, and says what it could not', async (open) => {
    const page = await open('#depth=5&seed=4&width=99&iteration=12');
    const { numbers, notice } = await page.reaches('Iteration 12 / 12');
    assert.deepEqual(numbers, expectedNumbers({ depth: 5, seed: 4 }));
    assert.equal(notice, 'Width: expected a whole number from 1 to 12, found "99"; 8 is used.');
    await page.close();
  });

  define(
    '“Now Break It” comes with the reader, learns, and tells the host the guess',
    async (open) => {
      const page = await open();
      await page.run(listenForChecks);
      const verdict = await page.experiment();
      assert.match(verdict, /^Sigmoid, depth 3: Learned: 9\d\s% of the points right/);
      await page.predict('1/10');
      const { checks } = await page.waitFor(
        'what the host is told',
        () => page.run(questions),
        (seen) => seen.checks.length > 0,
      );
      assert.deepEqual(checks, [{ id: 'prediction', correct: false, answer: '0.1' }]);
      const { complaints } = await page.complaints();
      assert.deepEqual(complaints, []);
      await page.close();
    },
  );

  define('the page answers a question in words, and tells the host the answer', async (open) => {
    const page = await open();
    await page.figure();
    await page.run(listenForChecks);
    const check = await page.control('button', 'Check', 'backprop-lesson');
    await check.click();
    assert.deepEqual(await page.run(questions), { words: Array(6).fill(''), checks: [] });
    await (await page.control('radio', 'the weight itself', 'backprop-lesson')).click();
    await check.click();
    const { words, checks } = await page.waitFor(
      'a verdict',
      () => page.run(questions),
      (seen) => seen.checks.length > 0,
    );
    assert.match(words[0], /^Not that: /);
    assert.deepEqual(checks, [{ id: 'factor', correct: false, answer: 'weight' }]);
    await page.close();
  });
}

/** @param {Define} define */
function handsByHand(define) {
  define('the figure waits, and a bar appears when the pass reaches its layer', async (open) => {
    const page = await open();
    const expected = expectedNumbers({});
    assert.deepEqual((await page.figure()).numbers, ['', '', '', '']);
    for (let iteration = 1; iteration <= 8; ++iteration) {
      await page.pressButton('Step');
      const { numbers } = await page.figure();
      const reached = Math.max(0, iteration - 4);
      assert.deepEqual(
        numbers,
        expected.map((number, k) => (k < reached ? number : '')),
      );
    }
    await page.close();
  });

  define('an update shows both losses, a step back takes it back, and Step ends', async (open) => {
    const page = await open('#iteration=8');
    const before = await page.reaches('Iteration 8 / 8');
    await page.pressButton('Step');
    assert.deepEqual(await page.figure(), before);
    await page.pressButton('Update the weights');
    const updated = await page.figure();
    assert.equal(updated.iteration, 'Iteration 8 / 8');
    assert.match(updated.caption, /^Update — /);
    assert.match(updated.loss, /^Loss 0\.\d+, before the update 0\.813$/);
    await page.pressButton('Step back');
    const { iteration, loss } = await page.figure();
    assert.deepEqual({ iteration, loss }, { iteration: before.iteration, loss: before.loss });
    await page.close();
  });

  define('the figure works by keyboard alone', async (open) => {
    const page = await open();
    await page.figure();
    await page.tabTo('Step');
    await page.press('Enter');
    await page.reaches('Iteration 1 / 8');
    await page.tabTo('Depth');
    await page.press('ArrowRight');
    await page.reaches('Iteration 10 / 10');
    await page.tabTo('⋯');
    await page.press('Enter');
    await page.tabTo('Iteration');
    await page.press('Home');
    await page.reaches('Iteration 0 / 10');
    await page.close();
  });

  define('the page names a number that it cannot take, and loses nothing', async (open) => {
    const page = await open('#view=lab');
    await page.pressButton('Step');
    await page.lookAt({ layer: 4, unit: 0, from: 0 });
    await (await page.control('spinbutton', 'Weight')).focus();
    await page.press('End');
    await page.type('e9');
    await page.press('Enter');
    const { error, iteration } = await page.waitFor(
      'the error',
      () => page.figure(),
      (figure) => figure.error !== '',
    );
    assert.match(error, /^Weight: expected a number from -100 to 100, found ".*e9"$/);
    assert.equal(iteration, 'Iteration 1 / 8');
    await page.close();
  });

  define(
    'a field takes a number as the page prints it, and as other programs write it',
    async (open) => {
      const page = await open('#view=lab');
      await page.lookAt({ layer: 4, unit: 0, from: 0 });
      for (const [typed, shown] of [
        ['−0,486', 'w = −0.486'],
        ['1.40 × 10⁻⁸', 'w = 1.40 × 10⁻⁸'],
        ['2.5e-3', 'w = 0.00250'],
      ]) {
        await (await page.control('spinbutton', 'Weight')).focus();
        await page.run(selectField);
        await page.type(typed);
        await page.press('Enter');
        await page.waitFor(
          shown,
          () => page.figure(),
          ({ why }) => why[1] === shown,
        );
      }
      await page.run(selectField);
      await page.type('1/3');
      await page.press('Enter');
      const { error, why } = await page.waitFor(
        'the error',
        () => page.figure(),
        (figure) => figure.error !== '',
      );
      assert.equal(error, 'Weight: expected a number from -100 to 100, found "1/3"');
      assert.equal(why[1], 'w = 0.00250');
      await page.close();
    },
  );

  define(
    'after a guess, “Now Break It” stops learning with depth, and ReLU revives it',
    async (open) => {
      const page = await open();
      await page.predict('1/10');
      await (await page.control('slider', 'Depth', 'backprop-break-it')).focus();
      for (let k = 0; k < 7; ++k) await page.press('ArrowRight');
      const broken = await page.waitFor(
        'ten layers',
        () => page.experiment(),
        (verdict) => verdict.includes('depth 10'),
      );
      assert.match(broken, /^Sigmoid, depth 10: Stuck at a loss of 0\.693/);
      await (await page.control('radio', 'ReLU', 'backprop-break-it')).click();
      const revived = await page.waitFor(
        'ReLU',
        () => page.experiment(),
        (verdict) => verdict.startsWith('ReLU'),
      );
      assert.match(revived, /^ReLU, depth 10: Learned: (9\d|100)\s% of the points right/);
      const { complaints } = await page.complaints();
      assert.deepEqual(complaints, []);
      await page.close();
    },
  );

  define('one press sets up what a question is about, and another takes it back', async (open) => {
    const page = await open('#iteration=8');
    const signal = async () =>
      /δ = .* = (−?)/.exec((await page.figure()).why[2] ?? '')?.[1] ?? 'none yet';
    await page.reaches('Iteration 8 / 8');
    await page.lookAt({ layer: 3, unit: 0, from: null });
    const before = await signal();
    // It comes near with the questions, and would move them while they are pressed.
    await page.experiment();
    await (await page.control('button', 'Next', 'backprop-lesson')).click();
    await (await page.control('button', 'Flip a weight', 'backprop-lesson')).click();
    await page.waitFor('another sign', signal, (sign) => sign !== before);
    await (await page.control('button', 'Undo the trial', 'backprop-lesson')).click();
    await page.waitFor('the sign before', signal, (sign) => sign === before);
    await page.close();
  });

  define(
    'the questions come one at a time, under buttons that stay, and take all that is right',
    async (open) => {
      const page = await open();
      // It comes near with the questions, and would move them while they are pressed.
      await page.experiment();
      await page.figure();
      await page.run(listenForChecks);
      const place = () =>
        page.run(() => {
          const root = document.querySelector('backprop-lesson')?.shadowRoot;
          const group = root?.querySelector('[data-turns]');
          const seen = [...(group?.querySelectorAll('form') ?? [])].filter(
            (form) => form.getClientRects().length > 0,
          );
          return {
            asked: seen.map(({ dataset }) => dataset.question).join(),
            turn: group?.querySelector('[data-turn=place]')?.textContent ?? '',
            next: Math.round(
              group?.querySelector('[data-turn=next]')?.getBoundingClientRect().top ?? 0,
            ),
          };
        });
      const first = await place();
      assert.deepEqual([first.asked, first.turn], ['update', '1 of 3']);
      const next = await page.control('button', 'Next', 'backprop-lesson');
      await next.click();
      const second = await page.waitFor('travel', place, ({ asked }) => asked === 'travel');
      await next.click();
      const third = await page.waitFor('cure', place, ({ asked }) => asked === 'cure');
      assert.equal(third.next, second.next);
      const ticked = () =>
        page.run(() => {
          const root = document.querySelector('backprop-lesson')?.shadowRoot;
          return root?.querySelectorAll('[data-question=cure] :checked').length ?? 0;
        });
      const tick = async (/** @type {string} */ name) => {
        const before = await ticked();
        await (await page.control('checkbox', name, 'backprop-lesson')).click();
        await page.waitFor(name, ticked, (count) => count > before);
      };
      const check = async () => {
        await page.run(() => {
          const root = document.querySelector('backprop-lesson')?.shadowRoot;
          const cure = root?.querySelector('[data-question=cure]');
          /** @type {HTMLElement | null | undefined} */ (
            cure?.querySelector('[type=submit]')
          )?.click();
        });
        return (await page.run(questions)).checks;
      };
      await tick('ReLU, with the weights that suit it');
      assert.deepEqual(await check(), [{ id: 'cure', correct: false, answer: 'relu' }]);
      await tick('shortcuts that add a layer’s input to its output');
      const [, last] = await check();
      assert.deepEqual(last, { id: 'cure', correct: true, answer: 'relu shortcuts' });
      await page.close();
    },
  );
}

/** Runs in the page, which is its own host. */
function listenForChecks() {
  /** @type {unknown[]} */
  const checks = [];
  addEventListener('backprop-check', (event) =>
    checks.push(/** @type {CustomEvent} */ (event).detail),
  );
  Object.assign(window, { checks });
}

/** Runs in the page: what the questions say, and what the page was told. */
function questions() {
  const forms = document.querySelector('backprop-lesson')?.shadowRoot?.querySelectorAll('form');
  return {
    words: [...(forms ?? [])].map((form) => form.querySelector('[role=status]')?.textContent ?? ''),
    checks: /** @type {any} */ (window).checks,
  };
}

/** Runs in the page: selects all of the field that has the focus, so that typing replaces it. */
function selectField() {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  if (focused instanceof HTMLInputElement) focused.select();
}
