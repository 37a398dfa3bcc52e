import { badInput, describe } from '../error/bad-input.ts';
import { entriesOf, isPlain, within } from '../error/plain.ts';
import type { Resolved, ResolvedColumn, ResolvedRelationship, ResolvedTable } from '../resolved/index.ts';
import type { Strategy } from './options.ts';
import { type Alternatives, checkWhere } from './where.ts';

/** A column to sort by. */
export interface OrderTerm {
  readonly column: ResolvedColumn;
  readonly sorting: string;
}

/** Rows to load, checked: everything in it is of the schema or a value to bind. */
export interface Plan {
  readonly path: string;
  readonly table: ResolvedTable;
  /** The columns that the rows have in the end. */
  readonly columns: readonly ResolvedColumn[];
  readonly where: Alternatives | undefined;
  /** Ends with the primary key, so that there is one order. */
  readonly order: readonly OrderTerm[];
  readonly limit: number | undefined;
  readonly offset: number | undefined;
  readonly relations: readonly PlanRelation[];
}

/** A relationship to follow. */
export interface PlanRelation {
  readonly to: ResolvedRelationship;
  readonly strategy: Strategy;
  readonly plan: Plan;
}

/** Up to so many rows, one statement is quicker than one for each level, which shares what rows have in common. */
const FEW = 30;

const SORTINGS = ['asc', 'desc'].flatMap((way) => [way, `${way} nulls first`, `${way} nulls last`]);
const ROW_OPTIONS = ['$columns', '$where', '$strategy'];
const MANY_OPTIONS = [...ROW_OPTIONS, '$orderBy', '$limit', '$offset'];

/**
 * Checks what `load` was given against the schema.
 *
 * @param resolved the schema
 * @param key the table's key
 * @param load options and relationships
 * @param most how many rows are wanted, where that is known
 * @throws BadInput naming the place
 */
export function planLoad(resolved: Resolved, key: unknown, load: unknown, most?: number): Plan {
  const table = typeof key === 'string' ? resolved.table(key) : undefined;
  if (table === undefined) throw badInput('the table', "one of the schema's", describe(key));
  return planRows(resolved, table, load, {
    path: table.key,
    above: [],
    many: true,
    ...(most !== undefined && { most }),
  });
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
}

function planRows(resolved: Resolved, table: ResolvedTable, load: unknown, place: Place): Plan {
  if (!isPlain(load)) throw badInput(place.path, 'options and relationships', describe(load));
  const { path, many } = place;
  const { $columns, $where, $strategy, $orderBy, $limit, $offset } = load;
  for (const [name] of entriesOf(load, path)) checkName(table, name, place);
  const above = within(place.above, load, path);
  const where = $where === undefined ? undefined : checkWhere(table, $where, `${path}.$where`);
  const limit = least(checkCount($limit, `${path}.$limit`), place.most);
  const strategy = checkStrategy($strategy, path) ?? place.strategy ?? usual(table, where, limit);
  const relations = [...table.relationships.values()].flatMap((to): PlanRelation[] => {
    const asked = Object.hasOwn(load, to.name) ? load[to.name] : undefined;
    if (asked === undefined) return [];
    const below = {
      path: `${path}.${to.name}`,
      above,
      many: to.many,
      first: to.relationship.direction === 'one-to-one',
      strategy,
    };
    const said = asked === true ? {} : asked;
    const plan = planRows(resolved, resolved.known(to.target), said, below);
    return [
      { to, strategy: checkStrategy(isPlain(said) ? said['$strategy'] : undefined, path) ?? strategy, plan },
    ];
  });
  return {
    path,
    table,
    columns: checkColumns(table, $columns, `${path}.$columns`),
    where,
    order: many || place.first ? orderOf(table, checkOrder(table, $orderBy, `${path}.$orderBy`)) : [],
    limit,
    offset: checkCount($offset, `${path}.$offset`),
    relations,
  };
}

function checkName(table: ResolvedTable, name: string, { path, many }: Place): void {
  const options = many ? MANY_OPTIONS : ROW_OPTIONS;
  if (name.startsWith('$') ? options.includes(name) : table.relationships.has(name)) return;
  const names = [...table.relationships.keys()];
  const known = name.startsWith('$') ? options : names;
  throw badInput(
    path,
    known.length > 0 ? `one of ${known.join(', ')}` : `an option, since ${table.key} has no relationships`,
    describe(name),
  );
}

/** What is usual at the root where nothing is said: by how many rows there can be. */
function usual(
  table: ResolvedTable,
  where: Alternatives | undefined,
  limit = Number.POSITIVE_INFINITY,
): Strategy {
  return Math.min(limit, mostRows(table, where)) <= FEW ? 'joined' : 'selectin';
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

function checkStrategy(strategy: unknown, path: string): Strategy | undefined {
  if (strategy === undefined || strategy === 'joined' || strategy === 'selectin') return strategy;
  throw badInput(`${path}.$strategy`, 'joined or selectin', describe(strategy));
}

function checkCount(count: unknown, path: string): number | undefined {
  if (count === undefined) return undefined;
  if (Number.isSafeInteger(count) && Number(count) >= 0) return Number(count);
  throw badInput(path, 'a whole number that is not negative', describe(count));
}

function least(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? (one ?? other) : Math.min(one, other);
}

function checkColumns(table: ResolvedTable, columns: unknown, path: string): readonly ResolvedColumn[] {
  if (columns === undefined) return [...table.columns.values()];
  if (!Array.isArray(columns)) throw badInput(path, 'an array of columns', describe(columns));
  const asked = columns.map((name, i) => columnOf(table, name, `${path}[${i}]`));
  return [...table.columns.values()].filter((column) => asked.includes(column));
}

function columnOf(table: ResolvedTable, name: unknown, path: string): ResolvedColumn {
  const column = typeof name === 'string' ? table.columns.get(name) : undefined;
  if (column === undefined) throw badInput(path, `a column of ${table.key}`, describe(name));
  return column;
}

function checkOrder(table: ResolvedTable, order: unknown, path: string): OrderTerm[] {
  if (order === undefined) return [];
  if (Array.isArray(order)) return order.flatMap((one, i) => checkOrderBy(table, one, `${path}[${i}]`));
  return checkOrderBy(table, order, path);
}

function checkOrderBy(table: ResolvedTable, order: unknown, path: string): OrderTerm[] {
  if (typeof order === 'string') return [term(columnOf(table, order, path), 'asc', path)];
  if (!isPlain(order)) throw badInput(path, 'a column, or columns with `asc` or `desc`', describe(order));
  return entriesOf(order, path).map(([name, sorting]) =>
    term(columnOf(table, name, path), sorting, `${path}.${name}`),
  );
}

function term(column: ResolvedColumn, sorting: unknown, path: string): OrderTerm {
  if (!column.codec.comparable)
    throw badInput(path, 'a column that PostgreSQL sorts by', `${column.name}, a ${column.codec.sqlType}`);
  if (typeof sorting !== 'string' || !SORTINGS.includes(sorting))
    throw badInput(path, `one of ${SORTINGS.join(', ')}`, describe(sorting));
  return { column, sorting };
}

/** What was asked for, then the primary key: rows that are equal otherwise have an order too. */
function orderOf(table: ResolvedTable, asked: OrderTerm[]): OrderTerm[] {
  const rest = table.primaryKey.flatMap((name) => {
    const column = table.columns.get(name);
    return column && !asked.some((one) => one.column === column) ? [{ column, sorting: 'asc' }] : [];
  });
  return [...asked, ...rest];
}
