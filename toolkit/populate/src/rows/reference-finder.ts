import { TrellisError } from '@trellis/model';
import { finish, hashOf, mix, scaleTo } from '../hash/hash.ts';
import { Permutation } from '../hash/permutation.ts';
import type { ReferencePlan } from '../plan/plan.ts';
import type { Value } from '../sample/generator.ts';
import type { RowCursor } from './row-cursor.ts';
import type { TableRows } from './table-rows.ts';

/** In how many of a hundred rows an optional reference refers to nothing. */
const NONE = 15;
/** How many picks are tried before the rows are gone through one by one. */
const TRIES = 32;
/** What stands for "not looked for yet". */
const UNKNOWN = -2;
const NOTHING = -1;

/** Finds the row that a foreign key of the cursor's row refers to, from the row's number alone. */
export class ReferenceFinder {
  readonly reference: ReferencePlan;
  readonly #cursor: RowCursor;
  readonly #key: number;
  readonly #popularity: number;
  #order: Permutation | undefined;
  #found = UNKNOWN;
  #target: TableRows | undefined;
  #targetCursor: RowCursor | undefined;
  /** The rows that the parent's lines refer to so far, where they must be distinct. */
  #picked: number[] = [];
  #pickedFor = -1;

  constructor(cursor: RowCursor, reference: ReferencePlan) {
    this.reference = reference;
    this.#cursor = cursor;
    this.#key = cursor.hash(`→ ${reference.columns.join()}`);
    // Shared by all that refer to the table: what is often ordered is often reviewed.
    this.#popularity = hashOf(String(cursor.rows.world.seed), reference.target, 'popularity');
  }

  /** The cursor's row is another. */
  forget(): void {
    this.#found = UNKNOWN;
  }

  /** A column of the row referred to; null where there is none. */
  value(column: string): Value {
    if (this.#found === UNKNOWN) this.#found = this.#find();
    if (this.#found === NOTHING) return null;
    // A row that refers to itself asks itself.
    if (this.#found === this.#cursor.row && this.#rows() === this.#cursor.rows)
      return this.#cursor.valueOf(column);
    this.#targetCursor ??= this.#rows().open();
    return this.#targetCursor.seek(this.#found).valueOf(column);
  }

  #rows(): TableRows {
    this.#target ??= this.#cursor.rows.world.table(this.reference.target);
    return this.#target;
  }

  #find(): number {
    const { how, optional, agreeOn } = this.reference;
    const { row, parent } = this.#cursor;
    if (how === 'none') return NOTHING;
    if (how === 'parent') return parent;
    const hash = mix(this.#key, row);
    if (optional && how !== 'each' && finish(mix(hash, 0)) < NONE * 42_949_672.96) return NOTHING;
    if (how === 'earlier') return this.#earlier(hash);
    if (how === 'each') return this.#each();
    if (how === 'distinct') return this.#distinct();
    if (agreeOn.length > 0) return this.#agreeing(hash);
    const { unit } = this.#cursor;
    if (this.#rows().unitStart(unit + 1) > 0) return this.#pick(hash);
    return this.#noneFits();
  }

  /**
   * A row of the target: of the same unit of scale as often as of any earlier one, and within
   * the unit some rows far more often than others, as customers and products are.
   */
  #pick(hash: number): number {
    const target = this.#rows();
    const { unit } = this.#cursor;
    const fixed = target.plan.size.kind === 'fixed' ? 0 : unit;
    const word = finish(mix(hash, 1));
    let from = word < 0x8000_0000 ? fixed : scaleTo(finish(word), fixed + 1);
    if (target.unitStart(from + 1) === target.unitStart(from)) from = -1;
    const start = from < 0 ? 0 : target.unitStart(from);
    const size = (from < 0 ? target.unitStart(unit + 1) : target.unitStart(from + 1)) - start;
    const rank = scaleTo(finish(mix(hash, 2)), scaleTo(finish(mix(hash, 3)), size) + 1);
    if (this.#order?.size !== size) this.#order = new Permutation(this.#popularity, size);
    return start + this.#order.at(rank);
  }

  /** The pick of the row's line: the first of the parent's picks that none of its earlier lines has. */
  #distinct(): number {
    const { parent, line, unit, rows } = this.#cursor;
    if (this.#pickedFor !== parent) {
      this.#picked = [];
      this.#pickedFor = parent;
    }
    // Nobody follows themselves.
    const itself = this.reference.target === rows.plan.references[0]?.target ? parent : NOTHING;
    const end = this.#rows().unitStart(unit + 1);
    const hash = mix(this.#key, parent);
    for (let tries = 0; this.#picked.length <= line; tries++) {
      const next = tries < TRIES + 4 * line ? this.#pick(mix(hash, tries + 16)) : tries % end;
      if (next !== itself && !this.#picked.includes(next)) this.#picked.push(next);
    }
    return this.#picked[line] ?? NOTHING;
  }

  /** The target's row of the same rank in a shuffled order of the unit. */
  #each(): number {
    const target = this.#rows();
    const { unit, row, rows } = this.#cursor;
    const start = target.unitStart(unit);
    const size = target.unitStart(unit + 1) - start;
    const rank = row - rows.unitStart(unit);
    if (rank >= size) return this.#noneFits();
    if (this.#order?.size !== size) this.#order = new Permutation(mix(this.#key, unit), size);
    return start + this.#order.at(rank);
  }

  #earlier(hash: number): number {
    const { row } = this.#cursor;
    if (row === 0) return this.reference.optional ? NOTHING : 0;
    return scaleTo(finish(mix(hash, 1)), row);
  }

  /** A row that has the values which other columns have already. */
  #agreeing(hash: number): number {
    const target = this.#rows();
    const end = target.unitStart(this.#cursor.unit + 1);
    this.#targetCursor ??= target.open();
    const cursor = this.#targetCursor;
    const fits = (row: number) =>
      this.reference.agreeOn.every(
        ([own, other]) => cursor.seek(row).valueOf(other) === this.#cursor.valueOf(own),
      );
    for (let tries = 0; tries < TRIES && end > 0; tries++) {
      const row = this.#pick(mix(hash, tries + 16));
      if (fits(row)) return row;
    }
    const first = scaleTo(finish(hash), end);
    for (let step = 0; step < end; step++) if (fits((first + step) % end)) return (first + step) % end;
    return this.#noneFits();
  }

  #noneFits(): number {
    const { columns, target, optional } = this.reference;
    if (optional) return NOTHING;
    const { key } = this.#cursor.rows.plan;
    throw new TrellisError(
      'SAMPLE_NO_REFERENCE',
      `Expected a row of ${target} that row ${this.#cursor.row + 1} of ${key} can refer to by ${columns.join(', ')}, got none. Give ${target} more rows, or ${key} fewer.`,
    );
  }
}
