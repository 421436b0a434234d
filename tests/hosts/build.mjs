/** Builds pages with each host's own program, from the recipes in this folder. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { serveNotebooks } from './notebooks.mjs';

/**
 * @typedef {object} Host
 * @property {string} name also of its folder here
 * @property {string} files the folder in the project for the lesson's files
 * @property {string} element the page with the element, in the built site
 * @property {string} frame the page with the frame
 * @property {'light' | 'dark' | 'both'} ground the scheme of its pages; both: the one the reader prefers
 * @property {(project: string) => Promise<string>} build
 *   builds the site of the project and returns its folder
 * @property {(site: string) => Promise<{address: string, close: () => void}>} [serve]
 *   starts the host's own server, if it has one
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
    name: 'eleventy',
    files: 'backprop',
    element: '',
    frame: 'frame/',
    ground: 'both',
    build: (project) => buildFromNpm(project, 'eleventy', [], '_site'),
  },
  {
    name: 'vitepress',
    files: 'public/backprop',
    element: '',
    frame: 'frame.html',
    ground: 'both',
    build: (project) => buildFromNpm(project, 'vitepress', ['build'], '.vitepress/dist'),
  },
  {
    name: 'starlight',
    files: 'public/backprop',
    element: '',
    frame: 'frame/',
    ground: 'both',
    build: (project) => buildFromNpm(project, 'astro', ['build'], 'dist'),
  },
  {
    name: 'docusaurus',
    files: 'static/backprop',
    element: '',
    frame: 'frame/',
    ground: 'light',
    build: (project) => buildFromNpm(project, 'docusaurus', ['build'], 'build'),
  },
  {
    name: 'next',
    files: 'public/backprop',
    element: '',
    frame: 'frame.html',
    ground: 'both',
    build: (project) => buildFromNpm(project, 'next', ['build'], 'out'),
  },
  {
    name: 'pandoc',
    files: 'backprop',
    element: 'index.html',
    frame: 'frame.html',
    ground: 'light',
    build: async (project) => {
      // The element's script is packed into its page; the frame's page keeps its addresses.
      await run('pandoc', ['--self-contained', 'index.md', '-o', 'index.html'], project);
      await run('pandoc', ['--standalone', 'frame.md', '-o', 'frame.html'], project);
      return project;
    },
  },
  {
    name: 'jupyter',
    files: 'backprop',
    element: 'notebooks/index.ipynb',
    frame: 'notebooks/frame.ipynb',
    ground: 'light',
    build: async (project) => project,
    serve: serveNotebooks,
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
      // Debian's modules need Debian's Python, which need not be the first in the PATH.
      const words = ['-m', 'sphinx', '-q', '-W', '-b', 'html', '.', 'built'];
      await run('/usr/bin/python3', words, project);
      return join(project, 'built');
    },
  },
];

/**
 * Marp's slides have a fixed height, so the lesson has to fit, even in a frame.
 *
 * @type {Host}
 */
export const marp = {
  name: 'marp',
  files: 'backprop',
  element: 'index.html#2',
  frame: 'frame.html#2',
  ground: 'light',
  build: (project) =>
    buildFromNpm(project, 'marp', ['--no-stdin', '--html', 'index.md', 'frame.md'], '.'),
};

/**
 * @param {string} name
 * @returns {Host}
 */
export function hostNamed(name) {
  return /** @type {Host} */ (hosts.find((host) => host.name === name));
}

/**
 * @param {Host} host
 * @returns {Promise<{project: string, site: string}>} a new folder with the project, and the site in it
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

/** The folder that keeps each recipe's npm packages, by the hash of its lock file. */
const installations = 'build/hosts';

/**
 * Installs the packages of a project's lock file, unless they are kept from an earlier run.
 *
 * @param {string} project with a lock file
 * @returns {Promise<string>} the folder of the packages
 */
async function install(project) {
  const lock = await readFile(join(project, 'package-lock.json'));
  const key = createHash('sha256').update(lock).digest('hex').slice(0, 16);
  const kept = join(installations, key);
  if (!existsSync(kept)) {
    await mkdir(installations, { recursive: true });
    const fresh = await mkdtemp(`${kept}-`);
    for (const file of ['package.json', 'package-lock.json']) {
      await cp(join(project, file), join(fresh, file));
    }
    await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], fresh);
    // Fails if another test has installed the same packages meanwhile.
    await rename(fresh, kept).catch(() => rm(fresh, { recursive: true }));
  }
  return join(kept, 'node_modules');
}

/**
 * Puts the packages of its lock file into the project, as hard links, and builds the site. A symbolic
 * link to the folder would not do: some programs look for packages beside the project only.
 *
 * @param {string} project
 * @param {string} program of one of its packages
 * @param {string[]} words
 * @param {string} site the folder in the project that the program makes
 * @returns {Promise<string>}
 */
async function buildFromNpm(project, program, words, site) {
  const packages = await install(project);
  const copy = ['-a', packages, join(project, 'node_modules')];
  // Hard links do not work across file systems: copy the files instead.
  await run('cp', ['--link', ...copy], '.').catch(async () => {
    await rm(copy[2], { recursive: true, force: true });
    await run('cp', copy, '.');
  });
  await run(join('node_modules/.bin', program), words, project);
  return join(project, site);
}

/** Turns off the telemetry of the hosts' programs. */
const silent = { ASTRO_TELEMETRY_DISABLED: '1', NEXT_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' };

/**
 * @param {string} program
 * @param {string[]} words
 * @param {string} cwd
 * @throws {Error} with the program's output
 */
async function run(program, words, cwd) {
  try {
    await promisify(execFile)(program, words, {
      cwd,
      env: { ...process.env, ...silent },
      maxBuffer: 1e8,
    });
  } catch (problem) {
    const { stdout, stderr } = /** @type {{stdout: string, stderr: string}} */ (problem);
    throw new Error(`${program} ${words.join(' ')}: ${stdout}${stderr}`);
  }
}
