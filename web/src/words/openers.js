/** The titles of parts that are loaded on demand: a script that has only these is small. */

export const nudge = 'Check it: nudge this weight';
export const ways = 'Every path to the loss';
export const atTheEnd = 'Available at the end of the pass, when every gradient is known.';
export const listen = 'Listen';
export const share = 'Share';
export const save = 'Save';
export const open = 'Open';
export const examples = 'Published examples';
export const ownNetwork = 'Your own network';
export const openLab = 'Open this in the lab';
export const labOffer = 'Other seeds, other points, two networks side by side:';
