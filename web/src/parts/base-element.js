/**
 * What the elements extend. Where there are no elements, as in Node, the modules can still be
 * imported: for the engine, or by tools that render pages beforehand.
 */
export const BaseElement = globalThis.HTMLElement ?? /** @type {typeof HTMLElement} */ (class {});
