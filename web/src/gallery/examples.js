/** The published examples: the build gathers the files of web/examples/. */
import all from '../../examples/all.examples';

/** @type {readonly import('./compared.js').Example[]} the smallest networks first */
export const examples = JSON.parse(all);
