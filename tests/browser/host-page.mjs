/** Serves pages that frame the lesson, from the same origin and from another. */
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { serve } from '../../scripts/serve.mjs';
import { envelope } from '../../web/src/host/protocol.js';

/** @typedef {import('./driven-page.mjs').DrivenPage} DrivenPage */

/** Runs in the host page: logs the messages of its frames. */
function listen() {
  /** @type {any[]} */
  const log = [];
  Object.assign(window, { log });
  addEventListener('message', ({ data, source, origin }) => {
    const frames = [...document.querySelectorAll('iframe')];
    const frame = frames.findIndex(({ contentWindow }) => contentWindow === source);
    log.push({ frame, origin, data });
  });
}

/**
 * @typedef {object} HostServer
 * @property {(file: string, body: string) => string} write writes a page with this body and returns its
 *   address
 * @property {(file: string, contents: string) => void} put writes a file beside the pages
 * @property {string} lesson the address of the lesson's folder, of the same origin
 * @property {string} foreignLesson the address of the same folder, of another origin
 * @property {() => void} close
 *
 * @returns {Promise<HostServer>}
 */
export async function serveHost() {
  const folder = mkdtempSync(join(tmpdir(), 'host-'));
  symlinkSync(resolve('dist'), join(folder, 'lesson'));
  const own = await serve(folder);
  const foreign = await serve(folder);
  return {
    write: (file, body) => {
      const head = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title>`;
      writeFileSync(join(folder, file), `${head}<script>(${listen})()</script>${body}`);
      return own.address + file;
    },
    put: (file, contents) => writeFileSync(join(folder, file), contents),
    lesson: `${own.address}lesson/`,
    foreignLesson: `${foreign.address}lesson/`,
    close: () => {
      own.close();
      foreign.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/**
 * Runs in the host page: posts a message to a frame.
 *
 * @param {number} frame
 * @param {unknown} message
 */
export function post(frame, message) {
  document.querySelectorAll('iframe')[frame].contentWindow?.postMessage(message, '*');
}

/**
 * Runs in the host page.
 *
 * @param {number} frame
 * @returns {{origin: string, data: any}[]} the messages of the frame so far
 */
export function said(frame) {
  return /** @type {any} */ (window).log.filter(
    (/** @type {any} */ entry) => entry.frame === frame,
  );
}

export const isReady = (/** @type {any} */ data) => data.type === 'ready';

/**
 * @param {DrivenPage} page
 * @param {(data: any) => boolean} wanted
 * @param {string} what
 */
export async function hears(page, wanted, what) {
  const entries = await page.waitFor(
    what,
    () => page.run(said, 0),
    (log) => log.some(({ data }) => wanted(data)),
  );
  return entries.filter(({ data }) => wanted(data)).at(-1)?.data;
}

/**
 * @param {DrivenPage} page
 * @param {string} type
 * @param {object} [more]
 */
export async function ask(page, type, more = {}) {
  const id = `${type} ${Math.random()}`;
  await page.run(post, 0, { ...envelope, type, id, ...more });
  return hears(page, (data) => data.type === 'reply' && data.id === id, `the reply to ${type}`);
}
