import { finish, mix, scaleTo } from './hash.ts';

/** How often rows and columns are rotated: enough to move neighbors far apart. */
const ROUNDS = 6;

/**
 * A shuffled order of the integers below `size`, computed one at a time. It makes values unique without storing
 * those already used. The integers are laid out in a rectangle with about as many rows as columns. Each round
 * rotates every row, or every column, by a hash of the other coordinate, which is a bijection. A result in the
 * unused end of the rectangle is shuffled again.
 *
 * @example
 * const order = new Permutation(7, 5);
 * [0, 1, 2, 3, 4].map((index) => order.at(index)); // [3, 4, 1, 2, 0]
 */
export class Permutation {
  readonly size: number;
  readonly #key: number;
  readonly #rows: number;
  readonly #columns: number;

  /**
   * @param key a hash that selects the order
   * @param size the number of integers, at most 2^50
   */
  constructor(key: number, size: number) {
    this.size = size;
    this.#key = key;
    let columns = 1;
    while (columns * columns < size) columns *= 2;
    this.#columns = columns;
    this.#rows = Math.ceil(size / columns);
  }

  /** Returns the integer at an index of the order, which must be below `size`. */
  at(index: number): number {
    let value = index;
    do value = this.#shuffle(value);
    while (value >= this.size);
    return value;
  }

  #shuffle(value: number): number {
    const [rows, columns] = [this.#rows, this.#columns];
    let row = Math.floor(value / columns);
    let column = value - row * columns;
    for (let round = 0; round < ROUNDS; round += 2) {
      row = (row + scaleTo(finish(mix(mix(this.#key, round), column)), rows)) % rows;
      column = (column + scaleTo(finish(mix(mix(this.#key, round + 1), row)), columns)) % columns;
    }
    return row * columns + column;
  }
}
