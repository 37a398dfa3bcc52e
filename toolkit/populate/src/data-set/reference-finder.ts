import { TrellisError } from '@trellis/model';
import { finish, hashOf, mix, Permutation, scaleTo } from '../hash/index.ts';
import type { ReferencePlan } from '../plan/index.ts';
import type { Value } from '../sample/index.ts';
import type { RowCursor } from './row-cursor.ts';
import type { TableRows } from './table-rows.ts';

/** The percentage of rows in which an optional reference is null. */
const NULLS = 15;
/** The number of random attempts before all rows are tried in order. */
const ATTEMPTS = 32;
/** Row numbers of a reference that is not computed yet, and of a null reference. */
const UNKNOWN = -2;
const NO_ROW = -1;

/** Finds the row that a foreign key references, from the number of the referencing row alone. */
export class ReferenceFinder {
  readonly reference: ReferencePlan;
  readonly #cursor: RowCursor;
  readonly #key: number;
  readonly #popularity: number;
  #order: Permutation | undefined;
  #found = UNKNOWN;
  #target: TableRows | undefined;
  #targetCursor: RowCursor | undefined;
  /** For the `distinct` strategy: the rows that the first lines of `#pickedFor`, a row of the parent, reference. */
  #picked: number[] = [];
  #pickedFor = -1;

  constructor(cursor: RowCursor, reference: ReferencePlan) {
    this.reference = reference;
    this.#cursor = cursor;
    this.#key = cursor.hash(`→ ${reference.columns.join()}`);
    // All tables that reference the target share its popular rows: a product that is ordered often is reviewed often.
    this.#popularity = hashOf(String(cursor.rows.dataSet.seed), reference.target, 'popularity');
  }

  /** Must be called when the cursor moves. */
  reset(): void {
    this.#found = UNKNOWN;
  }

  /** Returns a column of the referenced row, or null without a referenced row. */
  value(column: string): Value {
    if (this.#found === UNKNOWN) this.#found = this.#find();
    if (this.#found === NO_ROW) return null;
    // A row can reference itself.
    if (this.#found === this.#cursor.row && this.#rows() === this.#cursor.rows)
      return this.#cursor.valueOf(column);
    this.#targetCursor ??= this.#rows().open();
    return this.#targetCursor.seek(this.#found).valueOf(column);
  }

  #rows(): TableRows {
    this.#target ??= this.#cursor.rows.dataSet.table(this.reference.target);
    return this.#target;
  }

  #find(): number {
    const { strategy, optional, sharedColumns } = this.reference;
    const { row, parent, unit } = this.#cursor;
    if (strategy === 'none') return NO_ROW;
    if (strategy === 'parent') return parent;
    const hash = mix(this.#key, row);
    if (optional && strategy !== 'each' && finish(mix(hash, 0)) < NULLS * 42_949_672.96) return NO_ROW;
    if (strategy === 'earlier') return this.#earlier(hash);
    if (strategy === 'each') return this.#each();
    if (strategy === 'distinct') return this.#distinct();
    if (sharedColumns.length > 0) return this.#matching(hash);
    return this.#rows().unitStart(unit + 1) > 0 ? this.#pick(hash) : this.#notFound();
  }

  /**
   * Picks a row of the target: in half of the cases from the same unit, otherwise from any unit so far. Within a
   * unit, some rows are picked far more often than others, as with customers and products.
   */
  #pick(hash: number): number {
    const target = this.#rows();
    const { unit } = this.#cursor;
    const lastUnit = target.plan.rowCount.kind === 'fixed' ? 0 : unit;
    const word = finish(mix(hash, 1));
    let from = word < 0x8000_0000 ? lastUnit : scaleTo(finish(word), lastUnit + 1);
    if (target.unitStart(from + 1) === target.unitStart(from)) from = -1;
    const start = from < 0 ? 0 : target.unitStart(from);
    const size = (from < 0 ? target.unitStart(unit + 1) : target.unitStart(from + 1)) - start;
    const rank = scaleTo(finish(mix(hash, 2)), scaleTo(finish(mix(hash, 3)), size) + 1);
    if (this.#order?.size !== size) this.#order = new Permutation(this.#popularity, size);
    return start + this.#order.at(rank);
  }

  /** Picks a row for each line of the parent, without the rows that earlier lines reference. */
  #distinct(): number {
    const { parent, line, unit, rows } = this.#cursor;
    if (this.#pickedFor !== parent) {
      this.#picked = [];
      this.#pickedFor = parent;
    }
    // In a table that connects rows of one table, such as followers, a row is not connected to itself.
    const excluded = this.reference.target === rows.plan.references[0]?.target ? parent : NO_ROW;
    const end = this.#rows().unitStart(unit + 1);
    const hash = mix(this.#key, parent);
    for (let attempt = 0; this.#picked.length <= line; attempt++) {
      const row = attempt < ATTEMPTS + 4 * line ? this.#pick(mix(hash, attempt + 16)) : attempt % end;
      if (row !== excluded && !this.#picked.includes(row)) this.#picked.push(row);
    }
    return this.#picked[line] ?? NO_ROW;
  }

  /** Returns the target row with the same rank in a shuffled order of the unit. */
  #each(): number {
    const target = this.#rows();
    const { unit, row, rows } = this.#cursor;
    const start = target.unitStart(unit);
    const size = target.unitStart(unit + 1) - start;
    const rank = row - rows.unitStart(unit);
    if (rank >= size) return this.#notFound();
    if (this.#order?.size !== size) this.#order = new Permutation(mix(this.#key, unit), size);
    return start + this.#order.at(rank);
  }

  #earlier(hash: number): number {
    const { row } = this.#cursor;
    if (row === 0) return this.reference.optional ? NO_ROW : 0;
    return scaleTo(finish(mix(hash, 1)), row);
  }

  /** Finds a target row with the values that other columns of the row have already. */
  #matching(hash: number): number {
    const target = this.#rows();
    const end = target.unitStart(this.#cursor.unit + 1);
    this.#targetCursor ??= target.open();
    const cursor = this.#targetCursor;
    const matches = (row: number) =>
      this.reference.sharedColumns.every(
        ([own, other]) => cursor.seek(row).valueOf(other) === this.#cursor.valueOf(own),
      );
    for (let attempt = 0; attempt < ATTEMPTS && end > 0; attempt++) {
      const row = this.#pick(mix(hash, attempt + 16));
      if (matches(row)) return row;
    }
    const first = scaleTo(finish(hash), end);
    for (let step = 0; step < end; step++) {
      const row = (first + step) % end;
      if (matches(row)) return row;
    }
    return this.#notFound();
  }

  #notFound(): number {
    const { columns, target, optional } = this.reference;
    if (optional) return NO_ROW;
    const { row, rows } = this.#cursor;
    throw new TrellisError(
      'SAMPLE_NO_REFERENCE',
      `Expected a row of ${target} that row ${row + 1} of ${rows.key} can reference by ${columns.join(', ')}, got none. Give ${target} more rows or ${rows.key} fewer.`,
    );
  }
}
