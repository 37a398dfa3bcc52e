import { type Row, type RowPatch, type SchemaDescriptor, TrellisError } from '@trellis/model';
import type { Knex } from 'knex';
import { badInput, describe } from '../error/bad-input.ts';
import { conditions } from '../load/clauses.ts';
import { execute } from '../load/execute.ts';
import type { Tables } from '../load/options.ts';
import { mostRows, planLoad } from '../load/plan.ts';
import { type Conditions, checkWhere } from '../load/where.ts';
import { type ResolvedRelationship, type ResolvedTable, resolve } from '../resolved/index.ts';
import { fragment, run } from '../statement/index.ts';
import { atomically } from './atomically.ts';
import { ALONE, GraphNode } from './node.ts';
import type { GraphPart, NewGraph } from './options.ts';
import { planReplacement } from './replacement.ts';
import { firstShape } from './shape.ts';

/** The relationships that lead to rows which refer back, or through an association table. */
type Replaceable<RS> = {
  [R in keyof RS]: RS[R] extends { readonly direction: 'many-to-one' } ? never : R;
}[keyof RS] &
  string;

/** What may stand in the new list: a new row, or one that is there, with what changes of it. */
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
 * Makes a row lead to exactly the rows that are given: new ones are inserted, those named by
 * `$key` are kept and changed, and the others no longer belong to it. What becomes of an orphan
 * the relationship says: with `delete-orphan` in its `cascade` it is deleted, with all that belongs
 * to it; without, it refers to no row any more. Through an association table only the associations
 * come and go.
 *
 * @param knex a Knex instance on `pg`, or a transaction
 * @param schema the schema, what `defineSchema` returned
 * @param table the key of the table of the row that leads to the others
 * @param key which row: the columns of its primary key or of another unique one
 * @param relationship the relationship, of any kind but many-to-one
 * @param rows what it shall lead to; a row or null where it is one-to-one
 * @returns the rows that it now leads to
 * @throws BadInput (see `isBadInput`) before any statement is sent, when something does not fit the schema
 * @throws TrellisError `ROW_MISSING` when a row that is named is not there; `ORPHANS` when there would be
 *   orphans that may neither be deleted nor refer to no row
 * @example
 * await replaceRelated(knex, shop, 'orders', { order_id: 7 }, 'products', [
 *   { $key: { product_id: 3 }, product_count: 5 },
 *   { product_id: 4 },
 * ]);
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
  const known = resolved.table(table);
  const to = replaceable(known, relationship);
  const where = checkWhere(known, key, `${known.key}.$key`);
  if (mostRows(known, where) > 1)
    throw badInput(`${known.key}.$key`, 'the columns of a unique key', describe(Object.keys(key).join(', ')));
  const parent = new GraphNode(firstShape(known), undefined, known.key, ALONE, undefined);
  const replace = planReplacement(resolved, parent, to, rows);
  const { plan, sketch } = planLoad(resolved, table, { $where: key, [to.name]: true });
  const found = await atomically(knex, 2, async (transaction) => {
    const list = [...known.columns.values()]
      .map(({ sql, codec }) => codec.read?.(`t.${sql}`) ?? `t.${sql}`)
      .join(', ');
    const { rows: cells } = await run(
      transaction,
      fragment`select ${list} from ${known.sql} as t where ${conditions([], where, 't')} for update`,
    );
    if (cells[0] === undefined)
      throw new TrellisError(
        'ROW_MISSING',
        `Expected a row of ${known.key} of that key, got none. Load it first.`,
      );
    parent.texts = cells[0];
    await replace(transaction);
    const [row] = await execute(transaction, plan, sketch);
    return row?.[to.name];
  });
  return (Array.isArray(found) ? found : found === null ? [] : [found]) as never;
}

function replaceable(table: ResolvedTable, name: unknown): ResolvedRelationship {
  const to = typeof name === 'string' ? table.relationships.get(name) : undefined;
  if (to && to.relationship.direction !== 'many-to-one') return to;
  const names = [...table.relationships.values()]
    .filter(({ relationship }) => relationship.direction !== 'many-to-one')
    .map((one) => one.name);
  throw badInput(table.key, `one of the relationships ${names.join(', ')}`, describe(name));
}
