import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shapes } from '../../../web/src/charts/points.js';
import {
  isLearnable,
  mostClasses,
  packPoints,
  readTable,
  unpackPoints,
} from '../../../web/src/lab/own-points.js';
import { pointsOf } from '../../../web/src/learning/points.js';
import { shapeLabels } from '../../../web/src/words/own-points.js';

const table = 'length,depth,species\n1,10,a\n3,30,b\n5,20,a\n';

test('a table becomes points of mean 0 and standard deviation 1, with a class each', () => {
  const points = readTable(table);
  assert.deepEqual(
    points.map(({ kind }) => kind),
    [0, 1, 0],
  );
  for (const axis of /** @type {const} */ (['x', 'y'])) {
    const values = points.map((point) => point[axis]);
    const mean = values.reduce((sum, value) => sum + value, 0) / 3;
    const variance = values.reduce((sum, value) => sum + value ** 2, 0) / 3;
    assert.ok(Math.abs(mean) < 1e-3 && Math.abs(variance - 1) < 1e-3, `${mean}, ${variance}`);
  }
});

test('semicolons, tabs, spaces, decimal commas and quotes are read, and no head is needed', () => {
  const expected = readTable('1,10,a\n2.5,30,b');
  for (const text of ['1;10;a\n2,5;30;b', '1\t10\t"a"\r\n2.5\t30\t"b"\r\n', '1 10 a\n\n2.5 30 b']) {
    assert.deepEqual(readTable(text), expected, text);
  }
});

test('of classes that are numbers, the smaller one is the first', () => {
  assert.deepEqual(
    readTable('1,2,1\n3,4,0').map(({ kind }) => kind),
    [1, 0],
  );
});

for (const [text, message] of Object.entries({
  '1,2,a\n1,x,b': 'row 2, column 2: expected a number, found "x"',
  'x,y,class\n1,2,a\n,2,b': 'row 3, column 1: expected a number, found ""',
  '1,2,a\n1,2': 'row 2: expected 3 columns, found 2',
  '1,2,a\n1,2,': 'row 2, column 3: expected a class, found nothing',
  '1,2,a\n1,2,b\n1,2,c\n\n1,2,d': 'row 5, column 3: expected at most 3 classes, found one more',
  '1,2,a\n3,4,a': 'column 3: expected at least 2 classes, found 1',
  '': 'column 3: expected at least 2 classes, found 0',
  [Array.from({ length: 401 }, (_, k) => `${k},1,${k % 2}`).join('\n')]:
    'expected at most 400 points, found 401',
})) {
  test(`a bad table is refused: ${message}`, () => {
    assert.throws(() => readTable(text), { message });
  });
}

test('one column of equal numbers is no reason to stop', () => {
  assert.deepEqual(
    readTable('1,5,a\n2,5,b').map(({ y }) => y),
    [0, 0],
  );
});

test('packed and unpacked, points are the examples of a training', () => {
  const two = unpackPoints(packPoints(readTable(table)));
  assert.deepEqual(two?.targets, [[0], [1], [0]]);
  const three = unpackPoints('0_0_0~1_1_1~2_2_2');
  assert.deepEqual(three?.targets, [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ]);
});

test('the most points there may be fit into a state', () => {
  const wide = Array.from(
    { length: 400 },
    (_, k) => `${Math.sin(k) * 1e5},${Math.cos(k)},${k % 3}`,
  );
  assert.ok(packPoints(readTable(wide.join('\n'))).length <= 8192);
});

test('damaged text is no points', () => {
  for (const text of ['', '1', '1_2', '1_2_0', '1_2_0~1_2_7', '1_2_0~x_2_1', '1_2_0~1_2_0.5']) {
    assert.equal(unpackPoints(text), null, text);
  }
});

test('each class has a shape, and each shape a name', () => {
  assert.deepEqual(
    shapeLabels.map((label) => label.split(' ')[1]),
    shapes,
  );
  assert.equal(shapes.length, mostClasses);
});

test('of examples, points have the coordinates and classes that they were packed with', () => {
  for (const text of ['0_0_0~1_1_1', '0_0_0~1_1_1~2_2_2', '0_0_2~-1.5_1e-7_0']) {
    const examples = unpackPoints(text);
    assert.ok(examples);
    assert.equal(packPoints(pointsOf(examples)), text);
  }
});

test('points of one class have nothing to be told apart', () => {
  assert.ok(!isLearnable([]));
  assert.ok(!isLearnable([0, 1].map((x) => ({ x, y: 0, kind: 1 }))));
  assert.ok(isLearnable([0, 1].map((kind) => ({ x: 0, y: 0, kind }))));
});
