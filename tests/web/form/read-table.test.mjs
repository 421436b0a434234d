/** Tables of numbers as people type them and programs print them: each text and what is read. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTable, transposed } from '../../../web/src/form/read-table.js';

const table = [
  [1, 2],
  [3, 4],
];
const [half, six] = [
  [
    [0.5, -1.25],
    [2, 3e-4],
  ],
  [
    [1, 2, 3],
    [4, 5, 6],
  ],
];

/** @type {[what: string, text: string, rows: number[][]][]} */
const texts = [
  ['blanks', '1 2\n3 4', table],
  ['commas', '1, 2\n3, 4', table],
  ['commas without blanks', '1,2\n3,4', table],
  ['tabs, as a spreadsheet copies', '1\t2\r\n3\t4\r\n', table],
  ['tabs and decimal commas', '0,5\t-1,25\n2\t0,0003', half],
  ['blanks and decimal commas', '0,5 -1,25\n2 3e-4', half],
  ['semicolons between columns, decimal commas', '0,5;-1,25\n2;0,0003', half],
  ['decimal commas in one row', '0,5; 1,2', [[0.5, 1.2]]],
  ['decimal commas in two rows', '0,5\n1,2', [[0.5], [1.2]]],
  ['a typographic minus', '0.5 −1.25\n2 3E-4', half],
  ['MATLAB, typed', '[1 2; 3 4]', table],
  ['MATLAB, with commas', 'W1 = [1, 2; 3, 4];', table],
  ['MATLAB, rows by line', '[1 2\n 3 4]', table],
  ['semicolons without brackets', '1 2; 3 4', table],
  ['MATLAB, printed', 'W1 =\n\n     1     2\n     3     4\n', table],
  [
    'MATLAB’s factor',
    'A =\n\n   1.0e+03 *\n\n    0.0010    2.0000\n    3.0000    4.0000\n',
    [
      [1, 2000],
      [3000, 4000],
    ],
  ],
  [
    'MATLAB’s columns',
    'A =\n\n  Columns 1 through 2\n\n     1     2\n     4     5\n\n  Column 3\n\n     3\n     6\n',
    six,
  ],
  [
    'Octave’s columns',
    'A =\n\n Columns 1 and 2:\n\n   1   2\n   4   5\n\n Column 3:\n\n   3\n   6\n',
    six,
  ],
  ['NumPy’s repr', 'array([[ 0.5 , -1.25],\n       [ 2.  ,  3e-04]], dtype=float32)', half],
  ['NumPy’s print', '[[ 5.00e-01 -1.25e+00]\n [ 2.00e+00  3.00e-04]]', half],
  ['NumPy’s vector over two lines', '[1. 2.\n 3. 4.]', [[1, 2, 3, 4]]],
  [
    'PyTorch',
    'tensor([[ 0.5000, -1.2500],\n        [ 2.0000,  3e-4]], dtype=torch.float64, requires_grad=True)',
    half,
  ],
  [
    'PyTorch’s parameter',
    "Parameter containing:\ntensor([[1., 2.],\n        [3., 4.]], device='cuda:0', requires_grad=True)",
    table,
  ],
  ['PyTorch’s result', 'tensor([[1., 2.], [3., 4.]], grad_fn=<AddmmBackward0>)', table],
  [
    'TensorFlow',
    "<tf.Variable 'kernel:0' shape=(2, 2) dtype=float32, numpy=\narray([[1., 2.],\n       [3., 4.]], dtype=float32)>",
    table,
  ],
  ['JAX', 'Array([[1., 2.],\n       [3., 4.]], dtype=float32)', table],
  ['Python', 'w1 = [[1, 2], [3, 4]]', table],
  ['rows in brackets without a comma', '[1, 2]\n[3, 4]', table],
  ['Mathematica', '{{1, 2}, {3, 4}}', table],
  ['Julia', '2×2 Matrix{Float64}:\n 1.0  2.0\n 3.0  4.0', table],
  ['R’s matrix', '     [,1] [,2]\n[1,]    1    2\n[2,]    3    4', table],
  [
    'R’s wide matrix',
    '     [,1] [,2]\n[1,]    1    2\n[2,]    4    5\n     [,3]\n[1,]    3\n[2,]    6',
    six,
  ],
  ['R’s matrix with names', '      x1   x2\n[1,]  1    2\n[2,]  3    4', table],
  ['R’s vector', '[1] 1 2 3\n[4] 4 5 6', [[1, 2, 3, 4, 5, 6]]],
  ['R’s c', 'b <- c(0.5, -1e-2)', [[0.5, -0.01]]],
  ['R’s matrix call, down the columns', 'W <- matrix(c(1, 3, 2, 4), nrow = 2)', table],
  ['R’s matrix call, by row', 'matrix(c(1, 2, 3, 4), 2, 2, byrow = TRUE)', table],
  ['R’s dput', 'structure(c(1, 3, 2, 4), dim = c(2L, 2L))', table],
  ['R’s rbind and cbind', 'cbind(c(1, 3), c(2, 4))', table],
  ['one number', '-0.5', [[-0.5]]],
];
for (const [what, text, rows] of texts) {
  test(`reads ${what}`, () => {
    const expected = { rows: rows.length, columns: rows[0].length };
    assert.deepEqual(readTable(text, expected).rows, rows);
  });
}

/** The expected shape tells how an ambiguous text is read. @type {[text: string, rows: number[][], isDecimal: boolean][]} */
const ambiguous = [
  ['0,5; 1,2', [[0.5], [1.2]], true],
  [
    '0,5; 1,2',
    [
      [0, 5],
      [1, 2],
    ],
    false,
  ],
  ['0,5; 1,2', [[0.5, 1.2]], true],
  ['1,5', [[1.5]], true],
  ['1,5', [[1, 5]], false],
  ['1,2\n3,4', [[1.2], [3.4]], true],
  ['[0,5 1,2]', [[0.5, 1.2]], true],
  [
    '[0,5; 1,2]',
    [
      [0, 5],
      [1, 2],
    ],
    false,
  ],
  ['1,234 5,678', [[1.234, 5.678]], true],
  ['[1 2\n3 4]', [[1, 2, 3, 4]], false],
];
for (const [text, rows, isDecimal] of ambiguous) {
  test(`reads ${JSON.stringify(text)} as ${JSON.stringify(rows)} where that shape is expected`, () => {
    const expected = { rows: rows.length, columns: rows[0].length };
    assert.deepEqual(readTable(text, expected), { rows, isDecimal });
  });
}

test('without a reading of the shape, takes one that has it transposed, and turns nothing itself', () => {
  assert.deepEqual(readTable('0,5; 1,2; 3', { rows: 3, columns: 1 }).rows, [[0.5], [1.2], [3]]);
  assert.deepEqual(readTable('1 2 3\n4 5 6', { rows: 3, columns: 2 }).rows, six);
  assert.deepEqual(transposed(six), [
    [1, 4],
    [2, 5],
    [3, 6],
  ]);
});

/** @type {[text: string, problem: RegExp][]} */
const refused = [
  ['', /^expected numbers, found none$/],
  ['[]', /^expected numbers, found none$/],
  ['1 2\n3 x', /^row 2, column 2: expected a number, found x$/],
  ['1, , 2', /^row 1, column 2: expected a number, found nothing$/],
  ['1\t\t2', /^row 1, column 2: expected a number, found nothing$/],
  ['array([[1., inf]])', /^row 1, column 2: expected a finite number, found inf$/],
  ['1 NaN', /^row 1, column 2: expected a finite number, found NaN$/],
  ['[[0.1 0.2 ... 0.8 0.9]]', /^expected every number, found “\.\.\.”/],
  ['[[1, 2], [3, 4]', /^expected “\]” at the end$/],
  ['[1, 2]]', /“\]” too many$/],
  ['1 2]', /“\]” too many$/],
  ['[[[1, 2]]]', /^expected a table, found brackets in 3 levels$/],
  ['[1 2] * 3', /beside them$/],
  ['5 [1 2]', /beside them$/],
  ['[[1, 2], 3]', /beside them$/],
  ['matrix(c(1, 2, 3), nrow = 2)', /^expected 2 rows of \? columns, found 3 numbers$/],
  ['matrix(rnorm(4), 2)', /found “rnorm”$/],
  ['c(1, 2', /^expected “\)” at the end$/],
  ['1 - 2', /^row 1, column 2: expected a number, found -$/],
];
for (const [text, problem] of refused) {
  test(`refuses ${JSON.stringify(text)}`, () => {
    assert.throws(() => readTable(text, { rows: 2, columns: 2 }), { message: problem });
  });
}
