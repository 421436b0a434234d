/** Runs suites of tests: `node scripts/test/main.mjs [--list] [SUITE...] [PATTERN]`, for test.sh. */
import { availableParallelism } from 'node:os';
import { chosen, plan } from './choose.mjs';
import { runSuites, stopSuites } from './run.mjs';
import { groups, suites } from './suites.mjs';

const words = process.argv.slice(2);
if (words.includes('--list')) {
  console.log(list());
} else {
  const planned = understood();
  if (planned) await runAndReport(planned);
}

/** @returns {import('./run.mjs').Planned[] | null} null, after an error message, if the arguments are wrong */
function understood() {
  try {
    return plan(chosen(words, { suites, groups }), suites);
  } catch (problem) {
    console.error(`test.sh: ${/** @type {Error} */ (problem).message}`);
    process.exitCode = 2;
    return null;
  }
}

/** @param {import('./run.mjs').Planned[]} planned */
async function runAndReport(planned) {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.once(signal, () => {
      stopSuites();
      process.exit(1);
    });
  }
  const results = await runSuites(planned, {
    atOnce: availableParallelism(),
    print: (text) => process.stdout.write(text),
  });
  const rows = results.map(
    ({ name, passed, failed, seconds }) =>
      `${seconds.toFixed(1).padStart(7)} s  ${name}: ${passed} passed, ${failed} failed`,
  );
  const sum = (/** @type {'passed' | 'failed'} */ what) =>
    results.reduce((all, result) => all + result[what], 0);
  console.log(`\n${rows.join('\n')}\n\n${sum('passed')} passed, ${sum('failed')} failed`);
  if (sum('failed') > 0) process.exitCode = 1;
}

/** @returns {string} the suites and the groups */
function list() {
  const rows = Object.entries(suites).map(([name, { says }]) => `  ${name.padEnd(14)} ${says}`);
  const sets = Object.entries(groups).map(
    ([name, members]) =>
      `  ${name.padEnd(14)} ${name === 'all' ? 'all of them' : members.join(', ')}`,
  );
  return `suites\n${rows.join('\n')}\ngroups\n${sets.join('\n')}`;
}
