import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTable } from '../../../web/src/lab/own-table.js';
import { packPoints } from '../../../web/src/state/own-points.js';

const table = 'length,depth,species\n1,10,a\n3,30,b\n5,20,a\n';

test('a table becomes points with classes; each coordinate has mean 0 and standard deviation 1', () => {
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

test('a table may use semicolons, tabs, spaces, decimal commas and quotes, and needs no header', () => {
  const expected = readTable('1,10,a\n2.5,30,b');
  for (const text of ['1;10;a\n2,5;30;b', '1\t10\t"a"\r\n2.5\t30\t"b"\r\n', '1 10 a\n\n2.5 30 b']) {
    assert.deepEqual(readTable(text), expected, text);
  }
});

test('classes that are numbers are in ascending order', () => {
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

test('a column of equal numbers is accepted and becomes zeros', () => {
  assert.deepEqual(
    readTable('1,5,a\n2,5,b').map(({ y }) => y),
    [0, 0],
  );
});

const expected = readTable('1.5,2.5,a\n-1,20,b\n3,0.5,a');
for (const [kind, text] of Object.entries({
  'commas, with blanks around': ' 1.5 , 2.5 , a\n -1 , 20 , b\n 3 , 0.5 , a',
  'quotes around decimal commas': '"1,5","2,5",a\n"-1","20",b\n"3","0,5",a',
  'blanks before quotes': '1.5, "2.5", "a"\n-1, "20", "b"\n3, "0.5", "a"',
  'semicolons and decimal commas': '1,5;2,5;a\n-1;20;b\n3;0,5;a',
  'Excel’s first line': 'sep=;\nx;y;class\n1,5;2,5;a\n-1;20;b\n3;0,5;a',
  'a separator at the end of each line': 'x,y,class,\n1.5,2.5,a,\n-1,20,b,\n3,0.5,a,\n',
  bars: '1.5|2.5|a\n-1|20|b\n3|0.5|a',
  'columns of blanks, as NumPy and MATLAB write':
    '   1.5   2.5 a\n  -1.0  20.0 b\n   3.0   0.5 a\n',
  'R’s names of rows': '"x","y","class"\n"1",1.5,2.5,"a"\n"2",-1,20,"b"\n"3",3,0.5,"a"',
  'R’s table': 'x y class\n1 1.5 2.5 a\n2 -1 20 b\n3 3 0.5 a',
  'pandas’ index': ',x,y,class\n0,1.5,2.5,a\n1,-1,20,b\n2,3,0.5,a',
  'a byte order mark': '\ufeffx,y,class\r\n1.5,2.5,a\r\n-1,20,b\r\n3,0.5,a\r\n',
})) {
  test(`a table is read with ${kind}`, () => assert.deepEqual(readTable(text), expected));
}

test('a separator inside quotes does not separate columns', () => {
  const points = readTable('1,2,"a;b"\n3,4,"a,b"');
  assert.deepEqual(
    points.map(({ kind }) => kind),
    [0, 1],
  );
  assert.equal(readTable('1,2,a;b\n3,4,c').length, 2);
});

test('values of any magnitude are scaled to standard deviation 1', () => {
  for (const factor of [1e-200, 1e200, 1e307]) {
    const points = readTable([1, 2, 4].map((x) => `${x * factor},${x},${x % 2}`).join('\n'));
    assert.deepEqual(
      points.map(({ x }) => x),
      points.map(({ y }) => y),
    );
    assert.ok(points[2].x > 1);
  }
});

for (const [text, message] of Object.entries({
  'NaN,NaN,a\n1,2,b': 'row 1, column 1: expected a number, found "NaN"',
  'sep=;\n1;x;a': 'row 2, column 2: expected a number, found "x"',
  ',x,y,class\n0,1,2,a\n1,1,n/a,b': 'row 3, column 3: expected a number, found "n/a"',
})) {
  test(`a bad table is refused: ${message}`, () => {
    assert.throws(() => readTable(text), { message });
  });
}

test('a table with too many points is read whole, and the error states how many there are', () => {
  const long = Array.from({ length: 50000 }, (_, k) => `${k},${k % 7},${k % 2}`).join('\n');
  assert.throws(() => readTable(long), { message: 'expected at most 400 points, found 50000' });
});

test('the largest allowed number of points fits into a state', () => {
  const wide = Array.from(
    { length: 400 },
    (_, k) => `${Math.sin(k) * 1e5},${Math.cos(k)},${k % 3}`,
  );
  assert.ok(packPoints(readTable(wide.join('\n'))).length <= 8192);
});
