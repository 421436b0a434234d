/** Builds drafts of the pages: like the released pages, but not minified. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { context } from 'esbuild';
import { bundleShadowStyles, bundleStyles, draft, draftOptions } from '../bundle.mjs';
import { renderPage } from '../render-page.mjs';

const font = 'math.woff2';

/** “Share…” offers only files that exist: these do, but are empty. */
const askedFor = ['embed.html', 'embed.js', 'backprop-lesson.js'];

export class DraftPages {
  #bundle = context(
    draftOptions({
      lesson: 'scripts/dev/pages/lesson.js',
      states: 'scripts/dev/pages/states.js',
    }),
  );

  /**
   * @param {string} build the name of the build, which the pages carry
   * @returns {Promise<Map<string, string | Uint8Array>>} their files, by path
   * @throws {Error} if a source file has an error
   */
  async make(build) {
    const { outputFiles = [] } = await (await this.#bundle).rebuild();
    /** @type {Map<string, string | Uint8Array>} */
    const files = new Map(
      outputFiles.map(({ path, contents }) => [`/${basename(path)}`, contents]),
    );
    const pages = 'scripts/dev/pages';
    for (const file of askedFor) files.set(`/${file}`, '');
    return files
      .set('/index.html', await lessonPage(build, files))
      .set('/states', marked(build, readFileSync(`${pages}/states.html`, 'utf8')))
      .set('/states.css', readFileSync(`${pages}/states.css`));
  }

  async close() {
    await (await this.#bundle).dispose();
  }
}

/**
 * @param {string} build
 * @param {ReadonlyMap<string, string | Uint8Array>} scripts
 * @returns {Promise<string>}
 */
async function lessonPage(build, scripts) {
  const script = scripts.get('/lesson.js') ?? '';
  const entry = { address: 'lesson.js', integrity: integrityOf(script), when: 'entry' };
  return inFile('web/lesson.html', async (lesson) =>
    marked(
      build,
      renderPage({
        shell: readFileSync('web/index.html', 'utf8').replaceAll('{{date}}', today()),
        lesson,
        lessonStyles: await bundleShadowStyles('web/styles/lesson/lesson.css', draft),
        shellStyles: await bundleStyles('web/styles/page/shell.css', undefined, draft),
        icon: 'icon.svg',
        beside: {
          scripts: [/** @type {import('../render-page.mjs').Beside['scripts'][number]} */ (entry)],
          fontStyles: await bundleStyles('web/styles/page/math-font.css', font, draft),
        },
      }),
    ),
  );
}

/**
 * Returns the page that is served until a build succeeds.
 *
 * @param {string} build
 * @returns {string}
 */
export function emptyPage(build) {
  return marked(
    build,
    `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>Not built yet</title>
  <body>
    <p>Nothing has been built yet.</p>
    <script type="module">
      import { followEdits } from './follow-edits.js';
      followEdits();
    </script>
  </body>
</html>
`,
  );
}

/**
 * @param {string} build
 * @param {string} page
 * @returns {string} the page with the name of its build
 */
function marked(build, page) {
  return page.replace('<html', `<html data-build="${build}"`);
}

/**
 * Adds the file to a typesetting error, which names only the line.
 *
 * @param {string} file
 * @param {(text: string) => Promise<string>} use
 * @returns {Promise<string>}
 */
async function inFile(file, use) {
  try {
    return await use(readFileSync(file, 'utf8'));
  } catch (problem) {
    const { message } = /** @type {Error} */ (problem);
    const [, line, text] = /^Line (\d+): (.*)/s.exec(message) ?? [];
    throw line === undefined ? problem : new Error(`${file}:${line}: ${text}`);
  }
}

/**
 * @param {string | Uint8Array} script
 * @returns {string}
 */
function integrityOf(script) {
  return `sha256-${createHash('sha256').update(script).digest('base64')}`;
}

/** @returns {string} */
function today() {
  return new Date().toISOString().slice(0, 10);
}
