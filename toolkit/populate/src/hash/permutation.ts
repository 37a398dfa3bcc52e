import { finish, mix, scaleTo } from './hash.ts';

/** How often rows and columns are turned: enough that neighbours end far apart. */
const ROUNDS = 6;

/**
 * A shuffled order of the whole numbers below `size`, computed one number at a time: what makes
 * values unique without remembering those given. The numbers are laid out in a rectangle of about
 * as many rows as columns; each round turns every row, or every column, by a hash of the other's
 * number, which is a bijection. A result in the rectangle's unused end is put through again.
 *
 * @example
 * const order = new Permutation(key, 5);
 * [0, 1, 2, 3, 4].map((index) => order.at(index)); // [3, 0, 4, 2, 1]
 */
export class Permutation {
  readonly size: number;
  readonly #key: number;
  readonly #rows: number;
  readonly #columns: number;

  /**
   * @param key a hash that picks the order
   * @param size how many numbers, at most 2^50
   */
  constructor(key: number, size: number) {
    this.size = size;
    this.#key = key;
    let columns = 1;
    while (columns * columns < size) columns *= 2;
    this.#columns = columns;
    this.#rows = Math.ceil(size / columns);
  }

  /** The number at a place of the order. Places at and beyond `size` are not in it. */
  at(place: number): number {
    let value = place;
    do value = this.#once(value);
    while (value >= this.size);
    return value;
  }

  #once(value: number): number {
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
