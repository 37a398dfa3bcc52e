import type { PlanRelation } from './plan.ts';
import type { LoadedRow } from './reader.ts';

/** Rows that wait for what a relationship leads to, by their keys. */
export class Waiting {
  /** The distinct keys, a text for each of their columns. */
  readonly keys: (readonly string[])[] = [];
  /** For each key, the rows that have it. */
  readonly rows: LoadedRow[][] = [];
  readonly #places = new Map<string, number>();

  /**
   * Lets a row wait. One whose key is not whole leads nowhere.
   *
   * @param row the row
   * @param cells its statement's cells
   * @param at which of the cells are its key
   */
  add(row: LoadedRow, cells: readonly unknown[], at: readonly number[]): void {
    const key: string[] = [];
    for (const cell of at) {
      if (cells[cell] === null) return;
      key.push(String(cells[cell]));
    }
    const text = key.length === 1 ? (key[0] as string) : JSON.stringify(key);
    const place = this.#places.get(text);
    if (place !== undefined) {
      this.rows[place]?.push(row);
      return;
    }
    this.#places.set(text, this.keys.push(key) - 1);
    this.rows.push([row]);
  }

  /** The rows of a key of one column. */
  of(key: string): LoadedRow[] | undefined {
    const place = this.#places.get(key);
    return place === undefined ? undefined : this.rows[place];
  }
}

/** What waits, by relationship. */
export class WaitingRoom extends Map<PlanRelation, Waiting> {
  /** Where rows wait for a relationship. */
  at(relation: PlanRelation): Waiting {
    const found = this.get(relation) ?? new Waiting();
    this.set(relation, found);
    return found;
  }
}
