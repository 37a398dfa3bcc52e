import { isPlainObject } from '@trellis/model/internal';
import { badInput, descend, describe, entriesOf } from '../input/index.ts';
import type {
  ResolvedColumn,
  ResolvedRelationship,
  ResolvedSchema,
  ResolvedTable,
} from '../resolved/index.ts';
import type { Slot } from '../sql/index.ts';
import { type Alternatives, checkWhere, maxRows } from '../where/index.ts';
import {
  checkColumns,
  checkCount,
  checkFlag,
  checkName,
  checkOrder,
  checkStrategy,
  type OrderTerm,
} from './check-options.ts';
import { cursorScope } from './cursor.ts';
import { LoadDraft } from './draft.ts';
import type { Strategy } from './options.ts';
import { checkPage, checkTotal } from './page.ts';
import type { Position } from './position.ts';

/** Checked options of a load: every name exists in the schema, and values to bind are slots. */
export interface LoadPlan {
  readonly path: string;
  readonly table: ResolvedTable;
  /** Columns of the resulting rows. */
  readonly columns: readonly ResolvedColumn[];
  readonly where: Alternatives | undefined;
  /** The rows come after these positions; each has its own direction. */
  readonly positions: readonly Position[];
  /** The rows are read from the last to the first, because `$limit` selects the last rows before a position. */
  readonly backwards: boolean;
  /** The scope of the rows' cursors; undefined if the rows get none. */
  readonly cursor: string | undefined;
  /** The order in which the rows are read. Ends with the primary key, so that the order is total. */
  readonly order: readonly OrderTerm[];
  readonly limit: Slot | number | undefined;
  readonly offset: Slot | undefined;
  /** The number of rows is known to be worth sending column by column, and not too large for it. */
  readonly bounded: boolean;
  readonly relations: readonly RelationPlan[];
}

/** Checks whether `$limit` or `$offset` selects some of the rows. */
export function isPaged({ limit, offset }: LoadPlan): boolean {
  return limit !== undefined || offset !== undefined;
}

/** A relationship to load. */
export interface RelationPlan {
  readonly to: ResolvedRelationship;
  readonly strategy: Strategy;
  readonly plan: LoadPlan;
}

/** Maximum number of rows for which `joined` is the default: one statement is faster than one for each level. */
const MAX_JOINED_ROWS = 10;
/**
 * Limits that are printed into the SQL. PostgreSQL can then use a generic plan; with a bound limit it plans every
 * execution. Limited to common values, because each makes a statement of its own.
 */
const LITERAL_LIMITS = new Set([0, 1, 2, 3, 4, 5, 10, 20, 25, 30, 50, 100, 200, 250, 500, 1000]);
/** Maximum number of root rows that are sent column by column; see `columnar.ts`. */
export const MAX_BOUNDED_ROWS = 10_000;

/**
 * Checks the options of a load against the schema.
 *
 * @param resolved the schema
 * @param key key of the table
 * @param options options and relationships
 * @param most maximum number of rows, if the caller sets one
 * @throws BadInput
 */
export function planLoad(
  resolved: ResolvedSchema,
  key: unknown,
  options: unknown,
  most?: number,
): { readonly plan: LoadPlan; readonly draft: LoadDraft } {
  const table = resolved.checkTable(key);
  const draft = new LoadDraft();
  const place = { path: table.key, ancestors: [], many: true, draft, ...(most !== undefined && { most }) };
  return { plan: planRows(resolved, table, options, place), draft };
}

interface Place {
  readonly path: string;
  /** The options that contain these. */
  readonly ancestors: readonly unknown[];
  readonly many: boolean;
  /** The relationship is one-to-one. PostgreSQL might hold several rows: the first one counts. */
  readonly first?: boolean;
  /** Maximum number of rows, if the caller sets one. */
  readonly most?: number;
  /** Strategy of the parent relationship; undefined at the root. */
  readonly strategy?: Strategy;
  readonly draft: LoadDraft;
}

function planRows(resolved: ResolvedSchema, table: ResolvedTable, options: unknown, place: Place): LoadPlan {
  if (!isPlainObject(options)) throw badInput(place.path, 'options and relationships', describe(options));
  const { path, many, draft } = place;
  const { $columns, $where, $strategy, $orderBy, $limit, $offset, $after, $before, $cursor } = options;
  for (const [name] of entriesOf(options, path)) checkName(table, name, path, many);
  const ancestors = descend(place.ancestors, options, path);
  const where = $where === undefined ? undefined : checkWhere(table, $where, `${path}.$where`);
  const limit = least(checkCount($limit, `${path}.$limit`), place.most);
  const offset = checkCount($offset, `${path}.$offset`);
  const rows = Math.min(limit ?? Number.POSITIVE_INFINITY, maxRows(table, where));
  const strategy =
    checkStrategy($strategy, path) ?? place.strategy ?? (rows <= MAX_JOINED_ROWS ? 'joined' : 'selectin');
  const order = many || place.first ? checkOrder(table, $orderBy, `${path}.$orderBy`) : [];
  const isPage = limit !== undefined || offset !== undefined;
  const page = checkPage(table, order, { $after, $before, isPage }, path, draft);
  const hasCursor = checkFlag($cursor, `${path}.$cursor`);
  if (hasCursor) checkTotal(table, `${path}.$cursor`);
  const plan = {
    path,
    table,
    columns: checkColumns(table, $columns, `${path}.$columns`),
    where: where && draftWhere(where, draft),
    ...page,
    cursor: hasCursor ? cursorScope(table, order) : undefined,
    limit: limit === undefined || LITERAL_LIMITS.has(limit) ? limit : draft.slot(limit),
    offset: offset === undefined ? undefined : draft.slot(offset),
    bounded: rows > MAX_JOINED_ROWS && rows <= MAX_BOUNDED_ROWS,
  };
  draftRows(plan, draft);
  const relations: RelationPlan[] = [];
  let number = 0;
  for (const to of table.relationships.values()) {
    number += 1;
    const given = Object.hasOwn(options, to.name) ? options[to.name] : undefined;
    if (given === undefined) continue;
    const below = {
      path: `${path}.${to.name}`,
      ancestors,
      many: to.many,
      first: to.relationship.direction === 'one-to-one',
      strategy,
      draft,
    };
    const relatedOptions = given === true ? {} : given;
    const own =
      checkStrategy(isPlainObject(relatedOptions) ? relatedOptions['$strategy'] : undefined, path) ??
      strategy;
    draft.append(`${own}${number}(`);
    const related = planRows(resolved, resolved.table(to.target), relatedOptions, below);
    draft.append(')');
    relations.push({ to, strategy: own, plan: related });
  }
  return { ...plan, relations };
}

/** Replaces the bindings of conditions by slots. */
function draftWhere(where: Alternatives, draft: LoadDraft): Alternatives {
  draft.append('where');
  return where.map((comparisons) => {
    draft.append('or');
    return comparisons.map((one) => {
      draft.append(`${one.column.position} ${one.operator}`);
      return { ...one, bindings: one.bindings.map((value) => draft.slot(value)) };
    });
  });
}

function draftRows(
  { columns, order, limit, offset, bounded, backwards, cursor }: Omit<LoadPlan, 'relations'>,
  draft: LoadDraft,
): void {
  draft.append(columns.map(({ position }) => position).join());
  for (const { column, sorting } of order) draft.append(`${column.position} ${sorting}`);
  if (limit !== undefined) draft.append(`limit ${typeof limit === 'number' ? limit : ''}`);
  if (offset !== undefined) draft.append('offset');
  if (bounded) draft.append('bounded');
  if (backwards) draft.append('backwards');
  if (cursor !== undefined) draft.append('cursor');
}

function least(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? (one ?? other) : Math.min(one, other);
}
