/** Tests the SCORM package in a page that acts as the learning management system, in Chromium. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { unzipSync } from 'fflate';
import puppeteer from 'puppeteer-core';
import { serve } from '../../scripts/serve.mjs';
import { DrivenPage } from '../browser/driven-page.mjs';
import { chromiumArguments, driverOf } from '../browser/puppeteer-browser.mjs';
import { lossyRuntime } from './lossy-runtime.mjs';
import { strictRuntime } from './strict-runtime.mjs';

const folder = mkdtempSync(join(tmpdir(), 'scorm-'));
/** @type {import('puppeteer-core').Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof serve>>} */
let server;

before(async () => {
  mkdirSync(join(folder, 'package'));
  for (const [name, bytes] of Object.entries(
    unzipSync(readFileSync('dist/backprop-scorm12.zip')),
  )) {
    writeFileSync(join(folder, 'package', name), bytes);
  }
  const scormAgain = 'node_modules/scorm-again/dist/scorm12.min.js';
  writeFileSync(join(folder, 'scorm12.js'), readFileSync(scormAgain));
  server = await serve(folder);
  browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      ...chromiumArguments,
      '--force-prefers-reduced-motion',
      // Loads a page anew when the reader comes back to it, as a busy browser does.
      '--disable-features=BackForwardCache',
    ],
  });
});

after(async () => {
  await browser.close();
  server.close();
  rmSync(folder, { recursive: true });
});

/**
 * The systems. `make` returns a script that makes `window.API` from the data of an earlier attempt; `data`
 * is an expression that reads the data back, with flat keys.
 */
const systems = {
  'scorm-again': {
    head: '<script src="scorm12.js"></script>',
    make: (/** @type {object} */ stored) =>
      `window.API = new Scorm12API({ autocommit: false, logLevel: 5 });
       API.loadFromFlattenedJSON(${JSON.stringify(stored)});`,
    data: `(() => {
       const data = {};
       for (const name of ['core.lesson_status', 'core.score.raw', 'core.lesson_location', 'suspend_data']) {
         data['cmi.' + name] = name.split('.').reduce((value, part) => value[part], API.cmi);
       }
       return data;
     })()`,
  },
  strict: {
    head: '',
    make: (/** @type {object} */ stored) =>
      `window.API = (${strictRuntime})(${JSON.stringify(stored)});`,
    data: 'API.data',
  },
  lossy: { head: '', make: () => `window.API = (${lossyRuntime})();`, data: 'API.data' },
};

/**
 * @param {keyof typeof systems} system
 * @param {Record<string, string>} [stored]
 */
async function launch(system, stored = {}) {
  const { head, make, data } = systems[system];
  writeFileSync(
    join(folder, 'host.html'),
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Course</title>${head}
     <script>${make(stored)}</script>
     <iframe src="package/index.html" title="Lesson" width="1100" height="900"></iframe></html>`,
  );
  const page = await browser.newPage();
  await page.setViewport({ width: 1200, height: 1000 });
  await page.goto(`${server.address}host.html`);
  const frame = page.frames().find((each) => each.url().includes('package/'));
  assert.ok(frame);
  const lesson = new DrivenPage(driverOf(page, frame));
  await lesson.figure();
  const read = () =>
    /** @type {Promise<Record<string, string>>} */ (
      page.evaluate(`JSON.parse(JSON.stringify(${data}))`)
    );
  const waitFor = (/** @type {string} */ status) =>
    lesson.waitFor(status, read, (seen) => seen['cmi.core.lesson_status'] === status);
  /** Leaves the lesson for another page of the course, and returns the data. */
  const leave = async () => {
    await page.evaluate(() => document.querySelector('iframe')?.remove());
    return read();
  };
  return { page, lesson, read, waitFor, leave };
}

/**
 * Runs in the lesson's page: answers questions.
 *
 * @param {Record<string, string>} answers by question
 */
function answer(answers) {
  const root = document.querySelector('backprop-lesson')?.shadowRoot;
  for (const [question, value] of Object.entries(answers)) {
    const form = /** @type {HTMLFormElement} */ (
      root?.querySelector(`form[data-question="${question}"]`)
    );
    const choice = form.querySelector(`input[value="${value}"]`);
    if (choice instanceof HTMLInputElement) choice.checked = true;
    else Object.assign(form.querySelector('input') ?? {}, { value });
    form.querySelector('button')?.click();
  }
}

/**
 * @param {DrivenPage} lesson
 * @param {Record<string, string>} given by question
 */
async function giveAnswers(lesson, { prediction, ...given }) {
  await lesson.run(answer, given);
  if (prediction !== undefined) await lesson.predict(Number(prediction));
}

/** @param {DrivenPage} lesson */
async function goThrough(lesson) {
  await (await lesson.control('slider', 'Depth')).focus();
  await lesson.press('ArrowRight');
  await lesson.waitFor(
    'another depth',
    () => lesson.figure(),
    ({ iteration }) => iteration.endsWith('/ 10'),
  );
  await (await lesson.control('slider', 'Iteration')).focus();
  await lesson.press('End');
  await lesson.reaches('Iteration 10 / 10');
}

/** Answers to the seven questions, of which one is wrong. */
const answers = {
  factor: 'activation',
  prediction: '0.5',
  update: 'nothing',
  travel: 'flips',
  zero: 'saturated',
  cure: 'shortcuts',
  cures: 'scale',
};

for (const system of /** @type {(keyof typeof systems)[]} */ (Object.keys(systems))) {
  test(`${system}: the status is incomplete until both passes and all questions are done, then completed with a score`, async () => {
    const { page, lesson, waitFor, read } = await launch(system);
    await goThrough(lesson);
    await giveAnswers(lesson, { factor: 'activation' });
    await waitFor('incomplete');
    await giveAnswers(lesson, answers);
    await waitFor('completed');
    const data = await lesson.waitFor('86', read, (seen) => seen['cmi.core.score.raw'] === '86');
    assert.equal(data['cmi.core.lesson_status'], 'completed');
    assert.equal((await lesson.complaints()).complaints.length, 0);
    await page.close();
  });

  test(`${system}: the state is kept when the reader leaves`, async () => {
    const { page, lesson, leave } = await launch(system);
    await goThrough(lesson);
    const data = await leave();
    assert.match(data['cmi.suspend_data'], /depth=4.*progress=forward.*backward/);
    assert.ok(data['cmi.core.lesson_location'].length <= 255);
    await page.close();
  });
}

/** The data that a system keeps between two attempts. */
const left = {
  'cmi.core.entry': 'resume',
  'cmi.core.lesson_status': 'incomplete',
  'cmi.suspend_data':
    'depth=4&activation=relu&iteration=6&progress=forward.backward.factor%2B.cure%2B.update%2B.travel%2B.zero%2B.cures%2B',
};

for (const system of /** @type {const} */ (['scorm-again', 'strict'])) {
  test(`${system}: an attempt resumes where the reader left, and can be completed`, async () => {
    const { page, lesson, waitFor, read } = await launch(system, left);
    const { numbers } = await lesson.reaches('Iteration 6 / 10');
    assert.notEqual(numbers[0], '');
    await giveAnswers(lesson, { prediction: '0.5' });
    await waitFor('completed');
    await lesson.waitFor('86', read, (seen) => seen['cmi.core.score.raw'] === '86');
    await page.close();
  });

  for (const [mastery, status] of /** @type {const} */ ([
    ['80', 'passed'],
    ['90', 'failed'],
  ])) {
    test(`${system}: with a mastery score of ${mastery}, the status for 86 is ${status}`, async () => {
      const stored = { ...left, 'cmi.student_data.mastery_score': mastery };
      const { page, lesson, waitFor } = await launch(system, stored);
      await lesson.reaches('Iteration 6 / 10');
      await giveAnswers(lesson, { prediction: '0.5' });
      await waitFor(status);
      await page.close();
    });
  }
}

/** Runs in the lesson's page: returns each question's answer and its verdict. */
function readAnswers() {
  const root = document.querySelector('backprop-lesson')?.shadowRoot;
  const forms = [...(root?.querySelectorAll('form') ?? [])].map((form) => {
    const chosen = form.querySelector('input:checked');
    return {
      answer: chosen instanceof HTMLInputElement ? chosen.value : '',
      verdict: form.querySelector('[role=status]')?.textContent ?? '',
    };
  });
  const experiment = root?.querySelector('backprop-break-it');
  experiment?.scrollIntoView();
  const guess = experiment?.shadowRoot?.querySelector('.prediction-verdict')?.textContent ?? '';
  return [...forms, { answer: guess.slice(0, 12), verdict: guess }];
}

for (const mode of ['normal', 'review']) {
  test(`in ${mode} mode, each question shows the earlier answer and its verdict`, async () => {
    const first = await launch('strict');
    await giveAnswers(first.lesson, { factor: 'weight', prediction: '0.5' });
    await first.waitFor('incomplete');
    const said = await first.lesson.run(readAnswers);
    const data = await first.leave();
    await first.page.close();
    assert.deepEqual(
      said.map(({ answer: given, verdict }) => [given, verdict !== '']),
      [['weight', true], ...Array(5).fill(['', false]), ['You said 0.5', true]],
    );
    const { page, lesson } = await launch('strict', {
      'cmi.core.entry': mode === 'normal' ? 'resume' : '',
      'cmi.core.lesson_mode': mode,
      'cmi.core.lesson_status': 'incomplete',
      'cmi.suspend_data': data['cmi.suspend_data'],
    });
    await lesson.waitFor(
      'the answers',
      () => lesson.run(readAnswers),
      (found) => JSON.stringify(found) === JSON.stringify(said),
    );
    await page.close();
  });
}

test('a theme in the launch parameters holds in a dark system', async () => {
  const page = await browser.newPage();
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
  const ground = async (/** @type {string} */ parameters) => {
    await page.goto(`${server.address}package/index.html${parameters}`);
    await page.waitForSelector('>>> .caption');
    return page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  };
  const [dark, light] = [await ground(''), await ground('?theme=light')];
  assert.deepEqual([dark, light], ['rgb(20, 21, 24)', 'rgb(251, 250, 246)']);
  await page.close();
});

test('the strict system refuses nothing, from launch to leaving', async () => {
  const { page, lesson, waitFor, leave } = await launch('strict');
  await goThrough(lesson);
  await giveAnswers(lesson, answers);
  await waitFor('completed');
  await leave();
  const { refusals, finished } = await page.evaluate(() => {
    const api = /** @type {any} */ (window).API;
    return { refusals: api.refusals, finished: api.finished };
  });
  assert.deepEqual(refusals, []);
  assert.equal(finished, true);
  await page.close();
});

test('a page that the browser restores from memory begins another attempt', async () => {
  const { page, lesson, leave } = await launch('strict');
  await lesson.figure();
  const frame = page.frames().find((each) => each.url().includes('package/'));
  const reloaded = frame && page.waitForResponse((response) => response.url() === frame.url());
  await lesson.run(() => void dispatchEvent(new PageTransitionEvent('pagehide', {})));
  await lesson.run(
    () => void dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
  );
  assert.equal((await reloaded)?.status(), 200);
  await leave();
  await page.close();
});

test('after the exit, the browser’s Back button does not overwrite the result', async () => {
  const { page, lesson, waitFor } = await launch('strict');
  await goThrough(lesson);
  await giveAnswers(lesson, { ...answers, prediction: '0' });
  await waitFor('completed');
  await page.goto('about:blank');
  // The course's page is loaded anew with its old contents: its system knows of no attempt.
  await page.goBack();
  const frame = await page.waitForFrame((each) => each.url().includes('package/'));
  const again = new DrivenPage(driverOf(page, frame));
  await again.reaches('Iteration 10 / 10');
  const read = () => page.evaluate(() => /** @type {any} */ (window).API.data);
  assert.equal((await read())['cmi.core.lesson_status'], 'not attempted');
  await giveAnswers(again, { factor: 'weight' });
  const data = await again.waitFor('a status', read, (seen) => 'cmi.suspend_data' in seen);
  assert.equal(data['cmi.core.lesson_status'], 'completed');
  assert.match(data['cmi.suspend_data'], /&best=(67|100)&reached=completed/);
  await page.close();
});

test('opening the lesson without doing anything leaves no trace in the course', async () => {
  const { page, lesson, leave } = await launch('strict');
  await lesson.figure();
  await leave();
  const calls = await page.evaluate(() => /** @type {any} */ (window).API.calls);
  assert.deepEqual(
    calls.filter((/** @type {string} */ call) => !call.startsWith('get')),
    ['LMSInitialize'],
  );
  await page.close();
});

test('the reader sees what is recorded, and at once if recording fails', async () => {
  const { page, lesson, waitFor } = await launch('strict');
  await goThrough(lesson);
  const line = () => lesson.run(() => document.querySelector('.record')?.textContent ?? '');
  await giveAnswers(lesson, { factor: 'activation' });
  await waitFor('incomplete');
  await lesson.waitFor('the line', line, (seen) => seen === 'Recorded: 1 of 7 questions.');
  await page.evaluate(() => {
    /** @type {any} */ (window).API.LMSCommit = () => 'false';
  });
  await giveAnswers(lesson, { cure: 'relu' });
  await lesson.waitFor('the line', line, (seen) => seen.startsWith('Not recorded: the course'));
  await page.close();
});

test('a framed lesson in another course’s page does not touch that course’s attempt', async () => {
  const { page } = await launch('strict');
  writeFileSync(join(folder, 'package', 'embed.html'), readFileSync('dist/embed.html'));
  const before_ = await page.evaluate(() => /** @type {any} */ (window).API.calls.length);
  await page.evaluate(() => {
    const frame = document.createElement('iframe');
    Object.assign(frame, { src: 'package/embed.html', title: 'Frame' });
    document.body.append(frame);
  });
  const frame = await page.waitForFrame((each) => each.url().endsWith('/embed.html'));
  const lesson = new DrivenPage(driverOf(page, frame));
  await lesson.figure();
  await lesson.run(() => void dispatchEvent(new PageTransitionEvent('pagehide', {})));
  const calls = await page.evaluate(() => /** @type {any} */ (window).API.calls.length);
  assert.equal(calls, before_);
  await page.close();
});

test('the package has no sharing, and without a system it is simply the lesson', async () => {
  const { page, lesson } = await launch('strict');
  const buttons = () =>
    lesson.run(() => {
      const root = document.querySelector('backprop-lesson')?.shadowRoot;
      const figure = root?.querySelector('backprop-figure')?.shadowRoot;
      return [...(figure?.querySelectorAll('.menu button') ?? [])].map(
        ({ textContent }) => textContent,
      );
    });
  assert.deepEqual(await buttons(), ['Open…', 'Save…']);
  await page.goto(`${server.address}package/index.html`);
  const alone = new DrivenPage(driverOf(page));
  assert.equal((await alone.figure()).iteration, 'Iteration 0 / 8');
  await alone.openMenu();
  await alone.control('button', 'Share…');
  await page.close();
});
