/** Tests the SCORM packages in a page that acts as the learning management system. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { DrivenPage } from '../browser/driven-page.mjs';
import { driverOf } from '../browser/puppeteer-browser.mjs';
import {
  answers,
  browser,
  folder,
  giveAnswers,
  goThrough,
  launch,
  older,
  server,
} from './courses.mjs';
import { strictRuntime } from './strict-runtime.mjs';

for (const system of older) {
  test(`${system}: the status is incomplete until both passes and all questions are done, then completed with a score`, async () => {
    const { page, lesson, waitFor, read } = await launch(system);
    await goThrough(lesson);
    await giveAnswers(lesson, { factor: 'activation' });
    await waitFor('incomplete');
    await giveAnswers(lesson, answers);
    await waitFor('completed');
    const data = await lesson.waitFor('80', read, (seen) => seen['cmi.core.score.raw'] === '80');
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

test('scorm-again, SCORM 2004: completion, score, every answer in words, and room for own points', async () => {
  const first = await launch('scorm-again, SCORM 2004');
  await goThrough(first.lesson);
  await giveAnswers(first.lesson, answers);
  const read = () => /** @type {Promise<any>} */ (first.read());
  const data = await first.lesson.waitFor('80', read, (seen) => seen['cmi.score.raw'] === '80');
  assert.equal(data['cmi.completion_status'], 'completed');
  assert.equal(data['cmi.success_status'], 'unknown');
  assert.equal(data['cmi.score.scaled'], '0.8');
  assert.deepEqual(data.refusals, []);
  const answered = data.interactions.filter((/** @type {any} */ { result }) => result);
  assert.equal(answered.length, Object.keys(answers).length);
  const named = (/** @type {string} */ id) =>
    data.interactions.find((/** @type {any} */ each) => each.id === id);
  assert.match(named('cure').learner_response, /^ReLU_[\w.]+\[,\]shortcuts_[\w.]+$/);
  assert.equal(named('cure').correct_responses[0].pattern, named('cure').learner_response);
  const factor = named('factor');
  assert.equal(factor.learner_response, 'the_activation_of_the_neuron_it_comes_from');
  assert.equal(factor.result, 'correct');
  assert.match(factor.description, /by what is the error signal multiplied/);
  await first.page.close();
  const again = await launch('scorm-again, SCORM 2004', {
    'cmi.entry': 'resume',
    'cmi.completion_status': 'incomplete',
    'cmi.suspend_data': data['cmi.suspend_data'],
  });
  const repaired = () => /** @type {Promise<any>} */ (again.read());
  await again.lesson.waitFor(
    'what the system had lost',
    repaired,
    (seen) => seen['cmi.completion_status'] === 'completed' && seen['cmi.score.raw'] === '80',
  );
  assert.deepEqual((await repaired()).refusals, []);
  await again.page.close();
});

test('two tabs of one browser tell each other what was reached', async () => {
  const stale = await launch('strict', { 'cmi.core.student_id': 'ada' });
  await giveAnswers(stale.lesson, { factor: 'activation' });
  await stale.waitFor('incomplete');
  const kept = await stale.read();
  const ahead = await launch('strict', {
    'cmi.core.student_id': 'ada',
    'cmi.core.entry': 'resume',
    'cmi.core.lesson_status': 'incomplete',
    'cmi.suspend_data': kept['cmi.suspend_data'],
  });
  await goThrough(ahead.lesson);
  await giveAnswers(ahead.lesson, answers);
  await ahead.waitFor('completed');
  const line = () => stale.lesson.run(() => document.querySelector('.record')?.textContent ?? '');
  await stale.lesson.waitFor('the line', line, (seen) => /^Recorded: 5 of 5/.test(seen));
  const left = await stale.leave();
  assert.equal(left['cmi.core.lesson_status'], 'completed');
  assert.match(left['cmi.suspend_data'], /reached=completed/);
  await stale.page.close();
  await ahead.page.close();
});

test('an API that the course sets late is found, and the line says what is waited for', async () => {
  writeFileSync(
    join(folder, 'late.html'),
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Course</title>
     <iframe src="package/index.html" title="Lesson" width="1100" height="900"></iframe></html>`,
  );
  const page = await browser.newPage();
  await page.goto(`${server.address}late.html`);
  const frame = await page.waitForFrame((each) => each.url().includes('package/'));
  const lesson = new DrivenPage(driverOf(page, frame));
  await lesson.figure();
  const line = () => lesson.run(() => document.querySelector('.record')?.textContent ?? '');
  assert.equal(await line(), 'Looking for the course …');
  await page.evaluate(`window.API = (${strictRuntime})();`);
  await lesson.waitFor('the line', line, (seen) => /^Recorded: 0 of 5/.test(seen));
  await page.close();
});

/** The data that a system keeps between two attempts: the first was at a lesson of seven questions. */
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
    await giveAnswers(lesson, { prediction: '1/10' });
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
      await giveAnswers(lesson, { prediction: '1/10' });
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
  const guess =
    experiment?.shadowRoot?.querySelector('.guess input:checked + span')?.textContent ?? '';
  return [...forms, { answer: guess, verdict: guess }];
}

for (const mode of ['normal', 'review']) {
  test(`in ${mode} mode, each question shows the earlier answer and its verdict`, async () => {
    const first = await launch('strict');
    await giveAnswers(first.lesson, { factor: 'weight', prediction: '1/10' });
    await first.waitFor('incomplete');
    const said = await first.lesson.run(readAnswers);
    const data = await first.leave();
    await first.page.close();
    assert.deepEqual(
      said.map(({ answer: given, verdict }) => [given, verdict !== '']),
      [['weight', true], ...Array(5).fill(['', false]), ['1/10', true]],
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
  await giveAnswers(lesson, { ...answers, prediction: '1/10⁷' });
  await waitFor('completed');
  await page.goto('about:blank');
  // The course's page is loaded anew with its old contents: its system knows of no attempt.
  await page.goBack();
  const frame = await page.waitForFrame((each) => each.url().includes('package/'));
  const again = new DrivenPage(driverOf(page, frame));
  await again.reaches('Iteration 10 / 10');
  const read = () => page.evaluate(() => /** @type {any} */ (window).API.data);
  await giveAnswers(again, { factor: 'weight' });
  const data = await again.waitFor(
    'the changed answer',
    read,
    (seen) => seen['cmi.interactions.0.result'] === 'wrong',
  );
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
  await lesson.waitFor('the line', line, (seen) => seen === 'Recorded: 1 of 5 questions.');
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
      return [...(figure?.querySelectorAll('.menu button') ?? [])]
        .filter((button) => button.checkVisibility())
        .map(({ textContent }) => textContent ?? '');
    });
  await lesson.openMenu();
  assert.deepEqual(
    (await buttons()).filter((name) => name.endsWith('…')),
    ['Open…', 'Save…'],
  );
  await page.goto(`${server.address}package/index.html`);
  const alone = new DrivenPage(driverOf(page));
  assert.equal((await alone.figure()).iteration, 'Iteration 0 / 8');
  await alone.openMenu();
  await alone.control('button', 'Share…');
  await page.close();
});
