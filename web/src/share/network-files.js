/** The network in files: as a document, and as a program. */
import * as words from '../words/sharing.js';
import { pytorchScript } from './pytorch-script.js';

/**
 * @typedef {import('../engine/documents.js').NetworkDocument} NetworkDocument
 *
 * @typedef {object} NetworkFile
 * @property {string} name what its button says
 * @property {string} shortName the same where its neighbours say that it is the network
 * @property {string} extension
 * @property {(document: NetworkDocument) => Blob} make
 */

/** @type {readonly NetworkFile[]} */
export const networkFiles = [
  {
    name: words.json,
    shortName: words.shortJson,
    extension: 'json',
    make: (document) => text(`${JSON.stringify(document, null, 2)}\n`, 'application/json'),
  },
  {
    name: words.pytorch,
    shortName: words.shortPytorch,
    extension: 'py',
    make: (document) => text(pytorchScript(document), 'text/x-python'),
  },
];

/**
 * @param {string} contents
 * @param {string} type
 * @returns {Blob}
 */
export function text(contents, type) {
  return new Blob([contents], { type: `${type};charset=utf-8` });
}

/**
 * @param {string} extension
 * @returns {string} the name of a file
 */
export function fileName(extension) {
  return `backpropagation.${extension}`;
}
