import { finish, hashOf, mix, scaleTo } from '../hash/hash.ts';
import type { TablePlan } from '../plan/plan.ts';
import type { Value } from '../sample/generator.ts';
import { RowCursor } from './row-cursor.ts';
import type { World } from './world.ts';

/**
 * The rows of one table: how many there are, and which unit of scale and which parent each
 * belongs to. A row is addressed by its number from 0, which no scale changes.
 */
export class TableRows {
  readonly world: World;
  readonly plan: TablePlan;
  #starts: Float64Array | undefined;
  #alone: RowCursor | undefined;

  constructor(world: World, plan: TablePlan) {
    this.world = world;
    this.plan = plan;
  }

  /** How many rows there are. */
  get total(): number {
    const { size } = this.plan;
    if (size.kind === 'fixed') return size.rows;
    if (size.kind === 'rows') return size.rows * this.world.scale;
    const starts = this.#startsByParent();
    return starts[starts.length - 1] ?? 0;
  }

  /** The names of the columns that are written, in their order. */
  get columns(): readonly string[] {
    return this.plan.columns.map(({ name }) => name);
  }

  /** A cursor of one's own over the rows. */
  open(): RowCursor {
    return new RowCursor(this);
  }

  /** One row alone: its values in the order of {@link columns}. */
  row(row: number): Value[] {
    if (!Number.isSafeInteger(row) || row < 0 || row >= this.total)
      throw new RangeError(`Expected a row of ${this.plan.key} from 0 to ${this.total - 1}, got ${row}.`);
    this.#alone ??= this.open();
    const cursor = this.#alone.seek(row);
    return this.plan.columns.map((_, index) => cursor.value(index));
  }

  /** The rows of the parent, where rows are made for each of them. */
  get parents(): TableRows {
    return this.world.table(this.plan.references[0]?.target ?? '');
  }

  /** The unit of scale that a row belongs to. */
  unitOf(row: number): number {
    const { size } = this.plan;
    if (size.kind === 'fixed') return 0;
    if (size.kind === 'rows') return Math.floor(row / size.rows);
    return this.parents.unitOf(this.parentOf(row));
  }

  /** The first row of a unit; that of the next unit is where it ends. */
  unitStart(unit: number): number {
    const { size } = this.plan;
    if (size.kind === 'fixed') return unit === 0 ? 0 : size.rows;
    if (size.kind === 'rows') return unit * size.rows;
    return this.#startsByParent()[this.parents.unitStart(unit)] ?? this.total;
  }

  /** The row of the parent that a row is made for. */
  parentOf(row: number): number {
    const starts = this.#startsByParent();
    let [low, high] = [0, starts.length - 2];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= row) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The first row that is made for a row of the parent. */
  startOf(parent: number): number {
    return this.#startsByParent()[parent] ?? this.total;
  }

  /** Running counts of the parents' rows: how many rows come before each parent's. */
  #startsByParent(): Float64Array {
    if (this.#starts) return this.#starts;
    const { size, key } = this.plan;
    if (size.kind !== 'per') return new Float64Array(1);
    const parents = this.parents;
    const starts = new Float64Array(parents.total + 1);
    const hash = hashOf(String(this.world.seed), key, 'rows per parent');
    const { min, max } = size;
    let unit = -1;
    let most = max;
    let unitEnd = 0;
    for (let parent = 0; parent < parents.total; parent++) {
      if (parent >= unitEnd) {
        unit = parents.unitOf(parent);
        unitEnd = parents.unitStart(unit + 1);
        most = Math.min(max, this.#mostDistinct(unit));
      }
      const word = finish(mix(hash, parent));
      // Few rows more often than many: one draw limits the next.
      const spread = most - min + 1;
      const extra = spread > 0 ? scaleTo(finish(mix(word, 1)), scaleTo(word, spread) + 1) : 0;
      starts[parent + 1] = (starts[parent] ?? 0) + Math.min(min, most) + extra;
    }
    this.#starts = starts;
    return starts;
  }

  /** How many rows a parent of a unit can have, when each has to refer to another row. */
  #mostDistinct(unit: number): number {
    const parent = this.plan.references[0]?.target;
    const sizes = this.plan.references
      .filter(({ how }) => how === 'distinct')
      .map(({ target }) => this.world.table(target).unitStart(unit + 1) - Number(target === parent));
    return Math.max(0, Math.min(...sizes));
  }
}
