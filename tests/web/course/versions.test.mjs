import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  duration,
  percentIn,
  scorm12,
  scorm2004,
  timespan,
} from '../../../web/src/course/versions.js';

test('a timespan of SCORM 1.2 has four digits of hours and two of hundredths', () => {
  assert.equal(timespan(0), '0000:00:00.00');
  assert.equal(timespan(59999), '0000:00:59.99');
  assert.equal(timespan(1e12), '9999:46:40.00');
});

test('a duration of SCORM 2004 is one of ISO 8601', () => {
  assert.equal(duration(0), 'PT0H0M0.00S');
  assert.equal(duration(3723450), 'PT1H2M3.45S');
});

test('a score that a system gives counts if it is a number from 0 to 100', () => {
  assert.equal(percentIn('100.0'), 100);
  assert.equal(percentIn('56.99999999999999'), 57);
  for (const text of ['', ' ', '-1', '101', 'NaN', 'passed']) assert.equal(percentIn(text), null);
});

test('the score that passes is a share of 1 in SCORM 2004', () => {
  assert.equal(scorm12.masteryIn('67'), 67);
  assert.equal(scorm2004.masteryIn('0.67'), 67);
  assert.equal(scorm2004.masteryIn('-0.5'), null);
  assert.equal(scorm2004.masteryIn(''), null);
});

test('in SCORM 2004, the status is that of success, else that of completion', () => {
  const status = (/** @type {Record<string, string>} */ data) =>
    scorm2004.status((element) => data[element] ?? '');
  assert.equal(status({ 'cmi.completion_status': 'unknown' }), '');
  assert.equal(status({ 'cmi.completion_status': 'completed' }), 'completed');
  assert.equal(
    status({ 'cmi.completion_status': 'completed', 'cmi.success_status': 'failed' }),
    'failed',
  );
});

test('a response in SCORM 2004 is a short identifier', () => {
  assert.equal(
    scorm2004.interaction.choices(['“the slope”, of the neuron it feeds: f′(z)']),
    'the_slope_of_the_neuron_it_feeds_f_z',
  );
});
