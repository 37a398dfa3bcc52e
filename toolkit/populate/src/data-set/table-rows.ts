import { finish, hashOf, mix, scaleTo } from '../hash/index.ts';
import type { TablePlan } from '../plan/index.ts';
import type { Value } from '../sample/index.ts';
import type { DataSet } from './data-set.ts';
import { RowCursor } from './row-cursor.ts';

/**
 * The rows of one table in a data set. A row is identified by its number from 0, which is the same at every scale.
 * Each step of the scale adds one unit of rows: scale 3 has the units 0, 1 and 2.
 *
 * @example
 * import type { TableRows } from '@trellis/populate';
 *
 * const firstRows = (rows: TableRows) => [0, 1, 2].map((row) => rows.row(row));
 */
export class TableRows {
  readonly dataSet: DataSet;
  readonly plan: TablePlan;
  #starts: Float64Array | undefined;
  #cursor: RowCursor | undefined;

  constructor(dataSet: DataSet, plan: TablePlan) {
    this.dataSet = dataSet;
    this.plan = plan;
  }

  /** The table's key in the schema. */
  get key(): string {
    return this.plan.key;
  }

  /** The number of rows. */
  get total(): number {
    const { rowCount } = this.plan;
    if (rowCount.kind === 'fixed') return rowCount.rows;
    if (rowCount.kind === 'scaled') return rowCount.rows * this.dataSet.scale;
    const starts = this.#startsByParent();
    return starts[starts.length - 1] ?? 0;
  }

  /** The names of the columns that are written, in order. */
  get columns(): readonly string[] {
    return this.plan.columns.map(({ name }) => name);
  }

  /** Opens a cursor, which reads many rows faster than {@link row}. */
  open(): RowCursor {
    return new RowCursor(this);
  }

  /**
   * Returns the values of one row, in the order of {@link columns}.
   *
   * @param row the number of the row, from 0
   * @throws RangeError if there is no such row
   */
  row(row: number): Value[] {
    if (!Number.isSafeInteger(row) || row < 0 || row >= this.total)
      throw new RangeError(`Expected a row of ${this.key} from 0 to ${this.total - 1}, got ${row}.`);
    this.#cursor ??= this.open();
    const cursor = this.#cursor.seek(row);
    return this.plan.columns.map((_, index) => cursor.value(index));
  }

  /** The rows of the parent table. Only for tables with rows per parent. */
  get parents(): TableRows {
    return this.dataSet.table(this.plan.references[0]?.target ?? '');
  }

  /** The unit that a row belongs to. */
  unitOf(row: number): number {
    const { rowCount } = this.plan;
    if (rowCount.kind === 'fixed') return 0;
    if (rowCount.kind === 'scaled') return Math.floor(row / rowCount.rows);
    return this.parents.unitOf(this.parentOf(row));
  }

  /** The first row of a unit. The unit ends before the first row of the next unit. */
  unitStart(unit: number): number {
    const { rowCount } = this.plan;
    if (rowCount.kind === 'fixed') return unit === 0 ? 0 : rowCount.rows;
    if (rowCount.kind === 'scaled') return unit * rowCount.rows;
    return this.#startsByParent()[this.parents.unitStart(unit)] ?? this.total;
  }

  /** The row of the parent table that a row is generated for. */
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

  /** The first row that is generated for a row of the parent table. */
  startOf(parent: number): number {
    return this.#startsByParent()[parent] ?? this.total;
  }

  /** For each row of the parent table, the number of rows that are generated for earlier ones. */
  #startsByParent(): Float64Array {
    if (this.#starts) return this.#starts;
    const { rowCount } = this.plan;
    if (rowCount.kind !== 'perParent') return new Float64Array(1);
    const { parents } = this;
    const starts = new Float64Array(parents.total + 1);
    const hash = hashOf(String(this.dataSet.seed), this.key, 'rows per parent');
    const { min, max } = rowCount;
    let unit = -1;
    let limit = max;
    let unitEnd = 0;
    for (let parent = 0; parent < parents.total; parent++) {
      if (parent >= unitEnd) {
        unit = parents.unitOf(parent);
        unitEnd = parents.unitStart(unit + 1);
        limit = Math.min(max, this.#distinctReferences(unit));
      }
      const word = finish(mix(hash, parent));
      // One random number limits the next, so that small counts are more frequent.
      const spread = limit - min + 1;
      const extra = spread > 0 ? scaleTo(finish(mix(word, 1)), scaleTo(word, spread) + 1) : 0;
      starts[parent + 1] = (starts[parent] ?? 0) + Math.min(min, limit) + extra;
    }
    this.#starts = starts;
    return starts;
  }

  /** The number of rows that a parent in a unit can have if each must reference a different row. */
  #distinctReferences(unit: number): number {
    const parent = this.plan.references[0]?.target;
    const counts = this.plan.references
      .filter(({ strategy }) => strategy === 'distinct')
      .map(({ target }) => this.dataSet.table(target).unitStart(unit + 1) - Number(target === parent));
    return Math.max(0, Math.min(...counts));
  }
}
