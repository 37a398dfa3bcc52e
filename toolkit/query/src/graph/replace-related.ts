import { type Row, type RowPatch, type SchemaDescriptor, TrellisError } from '@trellis/model';
import type { Knex } from 'knex';
import { run } from '../connection/index.ts';
import { badInput, describe } from '../input/index.ts';
import { executePlan, planLoad, type Tables } from '../load/index.ts';
import { type ResolvedRelationship, type ResolvedTable, resolve } from '../resolved/index.ts';
import { fragment } from '../sql/index.ts';
import { type Conditions, checkWhere, maxRows, whereSql } from '../where/index.ts';
import { atomically } from './atomically.ts';
import type { GraphPart, NewGraph } from './graph-types.ts';
import { GraphNode, NO_INDEX } from './node.ts';
import { planReplacement } from './replacement.ts';
import { initialShape } from './shape.ts';

/** Names of the relationships whose foreign key is on the other side or in an association table. */
type Replaceable<RS> = {
  [R in keyof RS]: RS[R] extends { readonly direction: 'many-to-one' } ? never : R;
}[keyof RS] &
  string;

/**
 * The rows to pass to {@link replaceRelated}: an array, or for a one-to-one relationship a row or null. Each is a new
 * row, or the `$key` of an existing row with the columns to change.
 *
 * @example
 * ```ts
 * import { defineSchema, integer, manyToOne, oneToMany, table, text } from '@trellis/model';
 * import type { Replacement } from '@trellis/query';
 *
 * const orders = table('orders', {
 *   columns: { order_id: integer({ identity: 'always', primaryKey: true }) },
 *   relationships: { notes: oneToMany('notes', { back_populates: 'order' }) },
 * });
 * const notes = table('notes', {
 *   columns: {
 *     note_id: integer({ identity: 'always', primaryKey: true }),
 *     order_id: integer({ nullable: true, references: 'orders.order_id' }),
 *     body: text(),
 *   },
 *   relationships: { order: manyToOne('orders', { back_populates: 'notes' }) },
 * });
 * const shop = defineSchema({ name: 'shop', tables: { orders, notes } });
 *
 * export const replacement: Replacement<typeof shop.tables, typeof orders.relationships.notes> = [
 *   { $key: { note_id: 3 }, body: 'Changed' },
 *   { body: 'New' },
 * ];
 * ```
 */
export type Replacement<
  TS extends Tables,
  R extends TS[string]['relationships'][string],
> = R['direction'] extends 'many-to-many'
  ? readonly GraphPart<TS, R>[]
  : R['direction'] extends 'one-to-one'
    ? RelatedRow<TS, R> | null
    : readonly RelatedRow<TS, R>[];

type RelatedRow<TS extends Tables, R extends TS[string]['relationships'][string]> =
  | NewGraph<TS, TS[R['target']]>
  | ({ readonly $key: Partial<Row<TS[R['target']]>> } & RowPatch<TS[R['target']]>);

/**
 * Replaces the related rows of a row, in one transaction. New rows are inserted, existing rows given by `$key` are kept
 * and updated, and the others become orphans. Orphans are deleted, together with their own cascades, if the
 * relationship has `delete-orphan` in its `cascade`; otherwise their foreign key is set to null. Through an association
 * table, only the rows of that table are inserted and deleted.
 *
 * @param knex a Knex instance with client `pg`, or a transaction, which then gets a savepoint
 * @param schema a schema returned by `defineSchema`
 * @param table key of the parent row's table
 * @param key the parent row, by its primary key or the columns of a unique constraint
 * @param relationship name of the relationship; it must not be many-to-one
 * @param rows the new related rows
 * @returns the related rows as they are stored
 * @throws BadInput (see {@link isBadInput}) if an argument does not fit the schema; no statement is sent
 * @throws TrellisError `ROW_MISSING` if the parent row or a row given by `$key` does not exist; `ORPHANS` if orphans can
 *   neither be deleted nor have a null foreign key; `ROWS_NOT_INSERTED` and `KEYS_DISAGREE` as {@link insertGraph}
 * @example
 * ```ts
 * import { defineSchema, integer, manyToOne, oneToMany, table, text } from '@trellis/model';
 * import { replaceRelated } from '@trellis/query';
 * import knex from 'knex';
 *
 * const orders = table('orders', {
 *   columns: { order_id: integer({ identity: 'always', primaryKey: true }) },
 *   relationships: { notes: oneToMany('notes', { back_populates: 'order', cascade: ['all', 'delete-orphan'] }) },
 * });
 * const notes = table('notes', {
 *   columns: {
 *     note_id: integer({ identity: 'always', primaryKey: true }),
 *     order_id: integer({ references: 'orders.order_id', onDelete: 'cascade' }),
 *     body: text(),
 *   },
 *   relationships: { order: manyToOne('orders', { back_populates: 'notes' }) },
 * });
 * const shop = defineSchema({ name: 'shop', tables: { orders, notes } });
 * const db = knex({ client: 'pg', connection: process.env['DATABASE_URL'] ?? '' });
 *
 * const stored = await replaceRelated(db, shop, 'orders', { order_id: 7 }, 'notes', [
 *   { $key: { note_id: 3 }, body: 'Changed' },
 *   { body: 'New' },
 * ]);
 * export const bodies: string[] = stored.map(({ body }) => body);
 * ```
 */
export async function replaceRelated<
  const S extends SchemaDescriptor,
  const T extends keyof S['tables'] & string,
  const R extends Replaceable<S['tables'][T]['relationships']>,
>(
  knex: Knex,
  schema: S,
  table: T,
  key: Conditions<Row<S['tables'][T]>>,
  relationship: R,
  rows: Replacement<S['tables'], S['tables'][T]['relationships'][R]>,
): Promise<Row<S['tables'][S['tables'][T]['relationships'][R]['target']]>[]> {
  const resolved = resolve(schema);
  const parentTable = resolved.checkTable(table);
  const to = checkRelationship(parentTable, relationship);
  const where = checkWhere(parentTable, key, `${parentTable.key}.$key`);
  if (maxRows(parentTable, where) > 1)
    throw badInput(
      `${parentTable.key}.$key`,
      'the columns of a unique key',
      describe(Object.keys(key).join(', ')),
    );
  const parent = new GraphNode(initialShape(parentTable), undefined, parentTable.key, NO_INDEX, undefined);
  const replace = planReplacement(resolved, parent, to, rows);
  const { plan, draft } = planLoad(resolved, table, { $where: key, [to.name]: true });
  const found = await atomically(knex, 2, async (transaction) => {
    const list = [...parentTable.columns.values()]
      .map(({ sql, codec }) => codec.read?.(`t.${sql}`) ?? `t.${sql}`)
      .join(', ');
    const { rows: cells } = await run(
      transaction,
      fragment`select ${list} from ${parentTable.sql} as t where ${whereSql([], where, 't')} for update`,
    );
    if (cells[0] === undefined)
      throw new TrellisError(
        'ROW_MISSING',
        `No row of ${parentTable.key} has the given key. Check the key, or insert the row first.`,
      );
    parent.cells = cells[0];
    await replace(transaction);
    const [row] = await executePlan(transaction, plan, draft);
    return row?.[to.name];
  });
  return (Array.isArray(found) ? found : found === null ? [] : [found]) as never;
}

function checkRelationship(table: ResolvedTable, name: unknown): ResolvedRelationship {
  const to = typeof name === 'string' ? table.relationships.get(name) : undefined;
  if (to && to.relationship.direction !== 'many-to-one') return to;
  const names = [...table.relationships.values()]
    .filter(({ relationship }) => relationship.direction !== 'many-to-one')
    .map((one) => one.name);
  throw badInput(table.key, `one of the relationships ${names.join(', ')}`, describe(name));
}
