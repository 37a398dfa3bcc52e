/**
 * Hashing in 32-bit integer arithmetic (the mixing steps of MurmurHash3), the source of all generated values.
 * `Math.imul`, shifts and xor give the same bits on every engine and machine.
 */

/** Mixes one more 32-bit word into a hash. For a given hash, distinct words give distinct results. */
export function mix(hash: number, word: number): number {
  let k = Math.imul(word, 0xcc9e2d51);
  k = (k << 15) | (k >>> 17);
  const h = hash ^ Math.imul(k, 0x1b873593);
  return (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
}

/** Spreads a hash over all 32 bits, one to one. Returns an integer from 0 to 2^32 - 1. */
export function finish(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Mixes a string into a hash. Its length is included, so that `('ab', 'c')` differs from `('a', 'bc')`. */
function mixText(hash: number, text: string): number {
  let h = mix(hash, text.length);
  for (let index = 0; index < text.length; index++) h = mix(h, text.charCodeAt(index));
  return h;
}

/** Hashes strings, such as the seed, the table and the column that a value belongs to. */
export function hashOf(...texts: readonly string[]): number {
  return finish(texts.reduce(mixText, 0x7e1115)) | 0;
}

/** Maps a 32-bit hash to an integer from 0 to `size - 1`. */
export function scaleTo(hash: number, size: number): number {
  return Math.floor((hash / 0x1_0000_0000) * size);
}
