import { finish, hashOf, mix, scaleTo } from '../hash/hash.ts';
import { Permutation } from '../hash/permutation.ts';
import type { Calendar, Cell, Value } from '../sample/generator.ts';
import type { RowCursor } from './row-cursor.ts';

/** The cell of one column, moved from row to row by its cursor. */
export class CellOfColumn implements Cell {
  readonly #cursor: RowCursor;
  readonly #column: string;
  readonly #key: number;
  readonly #orders = new Map<string, Permutation>();
  #hash = 0;
  #draw = 0;

  constructor(cursor: RowCursor, column: string) {
    this.#cursor = cursor;
    this.#column = column;
    this.#key = cursor.hash(column);
  }

  /** Begins the cursor's row: draws are counted from 0 again. */
  begin(): this {
    this.#hash = mix(this.#key, this.#cursor.row);
    this.#draw = 0;
    return this;
  }

  get row(): number {
    return this.#cursor.row;
  }

  get line(): number {
    return this.#cursor.line;
  }

  get moment(): number {
    return this.#cursor.momentBy(finish(mix(this.#hash, 0x7133)));
  }

  get calendar(): Calendar {
    return this.#cursor.rows.world.calendar;
  }

  bits(): number {
    const draw = this.#draw++;
    // The first word is one to one with the row: what uuid's uniqueness rests on.
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
    if (list.length === 0) throw new RangeError(`Expected something to pick from for ${this.#column}.`);
    return list[this.below(list.length)] as T;
  }

  shuffled(index: number, size: number, order: string = this.#column): number {
    let permutation = this.#orders.get(order);
    if (permutation?.size !== size) {
      const { world, plan } = this.#cursor.rows;
      permutation = new Permutation(hashOf(String(world.seed), plan.key, 'order', order), size);
      this.#orders.set(order, permutation);
    }
    return permutation.at(index);
  }

  get(column: string): Value {
    return this.#cursor.valueOf(column);
  }

  referred(column: string, of: string): Value {
    return this.#cursor.referred(column, of);
  }
}
