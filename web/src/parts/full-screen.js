/** A button that shows an element alone on the whole screen, and brings the page back. */
import { setText } from './dom.js';
import { button } from './fields.js';
import * as words from '../words/full-screen.js';

/**
 * Makes the button. It is hidden where the browser, or the host of a frame, does not allow a full screen.
 *
 * @param {() => Element | null} find returns the element to enlarge, such as the lesson around the button
 * @returns {HTMLButtonElement}
 */
export function fullScreenButton(find) {
  const element = button(words.fullScreen, async () => {
    try {
      if (document.fullscreenElement) await document.exitFullscreen();
      else await find()?.requestFullscreen();
    } catch {
      // The browser may refuse, as it does while another request is under way: the page stays as it was.
    }
  });
  element.hidden = !document.fullscreenEnabled;
  document.addEventListener('fullscreenchange', () =>
    setText(element, document.fullscreenElement ? words.leaveFullScreen : words.fullScreen),
  );
  return element;
}

/**
 * @param {Element} inside
 * @returns {Element} the outermost host of shadow roots around it: the lesson, for any of its parts
 */
export function outermostHost(inside) {
  const root = inside.getRootNode();
  return root instanceof ShadowRoot ? outermostHost(root.host) : inside;
}
