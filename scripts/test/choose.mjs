/** Reads the arguments of scripts/test.sh, and plans the suites to run. */

/**
 * @typedef {import('./suites.mjs').Suite} Suite
 * @typedef {import('./suites.mjs').Asked} Asked
 * @typedef {import('./run.mjs').Planned} Planned
 *
 * @typedef {object} Known
 * @property {Readonly<Record<string, Suite>>} suites
 * @property {Readonly<Record<string, readonly string[]>>} groups names of suites
 */

/**
 * @param {readonly string[]} words suites and groups, then a pattern; none for all suites
 * @param {Known} known
 * @returns {{names: string[], pattern: string, isQuick: boolean}} the suites in their order
 * @throws {Error} if a suite is unknown
 */
export function chosen(words, { suites, groups }) {
  const isKnown = (/** @type {string} */ word) => Object.hasOwn({ ...suites, ...groups }, word);
  const last = words.at(-1);
  const pattern = words.length > 1 && last !== undefined && !isKnown(last) ? last : '';
  const asked = pattern === '' ? [...words] : words.slice(0, -1);
  const unknown = asked.find((word) => !isKnown(word));
  if (unknown !== undefined) {
    const names = [...Object.keys(groups), ...Object.keys(suites)].join(', ');
    throw new Error(`unknown suite '${unknown}': expected one of ${names}`);
  }
  const all = asked.length === 0 ? Object.keys(suites) : asked;
  const wanted = all.flatMap((word) => groups[word] ?? [word]);
  return {
    names: Object.keys(suites).filter((name) => wanted.includes(name)),
    pattern,
    isQuick: asked.length > 0 && asked.every((word) => word === 'fast'),
  };
}

/**
 * Plans the suites. It looks for the pattern in the names of their files; if no file has it, in the names
 * of their tests.
 *
 * @param {{names: readonly string[], pattern: string, isQuick: boolean}} choice
 * @param {Known['suites']} suites
 * @returns {Planned[]} the suites and the builds that they need, in order
 * @throws {Error} if nothing matches the pattern
 */
export function plan({ names, pattern, isQuick }, suites) {
  const tests = names.filter((name) => pattern === '' || !suites[name].isBuild);
  const [found] = /** @type {const} */ (['file', 'test'])
    .map((by) => planned(tests, suites, { pattern, by, isQuick }))
    .filter((each) => each.length > 0);
  if (!found) throw new Error(`nothing in ${names.join(', ')} has '${pattern}' in its name`);
  return found;
}

/**
 * @param {readonly string[]} names
 * @param {Known['suites']} suites
 * @param {Asked} asked
 * @returns {Planned[]}
 */
function planned(names, suites, asked) {
  /** @type {Map<string, string[][]>} */
  const commands = new Map();
  const add = (/** @type {string} */ name, /** @type {string[][] | null} */ found) => {
    if (!found || commands.has(name)) return;
    commands.set(name, found);
    for (const needed of suites[name].needs ?? []) {
      add(needed, suites[needed].commands({ ...asked, pattern: '', by: 'file' }));
    }
  };
  for (const name of names) add(name, suites[name].commands(asked));
  return Object.entries(suites)
    .filter(([name]) => commands.has(name))
    .map(([name, { needs = [], isAlone = false }]) => ({
      name,
      commands: /** @type {string[][]} */ (commands.get(name)),
      needs,
      isAlone,
    }));
}
