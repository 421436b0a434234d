import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EngineLoading } from '../../../web/src/lesson/engine-loading.js';

/** A loading whose engine the test brings, or refuses. */
function openLoading() {
  /** @type {{resolve: (engine: any) => void, reject: (problem: unknown) => void}[]} */
  const attempts = [];
  /** @type {unknown[]} */
  const loaded = [];
  /** @type {{problem: unknown, again: () => void}[]} */
  const failures = [];
  const loading = new EngineLoading(
    () => new Promise((resolve, reject) => attempts.push({ resolve, reject })),
    (engine) => void loaded.push(engine),
    (problem, again) => failures.push({ problem, again }),
  );
  return { loading, attempts, loaded, failures };
}

test('the engine is loaded once for any number of requests', async () => {
  const { loading, attempts, loaded } = openLoading();
  const asked = [loading.begin(), loading.begin()];
  attempts[0].resolve('engine');
  await Promise.all([...asked, loading.ready]);
  await loading.begin();
  assert.deepEqual([attempts.length, loaded], [1, ['engine']]);
});

test('two presses on “Try again” are one attempt', async () => {
  const { loading, attempts, loaded, failures } = openLoading();
  const first = loading.begin();
  const failed = assert.rejects(loading.ready, /offline/);
  attempts[0].reject(new Error('offline'));
  await Promise.all([first, failed]);
  failures[0].again();
  failures[0].again();
  assert.equal(attempts.length, 2);
  attempts[1].resolve('engine');
  await loading.ready;
  assert.deepEqual([loaded, failures.length], [['engine'], 1]);
});

test('each failed attempt is reported and has its own promise', async () => {
  const { loading, attempts, failures } = openLoading();
  for (const reason of ['first', 'second']) {
    loading.begin();
    const { ready } = loading;
    attempts[attempts.length - 1].reject(new Error(reason));
    await assert.rejects(ready, { message: reason });
  }
  assert.equal(failures.length, 2);
});

test('a lesson that cannot be shown fails without asking for the engine', async () => {
  const { loading, attempts, failures } = openLoading();
  loading.fail(new Error('no words'));
  await assert.rejects(loading.ready, /no words/);
  assert.deepEqual([attempts.length, failures.length], [0, 1]);
});
