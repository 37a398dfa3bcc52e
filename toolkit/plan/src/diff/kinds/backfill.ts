import { type Domain, parseTypeName, type QualifiedName, quoteIdentifier } from '@trellis/model';
import { isTypeNamed, qualifiedName, tokenName, tokensOf } from '@trellis/model/internal';
import { isArrayType } from '../casts/index.ts';
import { type Catalog, columnId, type Node, type NodeOf, notNullId } from '../node/index.ts';
import {
  hazard,
  isRecreated,
  type Operation,
  type Operations,
  type PlanContext,
  type Print,
} from '../operation/index.ts';
import { isForeign } from './foreign.ts';
import { tableOf } from './part-of.ts';

/**
 * The expression of the values of rows that have none: the one that the author declares, else the default of the column,
 * else that of its domain. A generated or identity column has none, nor has a column of a foreign table.
 */
export function fillOf(node: NodeOf<'column'>, catalog: Catalog): string | undefined {
  const { value, requires } = node;
  const { backfill, type, identity, generated } = value;
  if (identity || generated || isForeign(tableOf(node), catalog)) return undefined;
  const byDomain = domainsOf(type, requires, catalog).find((domain) => domain.default !== undefined);
  const found = backfill ?? value.default ?? byDomain?.default;
  return found === undefined || /^null\b/i.test(found) ? undefined : found;
}

/** Whether a column accepts no null because of its domain. */
export function isNotNullByDomain({ value, requires }: NodeOf<'column'>, catalog: Catalog): boolean {
  return domainsOf(value.type, requires, catalog).some(({ notNull }) => notNull === true);
}

/** The domain of a column, the domain that this is based on, and so on. */
function domainsOf(type: string, requires: ReadonlySet<string>, catalog: Catalog): readonly Domain[] {
  if (isArrayType(type)) return [];
  const name = parseTypeName(type);
  for (const id of requires) {
    const domain = catalog.find('domain', id);
    if (domain && isTypeNamed(name, domain.value))
      return [domain.value, ...domainsOf(domain.value.type, domain.requires, catalog)];
  }
  return [];
}

/** The type of a column without its domains. */
export function typeWithoutDomains({ value, requires }: NodeOf<'column'>, catalog: Catalog): string {
  return domainsOf(value.type, requires, catalog).at(-1)?.type ?? value.type;
}

/**
 * Whether the rows of a table get the declared values of a new column by an UPDATE. Those of a rebuilt table get them when
 * they are copied.
 */
export function isFilledWhenAdded(column: Node, operations: Pick<Operations, 'get'>): boolean {
  if (column.kind !== 'column' || column.value.backfill === undefined) return false;
  const { identity, generated } = column.value;
  return !identity && !generated && !operations.get('create', column.parent);
}

/** As `isFilledWhenAdded`, when statements are printed. */
export function fillWhenAdded(node: NodeOf<'column'>, context: PlanContext): string | undefined {
  const done = context.action(node.parent ?? '');
  return done === 'create' || isRecreated(done) || node.value.backfill === undefined
    ? undefined
    : fillOf(node, context.after);
}

/**
 * Orders the operation that gives a column its declared values after the columns in their expression have theirs, and
 * before new triggers of the table: they are for later writes, and a deferred one would keep the table from being altered.
 */
export function orderFill(column: NodeOf<'column'>, operation: Operation, operations: Operations): void {
  for (const { id } of operations.after.dependentsOf('trigger', column.parent))
    operations.order(operation, operations.get('create', id), 'rows');
  for (const token of tokensOf(column.value.backfill ?? '')) {
    const name = tokenName(token);
    if (name === undefined) continue;
    const used = columnId(tableOf(column), name);
    if (used === column.id) continue;
    for (const id of [used, notNullId(used)])
      operations.order(operations.get('create', id), operation, 'column');
    operations.order(operations.get('alter', used), operation, 'column');
  }
}

/** The UPDATE that gives rows without a value in a column one. */
export function fillNulls(node: NodeOf<'column'>, values: string, catalog: Catalog): Print {
  const name = quoteIdentifier(node.value.name);
  return {
    writes: tableOf(node),
    sql: `UPDATE ${qualifiedName(tableOf(node))} SET ${name} = ${values} WHERE ${name} ${isRow(node, catalog) ? 'IS NOT DISTINCT FROM NULL' : 'IS NULL'}`,
    hazards: [hazard.rewrites(`Writes the rows of which ${node.value.name} is null.`)],
  };
}

/** Whether the values of a column are rows: `IS NULL` is also true of a row of nulls, which NOT NULL accepts. */
function isRow(node: NodeOf<'column'>, catalog: Catalog): boolean {
  const type = typeWithoutDomains(node, catalog);
  if (isArrayType(type)) return false;
  const name = parseTypeName(type);
  return [...catalog.nodes.values()].some(
    ({ kind, value }) =>
      (kind === 'composite type' || kind === 'table') && isTypeNamed(name, value as QualifiedName),
  );
}
