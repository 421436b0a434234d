/**
 * Starts contestants for the race, each in a process of its own, and returns how to send it requests.
 * The requests and answers are those of host.js.
 *
 * @typedef {object} Entry
 * @property {(request: import('./host.js').Request) => Promise<import('./host.js').Answer>} ask
 * @property {() => void | Promise<void>} close
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import puppeteer from 'puppeteer-core';
import { serve } from '../serve.mjs';
import { LineProcess } from './line-process.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';
const python = '/usr/bin/python3';

/**
 * @param {string} module its path, absolute or relative to this folder
 * @returns {Entry}
 */
export function enterNode(module) {
  const host = fileURLToPath(new URL('node-host.mjs', import.meta.url));
  const here = fileURLToPath(new URL('.', import.meta.url));
  return new LineProcess(process.execPath, [host, resolve(here, module)]);
}

/** @returns {Entry} */
export function enterPytorch() {
  if (!existsSync(python)) throw new Error(`skipped: no ${python}`);
  return new LineProcess(python, [
    fileURLToPath(new URL('contestants/pytorch.py', import.meta.url)),
  ]);
}

/**
 * Enters a native program, which starts anew for each request and measures itself. It returns no outputs:
 * the engine's own tests compare its training with PyTorch's.
 *
 * @param {string} name
 * @param {string} [folder] of the project
 * @returns {Entry}
 */
export function enterNative(name, folder = root) {
  const program = `build/bench/${name}`;
  if (!existsSync(`${folder}/${program}`)) throw new Error(`${program} is not built`);
  let document = '';
  return {
    async ask({ prepare, measure }) {
      if (prepare) {
        document = JSON.stringify(prepare);
        return {};
      }
      const options = ['--milliseconds', `${measure}`, '--rounds', '1', '--warm-up', '50'];
      const running = promisify(execFile)(`${folder}/${program}`, options);
      running.child.stdin?.end(document);
      const { stdout } = await running;
      return { steps_per_second: JSON.parse(stdout).steps_per_second[0] };
    },
    close() {},
  };
}

/** @returns {Promise<Entry>} */
export async function enterChromium() {
  if (!existsSync(chromium)) throw new Error(`skipped: no ${chromium}`);
  const browser = await puppeteer.launch({
    executablePath: chromium,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const page = await browser.newPage();
  const server = await serve(root);
  return {
    async ask(request) {
      if (request.prepare) await page.goto(`${server.address}scripts/bench/page.html`);
      return page.evaluate(
        async (module, request) => (await import(module)).answer(request),
        '/scripts/bench/page.js',
        request,
      );
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}
