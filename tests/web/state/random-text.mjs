/** Damaged text for tests: what a link, a message or a file may look like after a rough journey. */

/**
 * @param {number} seed
 * @returns {(below: number) => number} whole numbers from 0, the same for the same seed (Marsaglia's
 *   xorshift)
 */
export function randomSource(seed) {
  let bits = (seed * 2654435761) >>> 0 || 1;
  return (below) => {
    bits ^= bits << 13;
    bits ^= bits >>> 17;
    bits ^= bits << 5;
    bits >>>= 0;
    return bits % below;
  };
}

const odd = [
  '%',
  '%zz',
  '\u0000',
  '\uD800',
  '<img src=x onerror=alert(1)>',
  '&',
  '=',
  '#',
  '1e999',
];

/**
 * @param {(below: number) => number} random
 * @param {string} text a good one
 * @param {readonly string[]} names that something in it may be called
 * @returns {string} the text with a few places cut, doubled, replaced or overwritten
 */
export function randomText(random, text, names) {
  let damaged = text;
  const changes = 1 + random(4);
  for (let k = 0; k < changes; ++k) {
    const at = random(damaged.length + 1);
    const start = damaged.slice(0, at);
    const end = damaged.slice(at);
    const name = names.length > 0 ? names[random(names.length)] : 'x';
    const replacements = [
      end.slice(random(8)),
      String.fromCharCode(random(0x3000)) + end.slice(1),
      odd[random(odd.length)] + end,
      `&${name}=${odd[random(odd.length)]}${end}`,
      end.slice(0, random(20)) + end,
    ];
    damaged = start + replacements[random(replacements.length)];
  }
  return damaged;
}
