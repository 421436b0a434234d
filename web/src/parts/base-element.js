/**
 * The base class of the elements: HTMLElement or, outside of browsers, a stand-in, so that Node can
 * import the modules for the engine or to prerender pages.
 */
export const BaseElement =
  globalThis.HTMLElement ??
  /** @type {typeof HTMLElement} */ (
    /** @type {unknown} */ (
      class {
        constructor() {
          throw new Error('backprop-lesson: expected a browser, found none to show it in');
        }
      }
    )
  );
