/**
 * A SCORM 1.2 runtime that accepts everything and answers "" to every read, as some do. It uses nothing
 * outside the function, so it can be sent to a page as text.
 *
 * @returns {Record<'LMSInitialize' | 'LMSFinish' | 'LMSCommit' | 'LMSGetValue' | 'LMSSetValue' |
 *   'LMSGetLastError', (...texts: string[]) => string> & {
 *   data: Record<string, string>, refusals: string[], finished: boolean}}
 */
export function lossyRuntime() {
  /** @type {Record<string, string>} */
  const data = {};
  const runtime = {
    data,
    refusals: [],
    finished: false,
    LMSInitialize: () => 'true',
    LMSFinish: () => {
      runtime.finished = true;
      return 'true';
    },
    LMSCommit: () => 'true',
    LMSGetValue: () => '',
    LMSSetValue: (/** @type {string} */ element, /** @type {string} */ value) => {
      data[element] = value;
      return 'true';
    },
    LMSGetLastError: () => '0',
  };
  return runtime;
}
