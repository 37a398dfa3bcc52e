import { finish, hashOf, mix, Permutation, scaleTo } from '../hash/index.ts';
import type { Calendar, Cell, Value } from '../sample/index.ts';
import type { RowCursor } from './row-cursor.ts';

/** The cell of one column at the position of a cursor. */
export class ColumnCell implements Cell {
  readonly #cursor: RowCursor;
  readonly #column: string;
  readonly #key: number;
  readonly #orders = new Map<string, Permutation>();
  #hash = 0;
  #draws = 0;

  constructor(cursor: RowCursor, column: string) {
    this.#cursor = cursor;
    this.#column = column;
    this.#key = cursor.hash(column);
  }

  /** Restarts the random numbers for the row of the cursor. */
  start(): this {
    this.#hash = mix(this.#key, this.#cursor.row);
    this.#draws = 0;
    return this;
  }

  get row(): number {
    return this.#cursor.row;
  }

  get line(): number {
    return this.#cursor.line;
  }

  get timeFraction(): number {
    return this.#cursor.timeFraction(finish(mix(this.#hash, 0x7133)));
  }

  get calendar(): Calendar {
    return this.#cursor.rows.dataSet.calendar;
  }

  bits(): number {
    const draw = this.#draws++;
    // The first number is one to one with the row, which makes UUIDs distinct.
    return finish(draw === 0 ? this.#hash : mix(this.#hash, draw));
  }

  below(size: number): number {
    return scaleTo(this.bits(), size);
  }

  integer(minimum: number, maximum: number): number {
    return minimum + this.below(maximum - minimum + 1);
  }

  chance(percent: number): boolean {
    return this.bits() < percent * 42_949_672.96;
  }

  pick<T>(list: readonly T[]): T {
    if (list.length === 0)
      throw new RangeError(
        `Expected a list with at least one element for ${this.#column}, got an empty one.`,
      );
    return list[this.below(list.length)] as T;
  }

  shuffled(index: number, size: number, order: string = this.#column): number {
    let permutation = this.#orders.get(order);
    if (permutation?.size !== size) {
      const { dataSet, key } = this.#cursor.rows;
      permutation = new Permutation(hashOf(String(dataSet.seed), key, 'order', order), size);
      this.#orders.set(order, permutation);
    }
    return permutation.at(index);
  }

  get(column: string): Value {
    return this.#cursor.valueOf(column);
  }

  referenced(column: string, targetColumn: string): Value {
    return this.#cursor.referenced(column, targetColumn);
  }
}
