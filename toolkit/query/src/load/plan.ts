import { badInput, describe } from '../error/bad-input.ts';
import { entriesOf, isPlain, within } from '../error/plain.ts';
import type { Resolved, ResolvedColumn, ResolvedRelationship, ResolvedTable } from '../resolved/index.ts';
import type { Slot } from '../statement/index.ts';
import { checkColumns, checkCount, checkName, checkOrder, checkStrategy, type OrderTerm } from './checks.ts';
import type { Strategy } from './options.ts';
import { Sketch } from './sketch.ts';
import { type Alternatives, checkWhere } from './where.ts';

/** Rows to load, checked: everything in it is of the schema, and values to bind are slots. */
export interface Plan {
  readonly path: string;
  readonly table: ResolvedTable;
  /** The columns that the rows have in the end. */
  readonly columns: readonly ResolvedColumn[];
  readonly where: Alternatives | undefined;
  /** Ends with the primary key, so that there is one order. */
  readonly order: readonly OrderTerm[];
  readonly limit: Slot | number | undefined;
  readonly offset: Slot | undefined;
  /** They are known to be more than a few, and not too many to be sent column by column. */
  readonly bounded: boolean;
  readonly relations: readonly PlanRelation[];
}

/** Whether only some of the rows are asked for, by their place in the order. */
export function isPaged({ limit, offset }: Plan): boolean {
  return limit !== undefined || offset !== undefined;
}

/** A relationship to follow. */
export interface PlanRelation {
  readonly to: ResolvedRelationship;
  readonly strategy: Strategy;
  readonly plan: Plan;
}

/** Up to so many rows, one statement is quicker than one for each level, which shares what rows have in common. */
const FEW = 10;
/**
 * Limits that stand in the text itself, so that PostgreSQL plans for them once: bound, they would be planned for
 * at every run. Usual ones alone, since each makes a statement of its own.
 */
const IN_TEXT = new Set([0, 1, 2, 3, 4, 5, 10, 20, 25, 30, 50, 100, 200, 250, 500, 1000]);
/** Up to so many rows are sent column by column; see `together.ts`. */
export const BOUNDED = 10_000;

/**
 * Checks what `load` was given against the schema.
 *
 * @param resolved the schema
 * @param key the table's key
 * @param load options and relationships
 * @param most how many rows are wanted, where that is known
 * @throws BadInput naming the place
 */
export function planLoad(
  resolved: Resolved,
  key: unknown,
  load: unknown,
  most?: number,
): { readonly plan: Plan; readonly sketch: Sketch } {
  const table = resolved.table(key);
  const sketch = new Sketch();
  const place = { path: table.key, above: [], many: true, sketch, ...(most !== undefined && { most }) };
  return { plan: planRows(resolved, table, load, place), sketch };
}

interface Place {
  readonly path: string;
  /** The options that this stands within. */
  readonly above: readonly unknown[];
  readonly many: boolean;
  /** There is one row by the declaration only: of several, the first counts. */
  readonly first?: boolean;
  /** How many rows are wanted, where that is known. */
  readonly most?: number;
  /** The strategy of the relationship above; none at the root. */
  readonly strategy?: Strategy;
  readonly sketch: Sketch;
}

function planRows(resolved: Resolved, table: ResolvedTable, load: unknown, place: Place): Plan {
  if (!isPlain(load)) throw badInput(place.path, 'options and relationships', describe(load));
  const { path, many, sketch } = place;
  const { $columns, $where, $strategy, $orderBy, $limit, $offset } = load;
  for (const [name] of entriesOf(load, path)) checkName(table, name, path, many);
  const above = within(place.above, load, path);
  const where = $where === undefined ? undefined : checkWhere(table, $where, `${path}.$where`);
  const limit = least(checkCount($limit, `${path}.$limit`), place.most);
  const offset = checkCount($offset, `${path}.$offset`);
  const rows = Math.min(limit ?? Number.POSITIVE_INFINITY, mostRows(table, where));
  const strategy = checkStrategy($strategy, path) ?? place.strategy ?? (rows <= FEW ? 'joined' : 'selectin');
  const plan = {
    path,
    table,
    columns: checkColumns(table, $columns, `${path}.$columns`),
    where: where && sketchWhere(where, sketch),
    order: many || place.first ? checkOrder(table, $orderBy, `${path}.$orderBy`) : [],
    limit: limit === undefined || IN_TEXT.has(limit) ? limit : sketch.slot(limit),
    offset: offset === undefined ? undefined : sketch.slot(offset),
    bounded: rows > FEW && rows <= BOUNDED,
  };
  sketchRows(plan, sketch);
  const relations: PlanRelation[] = [];
  let number = 0;
  for (const to of table.relationships.values()) {
    number += 1;
    const asked = Object.hasOwn(load, to.name) ? load[to.name] : undefined;
    if (asked === undefined) continue;
    const below = {
      path: `${path}.${to.name}`,
      above,
      many: to.many,
      first: to.relationship.direction === 'one-to-one',
      strategy,
      sketch,
    };
    const said = asked === true ? {} : asked;
    const own = checkStrategy(isPlain(said) ? said['$strategy'] : undefined, path) ?? strategy;
    sketch.note(`${own}${number}(`);
    const related = planRows(resolved, resolved.known(to.target), said, below);
    sketch.note(')');
    relations.push({ to, strategy: own, plan: related });
  }
  return { ...plan, relations };
}

/** The same conditions with slots for what they compare to. */
function sketchWhere(where: Alternatives, sketch: Sketch): Alternatives {
  sketch.note('where');
  return where.map((comparisons) => {
    sketch.note('or');
    return comparisons.map((one) => {
      sketch.note(`${one.column.place} ${one.operator}`);
      return { ...one, bindings: one.bindings.map((value) => sketch.slot(value)) };
    });
  });
}

function sketchRows(
  { columns, order, limit, offset, bounded }: Omit<Plan, 'relations'>,
  sketch: Sketch,
): void {
  sketch.note(columns.map(({ place }) => place).join());
  for (const { column, sorting } of order) sketch.note(`${column.place} ${sorting}`);
  if (limit !== undefined) sketch.note(`limit ${typeof limit === 'number' ? limit : ''}`);
  if (offset !== undefined) sketch.note('offset');
  if (bounded) sketch.note('bounded');
}

/** How many rows can meet conditions that hold unique columns to values. */
export function mostRows(table: ResolvedTable, where: Alternatives | undefined): number {
  if (where === undefined) return Number.POSITIVE_INFINITY;
  const each = where.map((comparisons) => {
    const fixed = (name: string) =>
      Math.min(
        ...comparisons
          .filter(({ column }) => column.name === name)
          .map(({ fixes = Number.POSITIVE_INFINITY }) => fixes),
      );
    return Math.min(
      ...table.uniques.map((columns) => columns.reduce((product, name) => product * fixed(name), 1)),
    );
  });
  return each.reduce((sum, rows) => sum + rows, 0);
}

function least(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? (one ?? other) : Math.min(one, other);
}
