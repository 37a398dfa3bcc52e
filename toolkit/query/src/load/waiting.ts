import { printArray } from '../value/array-literal.ts';
import { type Codec, writable } from '../value/codec.ts';
import type { PlanRelation } from './plan.ts';
import type { LoadedRow } from './reader.ts';

/** A key of one column whose texts are equal when the values are: the value itself tells the row. */
export function isSimple({ to }: PlanRelation): boolean {
  const [key, ...others] = to.keys;
  return others.length === 0 && key?.here.family !== undefined && key.here.family === key.there.family;
}

/**
 * How a simple key of a relationship is told apart from others, wherever it was read: as a number
 * where both sides are integers that are read as such, otherwise as its text.
 */
export function keyReader({ to }: PlanRelation): (cell: unknown) => string | number {
  const small = to.keys.every(({ here, there }) => here.decode === Number && there.decode === Number);
  if (small) return Number;
  return to.keys[0]?.here.family === 'boolean'
    ? (cell) => (cell === true || cell === 't' ? 't' : 'f')
    : String;
}

/** No key: it is not whole, and leads nowhere. */
const NOWHERE = -1;

/** Rows that wait for what a relationship leads to, by their keys. */
export class Waiting {
  /** For each row, the place of its key among the distinct ones. */
  readonly #at: number[] = [];
  readonly #places = new Map<unknown, number>();
  /** The distinct keys of more than one column, or of a type whose texts do not tell. */
  readonly #texts: string[][] = [];

  /**
   * @param relation what is waited for
   * @param rows the rows
   * @param columns the cells of their keys, column by column
   */
  constructor(
    readonly relation: PlanRelation,
    readonly rows: readonly LoadedRow[],
    columns: readonly (readonly unknown[])[],
  ) {
    if (isSimple(relation)) this.#bySimpleKeys(columns[0] ?? []);
    else this.#byTexts(columns);
  }

  #bySimpleKeys(column: readonly unknown[]): void {
    const read = keyReader(this.relation);
    const places = this.#places;
    for (let i = 0; i < column.length; i += 1) {
      const cell = column[i];
      if (cell === null) {
        this.#at.push(NOWHERE);
        continue;
      }
      const key = read(cell);
      let place = places.get(key);
      if (place === undefined) {
        place = places.size;
        places.set(key, place);
      }
      this.#at.push(place);
    }
  }

  #byTexts(columns: readonly (readonly unknown[])[]): void {
    for (let i = 0; i < this.rows.length; i += 1) {
      const key = columns.map((column) => column[i]);
      if (key.includes(null)) {
        this.#at.push(NOWHERE);
        continue;
      }
      const texts = key.map(String);
      const text = JSON.stringify(texts);
      let place = this.#places.get(text);
      if (place === undefined) {
        place = this.#texts.push(texts) - 1;
        this.#places.set(text, place);
      }
      this.#at.push(place);
    }
  }

  /** How many distinct keys there are. */
  get count(): number {
    return this.#places.size;
  }

  /** The keys as PostgreSQL reads an array of them, column by column. */
  get keys(): string[] {
    const { relation } = this;
    if (isSimple(relation)) return [printArray([...this.#places.keys()] as (string | number)[])];
    return relation.to.keys.map(({ here }: { here: Codec }, i) =>
      printArray(this.#texts.map((texts) => writable(here, texts[i] as string))),
    );
  }

  /** The place of a simple key. */
  placeOf(key: string | number): number | undefined {
    return this.#places.get(key);
  }

  /**
   * Gives every row what its key leads to. Whoever is not the first of a key gets a copy.
   *
   * @param found what was found, by the places of the keys
   * @param none what a row gets whose key leads nowhere
   * @param copy makes a copy
   */
  give<T>(found: readonly (T | undefined)[], none: () => T | null, copy: (value: T) => T): void {
    const { name } = this.relation.to;
    const given = new Uint8Array(this.count);
    for (let i = 0; i < this.rows.length; i += 1) {
      const place = this.#at[i] as number;
      const value = place === NOWHERE ? undefined : found[place];
      const row = this.rows[i] as LoadedRow;
      if (value === undefined) row[name] = none();
      else if (given[place] === 0) {
        given[place] = 1;
        row[name] = value;
      } else row[name] = copy(value);
    }
  }
}
