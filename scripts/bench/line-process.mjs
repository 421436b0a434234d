import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** Restricts libraries that would use all processors to one thread. */
const oneThread = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };

/** A process that answers each line of JSON with one. */
export class LineProcess {
  #process;
  #lines;
  #complaints = '';
  #closed;

  /**
   * @param {string} command
   * @param {string[]} options
   */
  constructor(command, options) {
    this.#process = spawn(command, options, { env: { ...process.env, ...oneThread } });
    this.#lines = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
    this.#process.stderr.on('data', (text) => (this.#complaints += text));
    this.#closed = new Promise((resolve) => this.#process.on('close', resolve));
    // If the process does not start, or has ended, ask() finds no line to read and says why.
    this.#process.on('error', (error) => (this.#complaints += `${error.message}\n`));
    this.#process.stdin.on('error', () => {});
  }

  /**
   * @param {import('./host.js').Request} request
   * @returns {Promise<import('./host.js').Answer>}
   */
  async ask(request) {
    this.#process.stdin.write(`${JSON.stringify(request)}\n`);
    const { value, done } = await this.#lines.next();
    if (done) {
      await this.#closed; // by then, the last complaints have been read
      throw new Error(this.#complaints.trim().split('\n').at(-1) || 'ended without an answer');
    }
    const answer = JSON.parse(value);
    if (answer.error) throw new Error(answer.error);
    return answer;
  }

  close() {
    this.#process.kill();
  }
}
