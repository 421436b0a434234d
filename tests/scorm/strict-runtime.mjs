/**
 * A SCORM 1.2 runtime that refuses everything it may refuse: lengths, vocabularies, formats and error
 * codes are those of SCORM 1.2's run-time environment, with Moodle's 201 for any argument but "". It uses
 * nothing outside the function, so it can be sent to a page as text.
 *
 * @param {Record<string, string>} [stored] the data of an earlier attempt
 * @returns {Record<'LMSInitialize' | 'LMSFinish' | 'LMSCommit' | 'LMSGetValue' | 'LMSSetValue' |
 *   'LMSGetLastError', (...texts: string[]) => string> & {
 *   data: Record<string, string>, refusals: string[], calls: string[], finished: boolean}}
 */
export function strictRuntime(stored = {}) {
  const writable = {
    'cmi.core.lesson_location': /^[^]{0,255}$/,
    'cmi.core.lesson_status': /^(passed|completed|failed|incomplete|browsed)$/,
    'cmi.core.score.raw': /^(100(\.0+)?|\d{1,2}(\.\d+)?)$/,
    'cmi.core.score.min': /^(100(\.0+)?|\d{1,2}(\.\d+)?)$/,
    'cmi.core.score.max': /^(100(\.0+)?|\d{1,2}(\.\d+)?)$/,
    'cmi.core.exit': /^(time-out|suspend|logout|)$/,
    'cmi.core.session_time': /^\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?$/,
    'cmi.suspend_data': /^[\x20-\x7e]{0,4096}$/,
  };
  const writeOnly = ['cmi.core.exit', 'cmi.core.session_time'];
  const readOnly = [
    'cmi.core.entry',
    'cmi.core.lesson_mode',
    'cmi.core.student_id',
    'cmi.core.student_name',
    'cmi.core.credit',
    'cmi.core.total_time',
    'cmi.student_data.mastery_score',
    'cmi.launch_data',
  ];
  const initial = {
    'cmi.core.entry': 'ab-initio',
    'cmi.core.lesson_mode': 'normal',
    'cmi.core.lesson_status': 'not attempted',
  };
  /** @type {Record<string, string>} */
  const data = { ...initial, ...stored };
  /** @type {string[]} */
  const refusals = [];
  /** @type {string[]} */
  const calls = [];
  let state = 'before';
  let error = '0';

  /** The formats of the parts of an interaction (an answer to a question), all of them write-only. */
  const interaction = {
    id: /^[\w-]{1,255}$/,
    time: /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?$/,
    type: /^(true-false|choice|fill-in|matching|performance|sequencing|likert|numeric)$/,
    student_response: /^[^]{0,255}$/,
    result: /^(correct|wrong|unanticipated|neutral|-?\d+(\.\d+)?)$/,
  };
  let interactions = 0;
  const formOf = (/** @type {string} */ element) => {
    const [, index, part] = /^cmi\.interactions\.(\d+)\.([\w.]+)$/.exec(element) ?? [];
    if (index === undefined || Number(index) > interactions) return undefined;
    if (/^correct_responses\.\d+\.pattern$/.test(part)) return interaction.student_response;
    return Object.entries(interaction).find(([name]) => name === part)?.[1];
  };

  const answer = (/** @type {string} */ code, /** @type {string} */ call, value = 'true') => {
    error = code;
    calls.push(call);
    if (code === '0') return value;
    refusals.push(`${code}: ${call}`);
    return value === 'true' ? 'false' : '';
  };
  const unless = (/** @type {string} */ wanted) => (state === wanted ? '0' : '301');
  const lifecycle = (
    /** @type {string} */ name,
    /** @type {unknown} */ argument,
    /** @type {string} */ wanted,
    /** @type {string} */ next,
  ) => {
    const code = argument === '' ? unless(wanted) : '201';
    if (code === '0') state = next;
    return answer(code, name);
  };

  return {
    data,
    refusals,
    calls,
    get finished() {
      return state === 'after';
    },
    LMSInitialize: (argument) => lifecycle('LMSInitialize', argument, 'before', 'running'),
    LMSFinish: (argument) => lifecycle('LMSFinish', argument, 'running', 'after'),
    LMSCommit: (argument) => lifecycle('LMSCommit', argument, 'running', 'running'),
    LMSGetValue: (element) => {
      if (element === 'cmi.interactions._children') return answer('0', `get ${element}`, 'id,type');
      if (element === 'cmi.interactions._count')
        return answer('0', `get ${element}`, String(interactions));
      const known = element in writable || readOnly.includes(element);
      const code = writeOnly.includes(element) ? '404' : known ? unless('running') : '401';
      return answer(code, `get ${element}`, data[element] ?? '');
    },
    LMSSetValue: (element, value) => {
      const form =
        Object.entries(writable).find(([name]) => name === element)?.[1] ?? formOf(element);
      const keyword = /\._(children|count|version)$/.test(element);
      const refused = keyword ? '402' : readOnly.includes(element) ? '403' : '401';
      const taken = typeof value === 'string' && form?.test(value);
      const code = form === undefined ? refused : taken ? unless('running') : '405';
      if (code === '0') data[element] = value;
      const [, index] = /^cmi\.interactions\.(\d+)\./.exec(element) ?? [];
      if (code === '0' && Number(index) === interactions) interactions += 1;
      return answer(code, `set ${element}`);
    },
    LMSGetLastError: () => error,
  };
}
