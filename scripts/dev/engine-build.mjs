/** Builds the WebAssembly module after an edit of the engine; an edit in between starts again. */
import { spawn } from 'node:child_process';

export class EngineBuild {
  /** @type {import('node:child_process').ChildProcess | null} */
  #running = null;

  /** @returns {Promise<{output: string, isWell: boolean} | null>} null where a later one took its place */
  start() {
    this.stop();
    const child = spawn('scripts/build-engine.sh', ['wasm', 'backprop-engine'], {
      // A group of its own, which is stopped with the compilers that it has started.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#running = child;
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    }
    return new Promise((done) => {
      child.on('error', ({ message }) => done({ output: message, isWell: false }));
      child.on('close', (status) => {
        if (this.#running !== child) return done(null);
        this.#running = null;
        done({ output, isWell: status === 0 });
      });
    });
  }

  stop() {
    const child = this.#running;
    this.#running = null;
    if (child?.pid === undefined) return;
    try {
      process.kill(-child.pid);
    } catch {
      // It has just ended.
    }
  }
}
