import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  StatedSettings,
  defineProperties,
  takeEarlyProperties,
} from '../../../web/src/lesson/stated-settings.js';

function openSettings() {
  /** @type {unknown[]} */
  const told = [];
  const settings = new StatedSettings({
    set: (change) => told.push(['set', change]),
    unset: (key) => told.push(['unset', key]),
    refuse: (key, problem) => told.push(['refuse', key, /** @type {Error} */ (problem).message]),
  });
  return { settings, told };
}

test('an attribute is read in any spelling of its name, and unknown ones are ignored', () => {
  const { settings, told } = openSettings();
  settings.takeAttribute('learning-rate', '0.5');
  settings.takeAttribute('learningrate', '0.25');
  settings.takeAttribute('class', 'wide');
  assert.deepEqual(told, [
    ['set', { learningRate: 0.5 }],
    ['set', { learningRate: 0.25 }],
  ]);
});

test('removing an attribute or setting a property to nothing restores the view’s default', () => {
  const { settings, told } = openSettings();
  settings.takeAttribute('depth', null);
  for (const nothing of [undefined, null, '']) settings.takeProperty('seed', nothing);
  assert.deepEqual(told, [['unset', 'depth'], ...Array(3).fill(['unset', 'seed'])]);
});

test('a text that cannot be read is refused, and the view’s default applies', () => {
  const { settings, told } = openSettings();
  settings.takeProperty('depth', 'many');
  assert.deepEqual(told, [
    ['unset', 'depth'],
    ['refuse', 'depth', 'Depth: expected a whole number from 1 to 20, found "many"'],
  ]);
});

test('a property takes a typed value', () => {
  const { settings, told } = openSettings();
  settings.takeProperty('input', [1, 2]);
  assert.deepEqual(told, [['set', { input: [1, 2] }]]);
});

test('a property set before the element is defined takes effect', () => {
  /** @type {unknown[]} */
  const told = [];
  class Element {}
  const element = new Element();
  Object.assign(element, { depth: 7 });
  defineProperties(
    Element.prototype,
    (_, key) => `the ${key}`,
    (_, key, value) => told.push([key, value]),
  );
  takeEarlyProperties(element, (key, value) => Reflect.set(element, key, value));
  assert.deepEqual(told, [['depth', 7]]);
  assert.equal(Reflect.get(element, 'depth'), 'the depth');
});
