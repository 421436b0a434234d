/** Tests the typesetting of formulas, and the font that shows them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
// @ts-expect-error The package has no types.
import { create } from 'fontkit';
import { typeset } from '../../scripts/typeset.mjs';

/** @param {string} path */
const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url));

const page = typeset(read('web/lesson.html').toString());
const styleSheet = read('web/styles/lesson/math.css').toString();
const font = create(read('web/fonts/math.woff2'));
const fontHas = new Set(font.characterSet);

/** Formulas like the lesson's, with everything that it may need. */
const formulas = String.raw`
  \frac{\partial L}{\partial w_{ji}^{(l)}} = \bwd{\delta_j^{(l)}} \, \fwd{a_i^{(l-1)}}
  \delta^{(l)} = \left( W^{(l+1)\top} \delta^{(l+1)} \right) \odot \sigma'(z^{(l)})
  \sigma'(z) = \sigma(z) (1 - \sigma(z)) \leq \tfrac14, \quad f''(x), \; \sigma'_j
  \left\| \prod_{k=l}^{L} W^{(k)} \right\| \approx \sum_i \max_z \ell_i \cdot \lVert x \rVert \!
  \operatorname{ReLU}(z) = \begin{cases} z & \text{if } z &gt; 0 \\ 0 & \text{otherwise} \end{cases}
  \begin{aligned} z &amp;= w x + b \\ a &amp;= \sigma(z) && \text{now} \\[4pt] L \end{aligned}
  \underbrace{\frac{\partial L}{\partial a}}_{\text{from above}} \times \overbrace{x + y}^{z}
  \begin{pmatrix} a & b \\ c & d \end{pmatrix} \begin{bmatrix} x_1 \\ \vdots \\ x_n \end{bmatrix}
  \begin{array}{ll} \mathbf{W} & \boldsymbol{\delta} \end{array} \in \mathbb{R}^n
  \hat y \ne \bar x + \tilde w, \sqrt{x_1^2 + \cdots + x_n^2} \to \infty, \nabla_w L \pm \varepsilon
`
  .trim()
  .split('\n')
  .map((line) => line.trim());

test('inline TeX becomes a MathML element in the line of text', () => {
  assert.equal(typeset(String.raw`for \(n\) layers`), 'for <math><mi>n</mi></math> layers');
});

test('display TeX becomes a block in a box of its own', () => {
  assert.equal(
    typeset(String.raw`\[ x_1 \]`),
    '<span class="math-display"><math display="block">' +
      '<msub><mi>x</mi><mn>1</mn></msub></math></span>',
  );
});

test('a formula stays on the line of the punctuation that touches it', () => {
  assert.equal(
    typeset(String.raw`(\(x\), say)`),
    '<span class="math-unbroken">(<math><mi>x</mi></math>,</span> say)',
  );
});

test('HTML entities in TeX are decoded exactly once', () => {
  assert.equal(
    typeset(String.raw`\(a &lt; b &gt; c\)`),
    '<math><mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi><mo>&gt;</mo><mi>c</mi></mrow></math>',
  );
  assert.match(typeset(String.raw`\[\begin{aligned} a &amp;= b \end{aligned}\]`), /<mtable/);
  assert.match(typeset(String.raw`\(\text{\&amp;lt;}\)`), /&amp;lt;/);
});

test('text without formulas, tags, comments and code are left unchanged', () => {
  const html = String.raw`<p title="\(x\)">5 > 4<br></p><!-- \(x\) --><script>/\(\[/</script>
    <code>\(x\)</code>`;
  assert.equal(typeset(html), html);
});

test('\\fwd and \\bwd give the hues of the two passes', () => {
  const html = typeset(String.raw`\(\fwd{a_i} \bwd{\delta}\)`);
  assert.match(html, /<msub class="forward"><mi>a<\/mi>/);
  assert.match(html, /<mi class="backward">δ<\/mi>/);
});

test('\\data makes a number that scripts can replace, with an optional hue', () => {
  assert.match(
    typeset(String.raw`\(x = \data{slot=name}{0.125}\)`),
    /<mn data-slot="name">0.125<\/mn>/,
  );
  assert.match(
    typeset(String.raw`\(\bwd{\data{slot=name}{0.125}}\)`),
    /<mn data-slot="name" class="backward">0.125<\/mn>/,
  );
});

test('a prime stands beside its letter', () => {
  assert.match(typeset(String.raw`\(\sigma'(z)\)`), /<mrow><mi>σ<\/mi><mo[^>]*>′<\/mo><\/mrow>/);
  assert.match(typeset(String.raw`\(\sigma'_j\)`), /<msub><mrow><mi>σ.*<mi>j<\/mi><\/msub>/);
});

test('operators in scripts have no space around them, as in TeX', () => {
  assert.match(typeset(String.raw`\(a^{l-1}\)`), /<mo lspace="0em" rspace="0em">−<\/mo>/);
  assert.match(typeset(String.raw`\(a = l-1\)`), /<mo>−<\/mo>/);
});

/** @type {[string, RegExp][]} */
const mistakes = [
  [String.raw`\(\fooo x\)`, /^Line 1: \\\(\\fooo x\\\): Unsupported function name: \\fooo$/],
  ['\n\n' + String.raw`\[\frac{1}` + '\n' + String.raw`{2\]`, /^Line 3: \\\[\\frac\{1\} \{2\\\]: /],
  [String.raw`\(x <em>and</em>`, /^Line 1: \\\(x : no partner/],
  [String.raw`and \)`, /^Line 1: \\\): no partner/],
  [String.raw`\(\color{red} x\)`, /the style "color: #ff0000" has no class/],
  [String.raw`\(\style{color: red}{x}\)`, /"\\style" is not trusted/],
  [String.raw`\(\data{slot=a}{-1}\)`, /must hold one unsigned number/],
  [String.raw`\(\data{slot=a}{\fwd{1}}\)`, /a colour is lost/],
];

for (const [html, message] of mistakes) {
  test(`the error message is one line: ${html.trim()}`, () => {
    assert.throws(() => typeset(html), { name: 'Error', message });
    assert.throws(() => typeset(html), { message: /^.*$/ });
  });
}

for (const tex of formulas) {
  const html = typeset(String.raw`\(${tex}\) \[${tex}\]`);

  test(`no style attribute: ${tex}`, () => {
    assert.doesNotMatch(html, / style=/);
  });

  test(`every class has a rule: ${tex}`, () => {
    assert.deepEqual(classesWithoutRule(html), []);
  });

  test(`every character is in the font: ${tex}`, () => {
    assert.deepEqual(charactersOutsideFont(html), []);
  });
}

test('the formulas of the page have no style attributes', () => {
  assert.ok(formulasIn(page).length > 0);
  for (const formula of formulasIn(page)) assert.doesNotMatch(formula, / style=/);
});

test('every class in the formulas of the page has a rule in math.css', () => {
  assert.deepEqual(classesWithoutRule(page), []);
});

test('every character in the formulas of the page is in the font', () => {
  assert.deepEqual(charactersOutsideFont(page), [], 'see CHARACTERS in subset-math-font.mjs');
});

test('the font has the characters of numbers that scripts put into formulas', () => {
  for (const character of '0123456789.−×') assert.ok(fontHas.has(codeOf(character)), character);
});

test('the font can stretch its brackets, and is small', () => {
  assert.ok('MATH' in font.directory.tables);
  assert.ok(read('web/fonts/math.woff2').length < 25_000);
});

/** @param {string} html */
function formulasIn(html) {
  return html.match(/<math[^]*?<\/math>/g) ?? [];
}

/** @param {string} html */
function classesWithoutRule(html) {
  const classes = formulasIn(html)
    .flatMap((formula) => [...formula.matchAll(/ class="([^"]*)"/g)])
    .flatMap(([, names]) => names.split(' '));
  // One rule covers all classes that contain "wbk-".
  return [...new Set(classes)].filter((name) => !/^wbk-/.test(name) && !hasRule(name));
}

/** @param {string} className */
function hasRule(className) {
  return new RegExp(`\\.${className}[ ,]`).test(styleSheet);
}

/** @param {string} html */
function charactersOutsideFont(html) {
  const characters = formulasIn(html).flatMap((formula) => [...charactersOf(formula)]);
  return [...new Set(characters)].filter((character) => !fontHas.has(codeOf(character)));
}

/**
 * Returns the characters with which a browser shows a formula.
 * @param {string} mathml
 * @returns {Set<string>}
 */
function charactersOf(mathml) {
  const characters = new Set(/<msqrt|<mroot/.test(mathml) ? '√' : '');
  for (const [, element, attributes, text] of mathml.matchAll(
    /<(mi|mn|mo|mtext)\b([^>]*)>([^<]*)</g,
  )) {
    const letters = [...decode(text)];
    const slanted = element === 'mi' && letters.length === 1 && !/mathvariant/.test(attributes);
    for (const letter of letters) characters.add(slanted ? mathItalic(letter) : letter);
  }
  return characters;
}

/**
 * Returns the mathematical italic that browsers show for an identifier of one letter.
 * @param {string} letter
 */
function mathItalic(letter) {
  if (letter === 'h') return 'ℎ';
  const code = codeOf(letter);
  for (const [first, last, italic] of ['AZ𝐴', 'az𝑎', 'ΑΩ𝛢', 'αω𝛼', '∂∂𝜕', '∇∇𝛻', 'ϵϵ𝜖', 'ϕϕ𝜙']) {
    if (letter >= first && letter <= last) {
      return String.fromCodePoint(codeOf(italic) + code - codeOf(first));
    }
  }
  return letter;
}

/** @param {string} text */
function decode(text) {
  /** @type {Record<string, string>} */
  const characters = { lt: '<', gt: '>', quot: '"', '#x27': "'", amp: '&' };
  return text.replace(/&(lt|gt|quot|#x27|amp);/g, (_, name) => characters[name]);
}

/** @param {string} character */
function codeOf(character) {
  return /** @type {number} */ (character.codePointAt(0));
}

test('a superscript in parentheses is read as the number of a layer, not as a power', () => {
  const layer = '_of-layer:infix($base,$layer)';
  assert.ok(
    typeset(String.raw`\(\delta^{(l)}\)`).includes(`<msup intent="${layer}"><mi arg="base"`),
  );
  assert.ok(
    typeset(String.raw`\(w^{(l)}_{ji}\)`).includes(
      '<msubsup intent="_of-layer:infix(_sub:infix($base,$index),$layer)">',
    ),
  );
  assert.ok(!typeset(String.raw`\(e^{-z}\)`).includes('intent'));
});

test('the lesson’s layer superscripts are marked as layers', () => {
  const html = typeset(readFileSync('web/lesson.html', 'utf8'));
  const scripts = html.match(/<msu(?:b)?(?:sup|p)\b[^>]*>/g) ?? [];
  assert.ok(scripts.filter((tag) => tag.includes('intent')).length >= 25, `${scripts.length}`);
});
