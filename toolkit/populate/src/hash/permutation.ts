import { finish, mix } from './hash.ts';

/** Rounds of the network: enough that neighbours end far apart. */
const ROUNDS = 4;

/**
 * A shuffled order of the whole numbers below `size`, computed one number at a time: what makes
 * values unique without remembering those given. A Feistel network over the next power of four
 * is a bijection; a result outside the range is put through again until it is inside.
 *
 * @example
 * const order = new Permutation(key, 5);
 * [0, 1, 2, 3, 4].map((index) => order.at(index)); // [3, 0, 4, 2, 1]
 */
export class Permutation {
  readonly size: number;
  readonly #key: number;
  readonly #bits: number;
  readonly #mask: number;

  /**
   * @param key a hash that picks the order
   * @param size how many numbers, at most 2^50
   */
  constructor(key: number, size: number) {
    this.size = size;
    this.#key = key;
    let bits = 1;
    while (2 ** (2 * bits) < size) bits++;
    this.#bits = bits;
    this.#mask = 2 ** bits - 1;
  }

  /** The number at a place of the order. Places at and beyond `size` are not in it. */
  at(place: number): number {
    let value = place;
    do value = this.#once(value);
    while (value >= this.size);
    return value;
  }

  #once(value: number): number {
    const half = 2 ** this.#bits;
    let left = Math.floor(value / half);
    let right = value % half;
    for (let round = 0; round < ROUNDS; round++) {
      const next = (left ^ finish(mix(mix(this.#key, round), right))) & this.#mask;
      left = right;
      right = next;
    }
    return left * half + right;
  }
}
