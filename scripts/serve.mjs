/**
 * Serves a folder of plain files on a loopback port: `node scripts/serve.mjs FOLDER [PORT]`.
 * Prints the address. Without a port, it takes a free one.
 */
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @type {Record<string, string>} media types, by file extension */
export const types = {
  '.html': 'text/html; charset=utf-8',
  '.xhtml': 'application/xhtml+xml; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
  '.gz': 'application/gzip',
};

/**
 * @param {string} folder
 * @param {number} [port] 0: a free one
 * @param {Record<string, string>} [headers] of every response
 * @returns {Promise<{address: string, close: () => void}>}
 */
export function serve(folder, port = 0, headers = {}) {
  const root = resolve(folder);
  const server = createServer((request, response) => {
    const path = pathOf(request.url ?? '/');
    const file = normalize(join(root, path.endsWith('/') ? `${path}index.html` : path));
    if (!file.startsWith(root + sep) || !isFile(file)) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n');
      return;
    }
    const type = types[extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache', ...headers });
    createReadStream(file).pipe(response);
  });
  return new Promise((done, fail) => {
    server.on('error', fail);
    server.listen(port, '127.0.0.1', () => {
      const address = /** @type {import('node:net').AddressInfo} */ (server.address());
      done({
        address: `http://127.0.0.1:${address.port}/`,
        close: () => {
          server.close();
          server.closeAllConnections();
        },
      });
    });
  });
}

/**
 * @param {string} url of a request
 * @returns {string} its path; one that no file has, if it cannot be read
 */
function pathOf(url) {
  try {
    return decodeURIComponent(new URL(url.replace(/^\/+/, '/'), 'http://localhost').pathname);
  } catch {
    return '';
  }
}

/**
 * @param {string} file
 * @returns {boolean}
 */
function isFile(file) {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, port] = process.argv.slice(2);
  const { address } = await serve(folder ?? 'dist', Number(port ?? 0));
  console.log(address);
}
