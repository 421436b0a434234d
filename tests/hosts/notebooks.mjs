/** Starts Jupyter's notebook server, with the settings of a new reader. */
import { spawn, execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Debian's modules need Debian's Python, which need not be the first in the PATH. */
const python = '/usr/bin/python3';

/**
 * @param {string} folder of the notebooks, which are marked as trusted
 * @returns {Promise<{address: string, close: () => void}>}
 * @throws {Error} with the server's output, if it ends at once
 */
export async function serveNotebooks(folder) {
  const home = { HOME: folder, JUPYTER_NO_CONFIG: '1' };
  const env = { ...process.env, ...home, JUPYTER_RUNTIME_DIR: join(folder, '.runtime') };
  const notebooks = ['index.ipynb', 'frame.ipynb'];
  // In a notebook that is not trusted, Jupyter shows no elements and no frames.
  await promisify(execFile)(python, ['-m', 'nbformat.sign', ...notebooks], { cwd: folder, env });
  const port = await freePort();
  const words = ['-m', 'notebook', '--no-browser', '--allow-root', `--port=${port}`];
  const server = spawn(python, [...words, '--port-retries=0', '--NotebookApp.token='], {
    cwd: folder,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  const started = new Promise((done, fail) => {
    server.stderr.on('data', (text) => {
      said += text;
      if (said.includes('is running at')) done(null);
    });
    server.on('exit', () => fail(new Error(`Jupyter ended: ${said}`)));
    server.on('error', fail);
  });
  await started;
  return { address: `http://localhost:${port}/`, close: () => server.kill('SIGKILL') };
}

/** @returns {Promise<number>} a free port */
async function freePort() {
  const probe = createServer().listen(0, 'localhost');
  await once(probe, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
  probe.close();
  await once(probe, 'close');
  return port;
}
