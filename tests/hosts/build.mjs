/** Builds the pages of each host with the host's own program, from the recipes in this folder. */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/**
 * @typedef {object} Host
 * @property {string} name of its folder here
 * @property {string} files where the recipe has the lesson's files
 * @property {string} element the page that has the element, in the built site
 * @property {string} frame the page that has the frame
 * @property {'light' | 'dark' | 'both'} ground both: what the reader prefers
 * @property {(project: string) => Promise<string>} build
 *   what makes a site of the project, and where the site then is
 */

/** @type {Host[]} */
export const hosts = [
  {
    name: 'plain',
    files: 'backprop',
    element: 'index.html',
    frame: 'frame.html',
    ground: 'both',
    build: async (project) => project,
  },
  {
    name: 'mkdocs',
    files: 'docs/backprop',
    element: '',
    frame: 'frame/',
    ground: 'light',
    build: async (project) => {
      await run('mkdocs', ['build', '--quiet', '--strict'], project);
      return join(project, 'site');
    },
  },
  {
    name: 'hugo',
    files: 'static/backprop',
    element: 'lesson/',
    frame: 'frame/',
    ground: 'both',
    build: async (project) => {
      await run('hugo', ['--quiet'], project);
      return join(project, 'public');
    },
  },
  {
    name: 'reveal',
    files: 'backprop',
    element: '#/1',
    frame: '#/2',
    ground: 'dark',
    build: async (project) => {
      await cp('node_modules/reveal.js/dist', join(project, 'dist'), { recursive: true });
      return project;
    },
  },
  {
    name: 'sphinx',
    files: '_static/backprop',
    element: 'index.html',
    frame: 'frame.html',
    ground: 'light',
    build: async (project) => {
      // Debian's modules belong to Debian's Python, which need not be the first one there is.
      const words = ['-m', 'sphinx', '-q', '-W', '-b', 'html', '.', 'built'];
      await run('/usr/bin/python3', words, project);
      return join(project, 'built');
    },
  },
];

/**
 * @param {string} name
 * @returns {Host}
 */
export function hostNamed(name) {
  return /** @type {Host} */ (hosts.find((host) => host.name === name));
}

/**
 * @param {Host} host
 * @returns {Promise<{project: string, site: string}>} a folder of its own, and the site in it
 */
export async function buildSite({ name, files, build }) {
  const project = await mkdtemp(join(tmpdir(), `backprop-${name}-`));
  await cp(fileURLToPath(new URL(name, import.meta.url)), project, { recursive: true });
  await mkdir(join(project, files), { recursive: true });
  for (const file of await readdir('dist', { withFileTypes: true })) {
    if (file.isFile()) await cp(join('dist', file.name), join(project, files, file.name));
  }
  return { project, site: await build(project) };
}

/**
 * @param {string} program
 * @param {string[]} words
 * @param {string} cwd
 */
async function run(program, words, cwd) {
  await promisify(execFile)(program, words, { cwd });
}
