/** The numbers that an example's author printed, beside the engine's. */

/**
 * @typedef {import('../engine/documents.js').NetworkDocument} NetworkDocument
 * @typedef {import('../engine/engine.js').Engine} Engine
 *
 * @typedef {object} Printed a number that the author printed
 * @property {string} what it is called there
 * @property {string} path into the trace; `step(R).` before a path into the document after one update at the
 *   learning rate R, or before `loss`; `mean.loss` of several examples
 * @property {string} value as printed
 * @property {number} [factor] by which ours has to be multiplied to be theirs; default: 1
 * @property {string} [wrong] why the printed number is known to be wrong
 *
 * @typedef {object} Example a published example, as its file states it
 * @property {string} id the file's name
 * @property {string} look what to look at, in one sentence
 * @property {string} [writes] how the author's notation differs from ours
 * @property {Printed[]} [printed]
 * @property {NetworkDocument & {name: string, source: string}} document
 *
 * @typedef {'same' | 'rounded' | 'wrong' | 'other'} Verdict same: to the digits printed; rounded: nearly, as
 *   where the author went on with rounded numbers; wrong: known to be wrong
 * @typedef {{what: string, theirs: string, ours: number, verdict: Verdict, wrong: string | null}} Row
 */

/** How far off, as a share, a number may be that was computed from rounded ones. */
const roundingShare = 0.01;

/**
 * @param {Engine} engine
 * @param {Example} example
 * @returns {Row[]}
 */
export function compared(engine, { document, printed = [] }) {
  return printed.map(({ what, path, value, factor = 1, wrong = null }) => {
    const ours = factor * numberAt(engine, document, path);
    const verdict = wrong === null ? verdictOf(ours, value) : 'wrong';
    return { what, theirs: value, ours, verdict, wrong };
  });
}

/**
 * @param {NetworkDocument} document an opened one, perhaps an example that was changed
 * @param {Example} example
 * @returns {boolean} whether it is the example by name and shape; its numbers may have changed, as by an update
 */
export function isOf(document, { document: { name, inputs, layers, loss } }) {
  const shapeOf = (/** @type {Pick<NetworkDocument, 'inputs' | 'layers' | 'loss'>} */ it) =>
    JSON.stringify([it.inputs, it.loss, it.layers.map((each) => [each.units, each.activation])]);
  return document.name === name && shapeOf(document) === shapeOf({ inputs, layers, loss });
}

/**
 * @param {number} ours
 * @param {string} theirs
 * @returns {Verdict}
 */
function verdictOf(ours, theirs) {
  const [, decimals = ''] = theirs.split('.');
  const distance = Math.abs(ours - Number(theirs));
  if (distance <= 0.5000001 * 10 ** -decimals.length) return 'same';
  return distance <= roundingShare * Math.abs(ours) ? 'rounded' : 'other';
}

/**
 * @param {Engine} engine
 * @param {NetworkDocument} document
 * @param {string} path
 * @returns {number}
 * @throws {Error} if nothing is there
 */
function numberAt(engine, document, path) {
  const [, rate, after] = /^step\((.*?)\)\.(.*)$/.exec(path) ?? [];
  const session = engine.open(document);
  try {
    if (path === 'mean.loss') return session.meanLoss();
    if (rate === undefined) return found(session.trace(), path);
    session.backward();
    session.update(Number(rate));
    return after === 'loss' ? session.forward() : found(session.document(), after);
  } finally {
    session.close();
  }
}

/**
 * @param {unknown} value
 * @param {string} path such as `layers[0].weights[1][0]`
 * @returns {number}
 */
function found(value, path) {
  const names = path.split(/[.[\]]+/).filter((name) => name !== '');
  const number = names.reduce((/** @type {any} */ within, name) => within?.[name], value);
  if (typeof number !== 'number') throw new Error(`${path}: expected a number, found ${number}`);
  return number;
}
