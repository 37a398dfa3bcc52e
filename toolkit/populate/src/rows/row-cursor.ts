import { TrellisError } from '@trellis/model';
import { hashOf } from '../hash/hash.ts';
import type { Value } from '../sample/generator.ts';
import { CellOfColumn } from './cell-of-column.ts';
import { ReferenceFinder } from './reference-finder.ts';
import type { TableRows } from './table-rows.ts';

/** A value that is being made: asking for it again means that it depends on itself. */
const MAKING = Symbol('making');

/**
 * A place among a table's rows. Values are made when they are asked for, once for the row.
 * Going from row to row in order is quick; going anywhere gives the same values.
 */
export class RowCursor {
  readonly rows: TableRows;
  row = 0;
  /** The row of the parent that this row is made for. */
  parent = 0;
  line = 0;
  unit = 0;
  #unitEnd = 0;
  #parentEnd = 0;
  readonly #values: (Value | typeof MAKING)[];
  readonly #made: Float64Array;
  readonly #makers: readonly (() => Value)[];
  readonly #byName: ReadonlyMap<string, number>;
  readonly #finders: readonly ReferenceFinder[];

  constructor(rows: TableRows) {
    this.rows = rows;
    const { columns, references } = rows.plan;
    this.#values = new Array(columns.length).fill(null);
    this.#made = new Float64Array(columns.length).fill(-1);
    this.#byName = new Map(columns.map(({ name }, index) => [name, index]));
    this.#finders = references.map((reference) => new ReferenceFinder(this, reference));
    this.#makers = columns.map((column) => {
      if ('generator' in column) {
        const cell = new CellOfColumn(this, column.name);
        return () => column.generator(cell.begin());
      }
      const finder = this.#finders[column.reference];
      return () => finder?.value(column.column) ?? null;
    });
  }

  /** A hash of the seed, the table and a name: what draws for that name begin with. */
  hash(name: string): number {
    return hashOf(String(this.rows.world.seed), this.rows.plan.key, name);
  }

  /** Goes to a row. */
  seek(row: number): this {
    if (row === this.row && this.#parentEnd > 0) return this;
    const next = row === this.row + 1 && row < this.#unitEnd;
    this.row = row;
    const perParent = this.rows.plan.size.kind === 'per';
    if (perParent && next && row < this.#parentEnd) this.line++;
    else if (perParent) {
      this.parent = this.rows.parentOf(row);
      this.line = row - this.rows.startOf(this.parent);
      this.#parentEnd = this.rows.startOf(this.parent + 1);
    } else this.#parentEnd = Number.POSITIVE_INFINITY;
    if (!next) {
      this.unit = this.rows.unitOf(row);
      this.#unitEnd = this.rows.unitStart(this.unit + 1);
    }
    for (const finder of this.#finders) finder.forget();
    return this;
  }

  /** The value of a column, by its place among those that are written. */
  value(column: number): Value {
    if (this.#made[column] === this.row) {
      const value = this.#values[column];
      if (value !== MAKING) return value ?? null;
      const { name } = this.rows.plan.columns[column] ?? { name: '' };
      throw new TrellisError(
        'SAMPLE_INVALID',
        `Expected a value of ${this.rows.plan.key}.${name} that does not depend on itself, got one that does. Mend the column's generator.`,
      );
    }
    this.#made[column] = this.row;
    this.#values[column] = MAKING;
    const value = this.#makers[column]?.() ?? null;
    this.#values[column] = value;
    return value;
  }

  /** The value of a column, by its name. */
  valueOf(name: string): Value {
    const column = this.#byName.get(name);
    if (column !== undefined) return this.value(column);
    throw new TrellisError(
      'SAMPLE_INVALID',
      `Expected a column of ${this.rows.plan.key} that the sample writes, got "${name}". Mend the name.`,
    );
  }

  /** A column of the row that the foreign key over a column refers to. */
  referred(column: string, of: string): Value {
    const finder = this.#finders.find(({ reference }) => reference.columns.includes(column));
    if (finder) return finder.value(of);
    throw new TrellisError(
      'SAMPLE_INVALID',
      `Expected a column of ${this.rows.plan.key} with a foreign key, got "${column}". Mend the name.`,
    );
  }

  /** Where the row stands among those of its unit, from 0 to 1; the hash places it within its share. */
  momentBy(hash: number): number {
    const start = this.rows.unitStart(this.unit);
    return (this.row - start + hash / 0x1_0000_0000) / (this.#unitEnd - start);
  }
}
