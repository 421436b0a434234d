/**
 * Typesets the lesson's mathematics when the site is built: TeX in the HTML becomes MathML, which
 * browsers draw natively and screen readers read, so that no typesetting script goes to the reader.
 *
 *   \( … \)   a formula in a line of text
 *   \[ … \]   a formula on a line of its own
 *
 * The lesson's own macros, and a command of Temml's that it uses:
 *
 *   \fwd{a_i}                 in the colour of the forward pass (activations)
 *   \bwd{\delta_j}            in the colour of the backward pass (gradients)
 *   \wgt{w_{ji}}              a weight, which the figure can light
 *   \data{slot=delta}{0.125}  a number for scripts to replace: <mn data-slot="delta">0.125</mn>
 */
import temml from 'temml';

/**
 * A node of the tree that Temml builds: an element, or, without a `type`, a fragment or text.
 * @typedef {object} MathNode
 * @property {string} [type] the element's name
 * @property {string} [text]
 * @property {Record<string, string>} attributes
 * @property {string[]} classes
 * @property {Record<string, string>} style
 * @property {MathNode[]} [children]
 * @property {() => string} toMarkup
 */

/** @type {Record<string, string>} */
const macros = {
  '\\fwd': '\\class{forward}{#1}',
  '\\bwd': '\\class{backward}{#1}',
  '\\wgt': '\\class{weights}{#1}',
};

/**
 * Temml writes some of its layout as style attributes, which the page's Content-Security-Policy
 * forbids. These classes of web/styles/lesson/math.css have the same effect. An empty class drops a
 * redundant declaration.
 */
const classOfStyle = new Map([
  ['display: block math', ''], // the meaning of display="block"
  ['math-depth: 0', 'math-full-size'], // accents and braces do not shrink as scripts do
  ['margin-left: -0.1667em', 'math-thin-back'], // \!
  ['padding-left: 0em', 'math-flush-left'], // the cells of aligned, cases and matrices
  ['padding-right: 0em', 'math-flush-right'],
  ['padding-left: 0pt', 'math-flush-left'],
  ['padding-right: 0pt', 'math-flush-right'],
  ['padding-left: 1em', 'math-gap-left'],
  ['padding-left: 5.9776pt', 'math-column-left'],
  ['padding-right: 5.9776pt', 'math-column-right'],
]);

/** Classes that only Temml's own style sheets use. */
const unusedClass = /^(tml-(display|prime|vec|(sml|med|lrg)-pad)|chr-.+|wbk-(sml|med|lrg|vec))$/;

/**
 * The pattern that `typeset` searches for; the first alternative that matches wins.
 *   1. Left alone: comments, the elements named here, and the insides of tags.
 *   2. Inline formulas with the punctuation that touches them, and display formulas. "\\" is one
 *      command, so that "\\[4pt]" opens no formula; a tag means that the formula was never closed.
 *   3. A delimiter without its partner.
 */
const pattern = new RegExp(
  [
    String.raw`<!--[^]*?-->`,
    String.raw`<(?<element>script|style|pre|code|textarea)\b[^]*?</\k<element>>`,
    String.raw`</?[a-z](?:"[^"]*"|'[^']*'|[^"'>])*>`,
    String.raw`(?<before>["(“‘]*)\\\((?<inline>(?:\\[^)]|[^\\<]|<(?![a-z/!]))*)\\\)(?<after>[^\s<\\/–—]*)`,
    String.raw`\\\[(?<display>(?:\\[^\]]|[^\\<]|<(?![a-z/!]))*)\\\]`,
    String.raw`(?<alone>\\[()[\]])[^<]{0,30}`,
  ].join('|'),
  'gi',
);

/**
 * Replaces the TeX in an HTML template with MathML.
 * @param {string} html
 * @returns {string}
 */
export function typeset(html) {
  let end = 0;
  let result = '';
  for (const match of html.matchAll(pattern)) {
    result += html.slice(end, match.index);
    end = match.index + match[0].length;
    try {
      result += replacement(match[0], match.groups ?? {});
    } catch (error) {
      const line = html.slice(0, match.index).split('\n').length;
      throw new Error(oneLine(`Line ${line}: ${match[0]}: ${reasonOf(error)}`));
    }
  }
  return result + html.slice(end);
}

/**
 * @param {string} html without preformatted text
 * @returns {string} the same for a reader, with one space for each line break and its indentation
 */
export function unindented(html) {
  return html.replace(/\s*\n\s*/g, ' ');
}

/**
 * @param {string} match
 * @param {Record<string, string | undefined>} parts the named groups of `pattern`
 */
function replacement(match, { before, inline, after, display, alone }) {
  if (inline !== undefined) {
    const formula = `${before}${mathml(inline, false)}${after}`;
    // Otherwise browsers may break the line between a formula and the comma after it.
    return before || after ? `<span class="math-unbroken">${formula}</span>` : formula;
  }
  if (display !== undefined) {
    // The box in which a wide formula scrolls.
    return `<span class="math-display">${mathml(display, true)}</span>`;
  }
  if (alone !== undefined) {
    throw new Error('no partner for this delimiter before the next tag (write &lt; for <)');
  }
  return match;
}

/**
 * One formula as MathML without style attributes.
 * @param {string} source TeX in which HTML's special characters are written as entities
 * @param {boolean} displayMode
 */
function mathml(source, displayMode) {
  const tex = decodeEntities(source).trim();
  /** @type {MathNode} */
  const tree = temml.__renderToMathMLTree(tex, {
    displayMode,
    throwOnError: true, // and not `strict`, which refuses \class and \data
    trust: (context) => ['\\class', '\\data'].includes(context.command),
    macros: { ...macros }, // a copy, so that a \def in one formula does not reach the next
  });
  refine(tree, false);
  const markup = tree.toMarkup();
  refuseLostColour(tex, markup);
  return markup;
}

/**
 * Adapts Temml's tree to the page, in place.
 * @param {MathNode} node
 * @param {boolean} inScript true if the node is part of a subscript, superscript or limit
 */
function refine(node, inScript) {
  if (node.type) refineElement(node, inScript);
  const hasScripts = /^(msub|msup|msubsup|munder|mover|munderover)$/.test(node.type ?? '');
  node.children?.forEach((child, i) => refine(child, inScript || (hasScripts && i > 0)));
}

/**
 * @param {MathNode} node
 * @param {boolean} inScript
 */
function refineElement(node, inScript) {
  if (node.type === 'mo') Object.assign(node.attributes, operatorLayout(node, inScript));
  if (node.type === 'msup' || node.type === 'msubsup') {
    lowerPrimes(node);
    nameLayer(node);
  }
  node.classes = [
    ...node.classes.filter((name) => !unusedClass.test(name)),
    ...classesOf(node.style),
  ];
  node.style = {};
  if ('data-slot' in node.attributes && !['mn', 'mi', 'mtext'].includes(node.type ?? '')) {
    throw new Error('\\data{slot=…} must hold one unsigned number');
  }
}

/**
 * Returns attributes for an operator to which Temml has given no layout.
 * @param {MathNode} node
 * @param {boolean} inScript
 * @returns {Record<string, string>}
 */
function operatorLayout(node, inScript) {
  const operator = node.children?.[0]?.text ?? '';
  if (Object.keys(node.attributes).length > 0) return {};
  // TeX sets l+1 in a script, and dots anywhere, without the spaces that MathML would add.
  if (inScript || /[…⋯]/.test(operator)) return { lspace: '0em', rspace: '0em' };
  // Firefox would enlarge ⊙ in a display as if it were a sum.
  if (operator === '⊙') return { largeop: 'false' };
  return {};
}

/**
 * Puts primes beside their letter, σ′, and not into its superscript, since the font draws them raised.
 * Screen readers know both forms.
 * @param {MathNode} node an <msup> or <msubsup>
 */
function lowerPrimes(node) {
  const [base, ...scripts] = node.children ?? [];
  const superscript = scripts.pop();
  const primes = superscript?.type === 'mrow' ? superscript.children : superscript && [superscript];
  if (!primes?.every((prime) => prime.classes?.includes('tml-prime'))) return;
  if (scripts.length === 0) {
    Object.assign(node, { type: 'mrow', children: [base, ...primes] });
  } else {
    const MathElement = /** @type {new (type: string, children: MathNode[]) => MathNode} */ (
      node.constructor
    );
    const primed = new MathElement('mrow', [base, ...primes]);
    Object.assign(node, { type: 'msub', children: [primed, ...scripts] });
  }
}

/**
 * Marks a superscript in parentheses as the number of a layer, not a power: with MathML's intent, screen
 * readers say "a of layer l", or "a sub i of layer l" if there is an index.
 * @param {MathNode} node an <msup> or <msubsup>
 */
function nameLayer(node) {
  const children = node.children ?? [];
  const layer = children.at(-1);
  const [first] = layer?.children ?? [];
  if (!node.type?.endsWith('sup') || first?.children?.[0]?.text !== '(') return;
  const names = children.length === 3 ? ['base', 'index', 'layer'] : ['base', 'layer'];
  children.forEach((child, k) => {
    child.attributes.arg = names[k];
  });
  const base = children.length === 3 ? '_sub:infix($base,$index)' : '$base';
  node.attributes.intent = `_of-layer:infix(${base},$layer)`;
}

/**
 * Returns the classes that stand for an element's style.
 * @param {Record<string, string>} style
 */
function classesOf(style) {
  // Temml 0.13.5 gives the cells that complete a short row its own options for a style.
  if ('level' in style) return ['math-flush-left', 'math-flush-right'];
  return Object.entries(style)
    .map(([property, value]) => {
      const name = property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      const className = classOfStyle.get(`${name}: ${value}`);
      if (className === undefined) {
        throw new Error(`the style "${name}: ${value}" has no class in scripts/typeset.mjs`);
      }
      return className;
    })
    .filter(Boolean);
}

/**
 * Refuses a colour inside \data, which Temml would drop silently.
 * @param {string} tex
 * @param {string} markup
 */
function refuseLostColour(tex, markup) {
  const wanted = tex.match(/\\[fb]wd\b/g) ?? [];
  const found = markup.match(/class="[^"]*\b(forward|backward)\b/g) ?? [];
  if (found.length < wanted.length) {
    throw new Error('a colour is lost: write \\fwd{\\data{…}{…}}, not \\data{…}{\\fwd{…}}');
  }
}

/** @param {string} text */
function decodeEntities(text) {
  /** @type {Record<string, string>} */
  const characters = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" };
  return text.replace(/&(lt|gt|amp|quot|#39);/g, (_, name) => characters[name]);
}

/**
 * Returns Temml's message without its excerpt: our message quotes the whole formula.
 * @param {unknown} error
 */
function reasonOf(error) {
  const { message } = /** @type {Error} */ (error);
  return message.split(/ at (?:position \d|end of input)/)[0];
}

/** @param {string} text */
function oneLine(text) {
  return text.replace(/\s+/g, ' ').trim();
}
