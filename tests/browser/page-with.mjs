/** Opens other people's pages with the element in Chromium, and runs tasks on the element. */
import { launch, openPage } from './browser.mjs';
import { serveHost } from './host-page.mjs';

/**
 * @typedef {import('../../web/src/lesson/lesson-element.js').BackpropLesson} BackpropLesson
 * @typedef {import('./browser.mjs').Look & {head?: string}} Look
 * @typedef {Awaited<ReturnType<typeof openPage>>} Opened
 *
 * @typedef {object} Asking
 * @property {<Result>(task: (lesson: BackpropLesson) => Result) => Promise<Result>} act runs a task in the
 *   page, once the lesson is ready
 */

/**
 * @param {import('./host-page.mjs').HostServer} host
 * @param {import('puppeteer-core').Browser} browser
 * @returns {(body: string, look?: Look) => Promise<Opened & Asking>} a function that opens a page with this
 *   body
 */
function pagesWith(host, browser) {
  return async (body, { head = '', ...look } = {}) => {
    const script = `<script src="${host.lesson}backprop-lesson.js"></script>`;
    const address = host.write('element.html', head + script + body);
    const opened = await openPage({ browser, address }, { reducedMotion: true, ...look });
    /**
     * @template Result
     * @param {(lesson: BackpropLesson) => Result} task runs in the page, once the lesson is ready
     */
    const act = async (task) => {
      const ready = await opened.page.evaluateHandle(async () => {
        const lesson = /** @type {BackpropLesson} */ (document.querySelector('backprop-lesson'));
        await lesson.ready;
        return lesson;
      });
      return ready.evaluate(task);
    };
    return { ...opened, act };
  };
}

/** Starts a browser and a host for one test file, and returns a function that opens the host's pages. */
export async function openPages() {
  const host = await serveHost();
  const browser = await launch();
  const close = async () => {
    await browser.close();
    host.close();
  };
  return { host, browser, openWith: pagesWith(host, browser), close };
}
