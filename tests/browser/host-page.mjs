/** A page that frames the lesson, on a server of its own and on one more, of another origin. */
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { serve } from '../../scripts/serve.mjs';

/** Runs in the host page: keeps what its frames say, and asks them. */
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
 * @property {(file: string, body: string) => string} write a page with this body; gives its address
 * @property {string} lesson the folder of the lesson, of the same origin
 * @property {string} foreignLesson the same, of another origin
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
 * Runs in the host page.
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
 * @returns {{origin: string, data: any}[]} what it has said
 */
export function said(frame) {
  return /** @type {any} */ (window).log.filter(
    (/** @type {any} */ entry) => entry.frame === frame,
  );
}

/**
 * Runs in the host page.
 *
 * @returns {{height: number, width: number}[]} of each frame, inside of its border
 */
export function frameSizes() {
  return [...document.querySelectorAll('iframe')].map(({ clientHeight, clientWidth }) => ({
    height: clientHeight,
    width: clientWidth,
  }));
}
