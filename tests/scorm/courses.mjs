/** Courses that show the SCORM packages to a reader, in Chromium. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { unzipSync } from 'fflate';
import puppeteer from 'puppeteer-core';
import { serve } from '../../scripts/serve.mjs';
import { DrivenPage } from '../browser/driven-page.mjs';
import { chromiumArguments, driverOf } from '../browser/puppeteer-browser.mjs';
import { lossyRuntime } from './lossy-runtime.mjs';
import { strictRuntime } from './strict-runtime.mjs';

/** The courses' files: the packages are in the folders package and package-2004. */
export const folder = mkdtempSync(join(tmpdir(), 'scorm-'));
/** @type {import('puppeteer-core').Browser} */
export let browser;
/** @type {Awaited<ReturnType<typeof serve>>} */
export let server;

before(async () => {
  for (const standard of ['scorm12', 'scorm2004']) {
    const made = join(folder, standard === 'scorm12' ? 'package' : 'package-2004');
    mkdirSync(made);
    const files = unzipSync(readFileSync(`dist/backprop-${standard}.zip`));
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(made, name), bytes);
    const player = `node_modules/scorm-again/dist/${standard}.min.js`;
    writeFileSync(join(folder, `${standard}.js`), readFileSync(player));
  }
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
  'scorm-again, SCORM 2004': {
    package: 'package-2004',
    head: '<script src="scorm2004.js"></script>',
    make: (/** @type {object} */ stored) =>
      `window.API_1484_11 = new Scorm2004API({ autocommit: false, logLevel: 5 });
       API_1484_11.loadFromFlattenedJSON(${JSON.stringify(stored)});
       window.refusals = [];
       const { SetValue } = API_1484_11;
       API_1484_11.SetValue = (element, value) => {
         const taken = SetValue.call(API_1484_11, element, value);
         if (taken !== 'true') refusals.push(element + ': ' + value);
         return taken;
       };`,
    data: `(() => {
       const { cmi } = API_1484_11;
       const flat = (object) => JSON.parse(JSON.stringify(object));
       return {
         'cmi.completion_status': cmi.completion_status,
         'cmi.success_status': cmi.success_status,
         'cmi.score.raw': cmi.score.raw,
         'cmi.score.scaled': cmi.score.scaled,
         'cmi.suspend_data': cmi.suspend_data,
         'cmi.location': cmi.location,
         interactions: flat(cmi.interactions.childArray),
         refusals: window.refusals,
       };
     })()`,
  },
};

/** The systems of SCORM 1.2. */
export const older = /** @type {const} */ (['scorm-again', 'strict', 'lossy']);

/**
 * @param {keyof typeof systems} system
 * @param {Record<string, string>} [stored]
 */
export async function launch(system, stored = {}) {
  const { head, make, data, ...more } = systems[system];
  const place = 'package' in more ? more.package : 'package';
  writeFileSync(
    join(folder, 'host.html'),
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Course</title>${head}
     <script>${make(stored)}</script>
     <iframe src="${place}/index.html" title="Lesson" width="1100" height="900"></iframe></html>`,
  );
  const page = await browser.newPage();
  await page.setViewport({ width: 1200, height: 1000 });
  await page.goto(`${server.address}host.html`);
  const frame = page.frames().find((each) => each.url().includes(`${place}/`));
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
    for (const each of value.split(' ')) {
      const choice = form.querySelector(`input[value="${each}"]`);
      if (choice instanceof HTMLInputElement) choice.checked = true;
    }
    form.querySelector('button')?.click();
  }
}

/**
 * @param {DrivenPage} lesson
 * @param {Record<string, string>} given by question
 */
export async function giveAnswers(lesson, { prediction, ...given }) {
  await lesson.run(answer, given);
  if (prediction !== undefined) await lesson.predict(/** @type {'1/10' | '1/10⁷'} */ (prediction));
}

/** @param {DrivenPage} lesson */
export async function goThrough(lesson) {
  await (await lesson.control('slider', 'Depth')).focus();
  await lesson.press('ArrowRight');
  await lesson.waitFor(
    'another depth',
    () => lesson.figure(),
    ({ iteration }) => iteration.endsWith('/ 10'),
  );
  await lesson.openMenu();
  await (await lesson.control('slider', 'Iteration')).focus();
  await lesson.press('Home', 'End');
  await lesson.reaches('Iteration 10 / 10');
}

/** Answers to the five questions of the lesson, of which one is wrong. */
export const answers = {
  factor: 'activation',
  prediction: '1/10',
  update: 'nothing',
  travel: 'flips',
  cure: 'relu shortcuts',
};
