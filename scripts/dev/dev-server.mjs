/** Serves dev.sh's pages from memory, and tells open pages about new builds. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { types } from '../serve.mjs';

/**
 * @typedef {import('./pages/follow-edits.js').News} News
 * @typedef {() => string | Uint8Array} Contents
 */

/** Files served straight from the project, by request path. */
const asTheyAre = new Map([
  ['/math.woff2', 'web/fonts/math.woff2'],
  ['/manifest.webmanifest', 'web/manifest.webmanifest'],
  ...['icon.svg', 'icon-192.png', 'icon-512.png', 'icon-maskable.png'].map(
    (file) => /** @type {const} */ ([`/${file}`, `web/icons/${file}`]),
  ),
]);

export class DevServer {
  /** @type {Set<import('node:http').ServerResponse>} one for each open page */
  #listeners = new Set();
  /** @type {ReadonlyMap<string, string | Uint8Array>} */
  #files = new Map();
  /** @type {News} */
  #news = { build: '', problems: [] };
  #server = createServer((request, response) => this.#answer(request, response));

  /**
   * @param {number} port 0: a free one
   * @returns {Promise<string>} the address
   */
  listen(port) {
    return new Promise((done, fail) => {
      this.#server.on('error', fail);
      this.#server.listen(port, '127.0.0.1', () => {
        const address = /** @type {import('node:net').AddressInfo} */ (this.#server.address());
        done(`http://127.0.0.1:${address.port}/`);
      });
    });
  }

  /** @param {ReadonlyMap<string, string | Uint8Array>} files to serve from now on, by path */
  serve(files) {
    this.#files = files;
  }

  /** @param {News} news */
  tell(news) {
    this.#news = news;
    for (const listener of this.#listeners) listener.write(this.#event());
  }

  close() {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  /**
   * @param {import('node:http').IncomingMessage} request
   * @param {import('node:http').ServerResponse} response
   */
  #answer(request, response) {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/events') {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write(this.#event());
      this.#listeners.add(response);
      response.on('close', () => this.#listeners.delete(response));
      return;
    }
    const path = pathname === '/' ? '/index.html' : pathname;
    const contents = this.#files.get(path) ?? this.#asItIs(path);
    if (contents === null) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n');
      return;
    }
    const type = types[extname(path)] ?? 'text/html; charset=utf-8';
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(contents);
  }

  /** @param {string} path */
  #asItIs(path) {
    const file = asTheyAre.get(path);
    return file === undefined ? null : readFileSync(file);
  }

  #event() {
    return `data: ${JSON.stringify(this.#news)}\n\n`;
  }
}
