import { printArray, writable } from '../value/index.ts';
import type { LoadedRow } from './layout.ts';
import type { RelationPlan } from './plan.ts';
import { hasSimpleKey, keyReader } from './simple-key.ts';

/** Marks a row whose key contains a null, so that it has no related rows. */
const NO_KEY = -1;

/** Parent rows of a `selectin` relationship, by their distinct keys. */
export class ParentRows {
  /** For each row, the index of its key among the distinct keys. */
  readonly #keyIndexes: number[] = [];
  readonly #indexes = new Map<unknown, number>();
  /** The distinct keys, unless the key is simple. */
  readonly #keys: string[][] = [];

  /**
   * @param relation the relationship
   * @param rows the parent rows
   * @param columns the cells of their keys, column by column
   */
  constructor(
    readonly relation: RelationPlan,
    readonly rows: readonly LoadedRow[],
    columns: readonly (readonly unknown[])[],
  ) {
    if (hasSimpleKey(relation)) this.#indexSimpleKeys(columns[0] ?? []);
    else this.#indexKeys(columns);
  }

  #indexSimpleKeys(column: readonly unknown[]): void {
    const read = keyReader(this.relation);
    const indexes = this.#indexes;
    for (let i = 0; i < column.length; i += 1) {
      const cell = column[i];
      if (cell === null) {
        this.#keyIndexes.push(NO_KEY);
        continue;
      }
      const key = read(cell);
      let index = indexes.get(key);
      if (index === undefined) {
        index = indexes.size;
        indexes.set(key, index);
      }
      this.#keyIndexes.push(index);
    }
  }

  #indexKeys(columns: readonly (readonly unknown[])[]): void {
    for (let i = 0; i < this.rows.length; i += 1) {
      const cells = columns.map((column) => column[i]);
      if (cells.includes(null)) {
        this.#keyIndexes.push(NO_KEY);
        continue;
      }
      const key = cells.map(String);
      const text = JSON.stringify(key);
      let index = this.#indexes.get(text);
      if (index === undefined) {
        index = this.#keys.push(key) - 1;
        this.#indexes.set(text, index);
      }
      this.#keyIndexes.push(index);
    }
  }

  /** Number of distinct keys. */
  get count(): number {
    return this.#indexes.size;
  }

  /** The distinct keys, as one array literal for each column. */
  get keys(): string[] {
    const { relation } = this;
    if (hasSimpleKey(relation)) return [printArray([...this.#indexes.keys()] as (string | number)[])];
    return relation.to.keys.map(({ local }, i) =>
      printArray(this.#keys.map((key) => writable(local, key[i] as string))),
    );
  }

  /** Returns the index of a simple key. */
  indexOf(key: string | number): number | undefined {
    return this.#indexes.get(key);
  }

  /**
   * Assigns to each row what its key leads to. Every row of a key but the first gets a copy.
   *
   * @param found the related row or rows, by the indexes of the keys
   * @param none creates the value for a row that has no related rows
   * @param copy copies a value
   */
  assign<T>(found: readonly (T | undefined)[], none: () => T | null, copy: (value: T) => T): void {
    const { name } = this.relation.to;
    const assigned = new Uint8Array(this.count);
    for (let i = 0; i < this.rows.length; i += 1) {
      const index = this.#keyIndexes[i] as number;
      const value = index === NO_KEY ? undefined : found[index];
      const row = this.rows[i] as LoadedRow;
      if (value === undefined) row[name] = none();
      else if (assigned[index] === 0) {
        assigned[index] = 1;
        row[name] = value;
      } else row[name] = copy(value);
    }
  }
}
