import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SvgContext } from '../../../web/src/drawing/svg-context.js';

const fullCircle = 2 * Math.PI;

/**
 * The elements that a drawing becomes.
 *
 * @param {(context: SvgContext) => void} draw
 */
function elements(draw) {
  const context = new SvgContext();
  draw(context);
  return picture(context).split('\n').slice(3, -1);
}

/** @param {SvgContext} context */
function picture(context) {
  const size = { width: 200, height: 100 };
  return context.toSvg(size, { width: 300, title: 'A <title>', description: 'Fish & chips' });
}

test('a line has its stroke’s colour, width, dashes and opacity', () => {
  const drawn = elements((context) => {
    context.strokeStyle = 'rgb(1, 2, 3)';
    context.lineWidth = 1.5;
    context.globalAlpha = 0.25;
    context.setLineDash([5, 4]);
    context.beginPath();
    context.moveTo(1, 2);
    context.lineTo(3, 4);
    context.stroke();
  });
  assert.deepEqual(drawn, [
    '<line x1="1" y1="2" x2="3" y2="4" stroke="rgb(1, 2, 3)" stroke-width="1.5" stroke-dasharray="5 4" stroke-opacity="0.25"/>',
  ]);
});

test('a solid, opaque line has no dash or opacity attributes', () => {
  const [line] = elements((context) => {
    context.setLineDash([5, 4]);
    context.setLineDash([]);
    context.moveTo(0, 0);
    context.lineTo(1, 1);
    context.stroke();
  });
  assert.doesNotMatch(line, /dash|opacity/);
});

test('a path continues from the end of its last line', () => {
  const drawn = elements((context) => {
    context.moveTo(0, 0);
    context.lineTo(1, 2);
    context.lineTo(3, 4);
    context.stroke();
  });
  assert.match(drawn[1], /x1="1" y1="2" x2="3" y2="4"/);
});

test('a path can be filled and stroked, until the next one begins', () => {
  const drawn = elements((context) => {
    context.beginPath();
    context.arc(10, 20, 5, 0, fullCircle);
    context.fillStyle = 'red';
    context.fill();
    context.stroke();
    context.beginPath();
    context.stroke();
  });
  assert.deepEqual(drawn, [
    '<circle cx="10" cy="20" r="5" fill="red"/>',
    '<circle cx="10" cy="20" r="5" stroke="#000" stroke-width="1"/>',
  ]);
});

test('an arc that is not a full circle is refused', () => {
  const problem = { message: 'arc: expected a full circle, found a part' };
  assert.throws(() => new SvgContext().arc(0, 0, 1, 0, 3), problem);
});

test('a rectangle has rounded corners if it asks for them', () => {
  const drawn = elements((context) => {
    context.roundRect(1, 2, 30, 40, 0);
    context.roundRect(1, 2, 30, 40, 3);
    context.fill();
  });
  assert.deepEqual(drawn, [
    '<rect x="1" y="2" width="30" height="40" fill="#000"/>',
    '<rect x="1" y="2" width="30" height="40" rx="3" fill="#000"/>',
  ]);
});

test('numbers have two decimals at most, and never an exponent or a negative zero', () => {
  const [circle] = elements((context) => {
    context.globalAlpha = 1e-7;
    context.arc(1 / 3, -1e-9, 2.999999, 0, fullCircle);
    context.fill();
  });
  assert.equal(circle, '<circle cx="0.33" cy="0" r="3" fill="#000" fill-opacity="0"/>');
});

test('text has its place, weight and size, and its characters are escaped', () => {
  const drawn = elements((context) => {
    context.font = '600 14px "Segoe UI", sans-serif';
    context.textAlign = 'center';
    context.fillText('1 < 2 & "3" > 2', 10, 20);
    context.font = '12px "Segoe UI", sans-serif';
    context.textAlign = 'right';
    context.fillText('|δ|', 10, 20);
  });
  assert.deepEqual(drawn, [
    '<text x="10" y="20" fill="#000" font-size="14" font-weight="600" text-anchor="middle">1 &#60; 2 &#38; &#34;3&#34; &#62; 2</text>',
    '<text x="10" y="20" fill="#000" font-size="12" text-anchor="end">|δ|</text>',
  ]);
});

test('text on the middle line is placed by the alphabetic baseline, which every viewer knows', () => {
  const [text] = elements((context) => {
    context.textBaseline = 'middle';
    context.fillText('0.53', 0, 20);
  });
  assert.match(text, /y="22\.6"/);
  assert.doesNotMatch(text, /baseline/);
});

test('a text names its font only if it differs from the first', () => {
  const context = new SvgContext();
  for (const family of ['Charter, serif', 'Charter, serif', 'monospace']) {
    context.font = `12px ${family}`;
    context.fillText('a', 0, 0);
  }
  const families = picture(context).match(/font-family="[^"]*"/g);
  assert.deepEqual(families, ['font-family="Charter, serif"', 'font-family="monospace"']);
});

test('the picture contains its size, title and description', () => {
  assert.deepEqual(picture(new SvgContext()).split('\n'), [
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="150" viewBox="0 0 200 100" role="img" fill="none">',
    '<title>A &#60;title&#62;</title>',
    '<desc>Fish &#38; chips</desc>',
    '</svg>',
  ]);
});
