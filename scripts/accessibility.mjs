/** Writes the tables of the pages about accessibility from web/accessibility.json. */
import { escaped } from '../web/src/drawing/svg-context.js';

/**
 * @typedef {'supports' | 'partially supports' | 'does not support' | 'not applicable'} Conformance
 *
 * @typedef {object} Entry
 * @property {string} id of a criterion of WCAG, or a clause of EN 301 549
 * @property {string} name as the standard has it
 * @property {'A' | 'AA'} [level] of a criterion
 * @property {Conformance} conformance
 * @property {string} remark
 * @property {string[]} [tests] each a file and the title of a test in it, as they stand in the source
 * @property {{what: string, when: string}} [looked] what a person looked at, and when
 * @property {string[]} [criteria] of WCAG, on which a clause rests
 *
 * @typedef {object} Accessibility
 * @property {string} reported the date of the report
 * @property {Entry[]} criteria of WCAG 2.2, levels A and AA
 * @property {Entry[]} functional clause 4.2 of EN 301 549, functional performance statements
 * @property {Entry[]} clauses the others of EN 301 549
 */

/** The words of the usual form of such reports. @type {Readonly<Record<Conformance, string>>} */
const conformances = {
  supports: 'Supports',
  'partially supports': 'Partially Supports',
  'does not support': 'Does Not Support',
  'not applicable': 'Not Applicable',
};

/**
 * @param {Accessibility} record
 * @returns {Record<'reported' | 'levelA' | 'levelAA' | 'functional' | 'clauses' | 'limits', string>} HTML, by the
 *   name of its place: the tables, and a list of what is not fully supported
 */
export function accessibilityParts({ reported, criteria, functional, clauses }) {
  const atLevel = (/** @type {string} */ wanted) =>
    criteria.filter(({ level }) => level === wanted);
  const limits = criteria.filter(({ conformance }) =>
    ['partially supports', 'does not support'].includes(conformance),
  );
  return {
    reported,
    levelA: tableOf('Criterion', atLevel('A')),
    levelAA: tableOf('Criterion', atLevel('AA')),
    functional: tableOf('Clause', functional),
    clauses: tableOf('Clause', clauses),
    limits: limits
      .map(({ id, name, remark }) => `<li><b>${escaped(name)}</b> (${id}). ${escaped(remark)}</li>`)
      .join('\n'),
  };
}

/**
 * @param {'Criterion' | 'Clause'} kind of the entries
 * @param {readonly Entry[]} entries
 * @returns {string} a table with a row each: the entry, the conformance, and the remark with its evidence
 */
function tableOf(kind, entries) {
  const heads = [kind, 'Conformance level', 'Remarks and explanations'];
  const head = heads.map((text) => `<th scope="col">${text}</th>`).join('');
  const rows = entries
    .map(
      ({ id, name, conformance, remark, ...evidence }) =>
        `<tr><th scope="row">${id} ${escaped(name)}</th><td>${conformances[conformance]}</td><td>${escaped(remark)}${evidenceOf(evidence)}</td></tr>`,
    )
    .join('\n');
  return `<table><thead><tr>${head}</tr></thead><tbody>\n${rows}\n</tbody></table>`;
}

/**
 * @param {Pick<Entry, 'tests' | 'looked' | 'criteria'>} evidence
 * @returns {string} HTML
 */
function evidenceOf({ tests = [], looked, criteria = [] }) {
  const items = [
    ...tests.map((test) => `Test: ${escaped(readable(test))}`),
    ...(looked ? [`Looked at on ${looked.when}: ${escaped(looked.what)}`] : []),
    ...(criteria.length > 0 ? [`See ${criteria.join(', ')}`] : []),
  ];
  if (items.length === 0) return '';
  return `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
}

/**
 * @param {string} test its file and its title in the source
 * @returns {string} the title with "…" for what differs between runs, and the file
 */
function readable(test) {
  const [file, title] = splitTest(test);
  return `“${title.replace(/^\$\{\w+(\.\w+)?\}[:,] /, '').replace(/\$\{[^}]*\}/g, '…')}” (${file})`;
}

/**
 * @param {string} test
 * @returns {[file: string, title: string]}
 */
export function splitTest(test) {
  const at = test.indexOf(': ');
  return [test.slice(0, at), test.slice(at + 2)];
}
