/** Runs suites side by side, as many as there are cores, and adds up what they count. */
import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';

/**
 * @typedef {import('./suites.mjs').Suite} Suite
 *
 * @typedef {object} Planned
 * @property {string} name
 * @property {string[][]} commands to run one after the other
 * @property {readonly string[]} needs the names of suites that run before it
 * @property {boolean} isAlone true if nothing may run beside it
 *
 * @typedef {object} Result
 * @property {string} name
 * @property {number} passed
 * @property {number} failed
 * @property {number} seconds
 */

/** The commands under way, each with all that it starts in a process group of its own. */
const children = /** @type {Set<import('node:child_process').ChildProcess>} */ (new Set());

/** Ends all commands under way, and what they have started: compilers and browsers. */
export function stopSuites() {
  for (const { pid } of children) if (pid !== undefined) process.kill(-pid, 'SIGTERM');
}

/** The counts of tests that programs print: doctest, and two of Node's reporters. */
const counted = {
  passed: [/^\[doctest\] test cases:.*?\| *(\d+) passed/gm, /^(?:#|ℹ) pass (\d+)$/gm],
  failed: [
    /^\[doctest\] test cases:.*?\| *(\d+) failed/gm,
    /^(?:#|ℹ) fail (\d+)$/gm,
    /^(?:#|ℹ) cancelled (\d+)$/gm,
  ],
};

/**
 * Counts the tests of a suite. A suite without counts is one test. A suite that fails has at least one
 * failed test, even if it crashed before it counted one.
 *
 * @param {string} output of its commands
 * @param {boolean} isWell true if all of them succeeded
 * @returns {{passed: number, failed: number}}
 */
export function countTests(output, isWell) {
  const plain = stripVTControlCharacters(output);
  const [passed, failed] = [counted.passed, counted.failed].map((patterns) =>
    patterns.flatMap((pattern) => [...plain.matchAll(pattern)].map(([, number]) => Number(number))),
  );
  const sum = (/** @type {number[]} */ numbers) => numbers.reduce((all, one) => all + one, 0);
  if (isWell && passed.length === 0) return { passed: 1, failed: 0 };
  return { passed: sum(passed), failed: isWell ? sum(failed) : Math.max(1, sum(failed)) };
}

/**
 * @param {readonly Planned[]} planned each after those that it needs
 * @param {{atOnce: number, print: (text: string) => void}} how `atOnce`: how many may run side by side;
 *   `print` gets the output of one suite after the other
 * @returns {Promise<Result[]>} in the order in which they ended
 */
export async function runSuites(planned, { atOnce, print }) {
  const shown = new OneAfterTheOther(print);
  /** @type {Result[]} */
  const results = [];
  /** @type {Map<string, Promise<void>>} */
  const running = new Map();
  let waiting = [...planned];
  let isAlone = false;
  const ended = (/** @type {string} */ name) => results.find((result) => result.name === name);
  const isPlanned = (/** @type {string} */ name) => planned.some((suite) => suite.name === name);

  const start = (/** @type {Planned} */ suite) => {
    const broken = suite.needs.filter((name) => (ended(name)?.failed ?? 0) > 0);
    isAlone = suite.isAlone;
    const work = run(suite, broken, shown).then((result) => {
      results.push(result);
      running.delete(suite.name);
      isAlone = false;
    });
    running.set(suite.name, work);
  };
  while (waiting.length > 0 || running.size > 0) {
    for (const suite of waiting) {
      const isReady = suite.needs.every((name) => ended(name) || !isPlanned(name));
      const hasPlace = suite.isAlone ? running.size === 0 : running.size < atOnce && !isAlone;
      if (isReady && hasPlace) start(suite);
    }
    waiting = waiting.filter(({ name }) => !running.has(name) && !ended(name));
    await Promise.race(running.values());
  }
  return results;
}

/**
 * @param {Planned} suite
 * @param {string[]} broken the failed builds that it needs
 * @param {OneAfterTheOther} shown
 * @returns {Promise<Result>}
 */
async function run({ name, commands }, broken, shown) {
  const start = performance.now();
  const out = shown.open();
  let output = '';
  const write = (/** @type {string} */ text) => {
    output += text;
    out.write(text);
  };
  out.write(`== ${name}\n`);
  let isWell = broken.length === 0;
  if (!isWell) write(`not run: ${broken.join(' and ')} failed\n`);
  for (const [program, ...words] of commands) {
    if (isWell) isWell = await execute(program, words, write);
  }
  out.close();
  const seconds = (performance.now() - start) / 1000;
  return { name, ...countTests(output, isWell), seconds };
}

/**
 * @param {string} program
 * @param {string[]} words
 * @param {(text: string) => void} write gets the output piece by piece
 * @returns {Promise<boolean>} true if it exited with status 0
 */
function execute(program, words, write) {
  return new Promise((done) => {
    const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    children.add(child);
    child.stdout.setEncoding('utf8').on('data', write);
    child.stderr.setEncoding('utf8').on('data', write);
    child.on('error', (problem) => {
      children.delete(child);
      write(`${problem.message}\n`);
      done(false);
    });
    child.on('close', (status, signal) => {
      children.delete(child);
      if (signal) write(`${program}: ended by ${signal}\n`);
      done(status === 0);
    });
  });
}

/** Prints several outputs one after the other: the first as it comes, the others once it has ended. */
class OneAfterTheOther {
  /** @type {{text: string, isOpen: boolean}[]} the first of them is being printed */
  #queue = [];
  #print;

  /** @param {(text: string) => void} print */
  constructor(print) {
    this.#print = print;
  }

  /** @returns {{write: (text: string) => void, close: () => void}} */
  open() {
    const mine = { text: '', isOpen: true };
    this.#queue.push(mine);
    return {
      write: (text) => {
        mine.text += text;
        this.#flush();
      },
      close: () => {
        mine.isOpen = false;
        if (mine !== this.#queue[0]) this.#endedFirst(mine);
        this.#flush();
      },
    };
  }

  /**
   * Moves an output that has ended before those that are still open, except the first.
   *
   * @param {{text: string, isOpen: boolean}} mine
   */
  #endedFirst(mine) {
    const [first, ...others] = this.#queue.filter((each) => each !== mine);
    const open = others.findIndex(({ isOpen }) => isOpen);
    const place = open < 0 ? others.length : open;
    this.#queue = [first, ...others.slice(0, place), mine, ...others.slice(place)];
  }

  #flush() {
    while (this.#queue.length > 0) {
      const [first] = this.#queue;
      if (first.text !== '') this.#print(first.text);
      first.text = '';
      if (first.isOpen) return;
      this.#queue.shift();
    }
  }
}
