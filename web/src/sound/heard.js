/** What a place in the page gives to be heard. */

/**
 * @typedef {object} Heard a network to listen to
 * @property {string} name where there are two
 * @property {readonly (number | null)[]} magnitudes for layers 1…N, the mean |δ|; null where the pass has not come
 * @property {{first: number, now: number, unit: number, steps: number}} [loss] of a network that learns: at its
 *   first weights, now, and the loss that is two octaves above 0
 *
 * @typedef {object} Place
 * @property {HTMLElement} above what the row with the controls of the sound comes below
 * @property {() => readonly Heard[]} read one network, or two
 * @property {() => ArrayLike<Element>} bars of layers 1…N of the first network, to mark the one that sounds
 * @property {() => boolean} [isLearning]
 */

export {};
