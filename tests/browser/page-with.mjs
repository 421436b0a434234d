/** Pages of others that have the element, and ask it for something. In Chromium. */
import { openPage } from './browser.mjs';

/**
 * @typedef {import('../../web/src/lesson/lesson-element.js').BackpropLesson} BackpropLesson
 * @typedef {import('./browser.mjs').Look & {head?: string}} Look
 * @typedef {Awaited<ReturnType<typeof openPage>>} Opened
 *
 * @typedef {object} Asking
 * @property {<Result>(task: (lesson: BackpropLesson) => Result) => Promise<Result>} act the task
 *   runs in the page, once the lesson is ready
 */

/**
 * @param {import('./host-page.mjs').HostServer} host
 * @param {import('puppeteer-core').Browser} browser
 * @returns {(body: string, look?: Look) => Promise<Opened & Asking>} opens a page with this body
 */
export function pagesWith(host, browser) {
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
