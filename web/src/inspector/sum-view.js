/** Shows a sum term by term, with factors and bars; marks the largest. A press on a term selects its source. */
import { h } from '../parts/dom.js';
import { button } from '../parts/fields.js';
import * as words from '../words/why.js';
import { spans } from './spans.js';
import { largestOf, writer } from './sums.js';

/**
 * @typedef {import('../network/parameters.js').NetworkPart} NetworkPart
 * @typedef {import('./sums.js').Sum} Sum
 * @typedef {import('./sums.js').Term} Term
 */

/** The most terms shown; of a longer sum, the largest terms and the total of the rest. */
const mostTerms = 12;

/**
 * @param {Sum} sum
 * @param {number} digits
 * @param {(place: NetworkPart) => void} onGo
 * @returns {HTMLElement}
 */
export function sumView({ title, terms, role }, digits, onGo) {
  const { shown, others } = shortened(terms);
  const write = writer({ digits });
  const most = Math.max(...terms.map(({ value }) => Math.abs(value)));
  const largest = terms.length > 1 && most > 0 ? terms[largestOf(terms)] : null;
  const rows = shown.map((term) => {
    const bar = h('i', { class: `term-bar ${role}`, 'aria-hidden': 'true' });
    bar.style.setProperty('--share', String(most > 0 ? Math.abs(term.value) / most : 0));
    bar.classList.toggle('negative', term.value < 0);
    const { place } = term;
    const name = place
      ? button(term.name, () => onGo(place), 'term-name')
      : h('span', {}, term.name);
    const value = h('span', { class: `term-value ${role}` }, `= ${write(term.value)}`);
    return h(
      'li',
      { class: term === largest && 'largest' },
      name,
      h('span', { class: 'term-parts' }, ...spans(term.parts)),
      value,
      h('span', { class: 'term-track' }, bar),
      h('span', { class: 'term-mark' }, term === largest ? words.largest : ''),
    );
  });
  if (others.length > 0) {
    const rest = others.reduce((sum, { value }) => sum + value, 0);
    rows.push(
      h(
        'li',
        {},
        h('span', {}, words.andOthers(others.length)),
        h('span', {}),
        h('span', { class: `term-value ${role}` }, `= ${write(rest)}`),
      ),
    );
  }
  return h(
    'div',
    { class: 'sum' },
    h('p', { class: 'sum-title' }, ...spans(title)),
    h('ol', {}, ...rows),
  );
}

/**
 * @param {readonly Term[]} terms
 * @returns {{shown: Term[], others: Term[]}} each in the sum's order
 */
function shortened(terms) {
  if (terms.length <= mostTerms) return { shown: [...terms], others: [] };
  const bySize = [...terms].sort((one, other) => Math.abs(other.value) - Math.abs(one.value));
  const large = new Set(bySize.slice(0, mostTerms - 1));
  return {
    shown: terms.filter((term) => large.has(term)),
    others: terms.filter((term) => !large.has(term)),
  };
}
