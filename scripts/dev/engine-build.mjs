/** Builds the WebAssembly module after an edit of the engine; another edit meanwhile restarts the build. */
import { spawn } from 'node:child_process';

export class EngineBuild {
  /** @type {import('node:child_process').ChildProcess | null} */
  #running = null;

  /** @returns {Promise<{output: string, isWell: boolean} | null>} null if a later build replaced this one */
  start() {
    this.stop();
    const child = spawn('scripts/build-engine.sh', ['wasm', 'backprop-engine'], {
      // In a process group of its own, so that stop() also ends the compilers that it started.
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
      // The build has just ended by itself.
    }
  }
}
