/**
 * What the elements extend. Where there are no elements, as in Node, the modules can still be
 * imported: for the engine, or by tools that render pages beforehand.
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
