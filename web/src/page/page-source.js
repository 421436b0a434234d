/**
 * The text of a page that has everything inside. A page opened from a disk may not fetch itself, so the text is
 * written again from what the browser has read.
 */

/** The element, which the browser has emptied: its words went into the shadow root. */
const emptied = /(<main>\s*<backprop-lesson)[^>]*>\s*(<\/backprop-lesson>)/;

/**
 * Keeps the lesson's words as they are now, before its script changes them.
 *
 * @param {Element} lesson
 * @returns {() => string} writes the page as it was read, without the settings in its attributes
 */
export function keepSource(lesson) {
  const words = lesson.shadowRoot?.innerHTML ?? '';
  return () => {
    const { documentElement, childNodes } = document;
    const template = `<template shadowrootmode="open">${words}</template>`;
    const page = documentElement.outerHTML
      .replace(/^<html[^>]*>/, `<html lang="${documentElement.lang}">`)
      .replace(emptied, (_, start, end) => `${start}>${template}${end}`);
    // The licences stand behind the page.
    const behind = [...childNodes].filter((node) => node instanceof Comment);
    const write = new XMLSerializer();
    const licences = behind.map((node) => `${write.serializeToString(node)}\n`).join('');
    return `<!doctype html>\n${page}\n${licences}`;
  };
}
