/** How much a screen reader is told of a bar and of a neuron. Kept while the page is open. */
export const verbosity = { isFull: false };
