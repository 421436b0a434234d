/** The points that networks learn from, and others of the same kind that they have not seen. */
import { settings } from '../state/settings.js';
import { unpackPoints } from '../state/own-points.js';

/**
 * @typedef {import('../engine/documents.js').Examples} Examples
 * @typedef {import('../engine/engine.js').Engine} Engine
 * @typedef {import('../state/state.js').State} State
 */

/** An ordinary draw, and one more. */
const seeds = { known: 1, fresh: 2 };
const size = 200;

/**
 * @param {Engine} engine
 * @param {Pick<State, 'points'> & Partial<Pick<State, 'own'>>} choice
 * @returns {Examples} where there are none of the reader's own, the first that there are
 */
export function examplesOf(engine, { points, own = '' }) {
  if (points !== 'own') return engine.dataset({ name: points, seed: seeds.known, size });
  const found = unpackPoints(own);
  return found ? examplesFrom(found) : examplesOf(engine, { points: settings.points.default });
}

/**
 * @param {readonly import('../state/own-points.js').OwnPoint[]} points of two classes or more
 * @returns {Examples} two classes are one output; more are one each
 */
export function examplesFrom(points) {
  const classes = Math.max(...points.map(({ kind }) => kind)) + 1;
  return {
    inputs: points.map(({ x, y }) => [x, y]),
    targets: points.map(({ kind }) =>
      classes === 2 ? [kind] : Array.from({ length: classes }, (_, k) => Number(k === kind)),
    ),
  };
}

/**
 * @param {Engine} engine
 * @param {Pick<State, 'points'>} choice
 * @returns {Examples | null} null for penguins, of which there are no more, and the reader's own
 */
export function freshOf(engine, { points }) {
  if (points === 'penguins' || points === 'own') return null;
  return engine.dataset({ name: points, seed: seeds.fresh, size });
}
