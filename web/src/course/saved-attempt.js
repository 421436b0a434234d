/** An attempt as text: the lesson, and what a learning management system (LMS) may fail to return. */
import { numberIn, percentIn, statusIn } from './versions.js';

/**
 * @typedef {import('./versions.js').Status} Status
 *
 * @typedef {object} SavedAttempt
 * @property {string} lesson text for the lesson's `resume`
 * @property {string} id of the attempt; '' in texts of earlier versions of the lesson
 * @property {number} count of the attempt's texts: the higher of two is the later
 * @property {number | null} best score, from 0 to 100
 * @property {Status | ''} reached
 */

const own = ['attempt', 'count', 'best', 'reached'];

/**
 * @param {Omit<SavedAttempt, 'lesson'>} attempt
 * @returns {string} the attempt without the lesson
 */
export function writeAttempt({ id, count, best, reached }) {
  const score = best === null ? '' : `&best=${best}`;
  return `&attempt=${id}&count=${count}${score}&reached=${reached}`;
}

/**
 * @param {string} text a lesson's text, followed by that of `writeAttempt`; '' for none
 * @returns {SavedAttempt | null}
 */
export function readAttempt(text) {
  if (text === '') return null;
  const kept = new URLSearchParams(text);
  const lesson = text
    .split('&')
    .filter((part) => !own.includes(part.split('=')[0]))
    .join('&');
  return {
    lesson,
    id: kept.get('attempt') ?? '',
    count: numberIn(kept.get('count') ?? '') ?? 0,
    best: percentIn(kept.get('best') ?? ''),
    reached: statusIn(kept.get('reached') ?? ''),
  };
}

/**
 * @param {SavedAttempt | null} stored by the LMS, as it says
 * @param {SavedAttempt | null} copy of the last text that this browser sent
 * @param {boolean} isBack true if the browser restored the course's page, so that the LMS's answers may be
 *   outdated
 * @returns {SavedAttempt | null} the one to go on from; null to begin anew
 */
export function laterOf(stored, copy, isBack) {
  if (copy === null) return stored;
  if (stored === null) return isBack ? copy : null;
  const isSame = stored.id !== '' && stored.id === copy.id;
  return (isSame && copy.count > stored.count) || (isBack && stored.id === '') ? copy : stored;
}
