/** The entry point of the single-file page: in a frame, on a disk, or in an LMS package. */
import { inlineEngine } from '../engine/engine-inline.js';
import { locateEngine } from '../engine/engine-source.js';
import { startPage } from './page.js';
import { findApi, waitForApi } from '../course/api.js';
import { keepAttempt, sayRecord } from '../course/course-page.js';
import * as versions from '../course/versions.js';
import { record } from '../words/notices.js';

locateEngine(inlineEngine);
// A lesson framed in another course's package must not take that course's attempt.
if (scormVersion !== '' && (window.parent !== window || window.opener !== null)) {
  startInCourse(versions[scormVersion]);
} else {
  startPage('file');
}

/** @param {versions.Version} version of the package */
async function startInCourse(version) {
  // A course's files have no public address to share.
  const lesson = startPage('file', { shared: false });
  const look = () => findApi(window, version);
  if (look() === null) sayRecord(record.connecting);
  const api = await waitForApi(look, setTimeout);
  if (api === null) sayRecord(record.absent);
  else keepAttempt(lesson, api, version);
}
