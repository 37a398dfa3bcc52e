import type { Knex } from 'knex';
import { run } from '../connection/index.ts';
import { keyTable } from '../parameter/index.ts';
import type { ResolvedRelationship, ResolvedSchema, ResolvedTable } from '../resolved/index.ts';
import { type Fragment, fragment, identifier, joined } from '../sql/index.ts';
import { type Codec, writable } from '../value/index.ts';
import { associated, cascading, columnsToRead } from './cascade.ts';
import { columnOf } from './link.ts';
import { RowsToDelete, type RowTexts } from './rows-to-delete.ts';

/** Number of deleted rows by table. */
export type DeletedCounts = Record<string, number>;

/**
 * Deletes the rows of a table that satisfy a condition, and the rows that cascading relationships lead to.
 *
 * @param knex a transaction
 * @param resolved the schema
 * @param table the table
 * @param condition the condition, with `t` as the alias of the table
 */
export async function deleteWithCascades(
  knex: Knex,
  resolved: ResolvedSchema,
  table: ResolvedTable,
  condition: Fragment,
): Promise<DeletedCounts> {
  const toDelete = new RowsToDelete();
  const deleted: DeletedCounts = {};
  const count = (key: string, rows: number) => {
    deleted[key] = (deleted[key] ?? 0) + rows;
  };
  const found = await lockRows(knex, table, fragment`from ${table.sql} as t where ${condition}`);
  let next: [ResolvedTable, RowTexts[]][] = [[table, toDelete.add(table, found)]];
  while (next.length > 0) {
    const further: typeof next = [];
    for (const [from, rows] of next)
      for (const to of cascading(from)) {
        const keys = keysOf(from, to, rows);
        if (keys.length === 0) continue;
        const target = resolved.table(to.target);
        const related = await lockRows(knex, target, relatedRows(from, to, target, keys));
        further.push([target, toDelete.add(target, related)]);
      }
    next = further;
  }
  const groups = toDelete.groups();
  for (const from of groups.flat())
    for (const to of associated(from))
      count(to.steps[0].table, await deleteAssociations(knex, from, to, keysOf(from, to, toDelete.of(from))));
  for (const group of groups) {
    const tables = group.filter((one) => toDelete.of(one).length > 0);
    const counts = await deleteRows(
      knex,
      tables.map((one) => [one, toDelete.of(one)]),
    );
    for (const [i, one] of tables.entries()) count(one.key, counts[i] ?? 0);
  }
  return Object.fromEntries(Object.entries(deleted).filter(([, rows]) => rows > 0));
}

/** Reads and locks rows so that no row can refer to them anymore. They are sorted to avoid deadlocks. */
async function lockRows(knex: Knex, table: ResolvedTable, tail: Fragment): Promise<RowTexts[]> {
  const columns = columnsToRead(table, table.key).map((name) => columnOf(table, name));
  const cells = columns.map(({ sql, codec }) => codec.read?.(`t.${sql}`) ?? `t.${sql}`).join(', ');
  const order = table.primaryKey.map((name) => `t.${identifier(name)}`).join(', ');
  const { rows } = await run(knex, fragment`select ${cells} ${tail} order by ${order} for update of t`);
  return rows.map((row) => new Map(columns.map(({ name }, i) => [name, row[i] ?? null])));
}

function relatedRows(
  from: ResolvedTable,
  to: ResolvedRelationship,
  target: ResolvedTable,
  keys: string[][],
): Fragment {
  const [first, second] = to.steps;
  const association = second ? `join ${to.tables[0]} as s on ${equalsKey(first.on, 's')} ` : '';
  const on = second
    ? second.on.map(([local, remote]) => `t.${identifier(remote)} = s.${identifier(local)}`).join(' and ')
    : equalsKey(first.on, 't');
  return fragment`from ${keyTable(codecsOf(from, to), keys)} ${association}join ${target.sql} as t on ${on}`;
}

/** Deletes the rows of an association table that refer to rows. */
async function deleteAssociations(
  knex: Knex,
  from: ResolvedTable,
  to: ResolvedRelationship,
  keys: string[][],
): Promise<number> {
  if (keys.length === 0) return 0;
  const [first] = to.steps;
  const statement = fragment`delete from ${to.tables[0] ?? ''} as s using ${keyTable(codecsOf(from, to), keys)} where ${equalsKey(first.on, 's')}`;
  return (await run(knex, statement)).count;
}

/**
 * Deletes rows of several tables in one statement. PostgreSQL checks foreign keys at its end, so the rows may refer to
 * each other.
 */
async function deleteRows(
  knex: Knex,
  tables: readonly (readonly [ResolvedTable, readonly RowTexts[]])[],
): Promise<number[]> {
  if (tables.length === 0) return [];
  const deletions = tables.map(([table, rows], i) => {
    const columns = table.primaryKey.map((name) => columnOf(table, name));
    const keys = rows.map((row) => columns.map(({ name, codec }) => writable(codec, row.get(name) ?? '')));
    const codecs = columns.map(({ codec }) => codec);
    const on = columns.map(({ sql }, column) => `t.${sql} = k.k${column}`).join(' and ');
    return fragment`${deletion(i)} as (delete from ${table.sql} as t using ${keyTable(codecs, keys)} where ${on} returning 1)`;
  });
  const counts = tables.map((_, i) => `(select count(*) from ${deletion(i)})`).join(', ');
  const { rows } = await run(knex, fragment`with ${joined(deletions, ', ')} select ${counts}`);
  return (rows[0] ?? []).map(Number);
}

/** Prints the name of a deletion in a statement, which must not hide a table. */
function deletion(index: number): string {
  return `"deleted rows ${index}"`;
}

/** Returns the distinct keys of a relationship in some rows, as input for PostgreSQL. */
function keysOf(from: ResolvedTable, to: ResolvedRelationship, rows: readonly RowTexts[]): string[][] {
  const columns = to.steps[0].on.map(([local]) => columnOf(from, local));
  const keys = new Map<string, string[]>();
  for (const row of rows) {
    const key = columns.map(({ name, codec }) => {
      const text = row.get(name) ?? null;
      return text === null ? null : writable(codec, text);
    });
    if (!key.includes(null)) keys.set(JSON.stringify(key), key as string[]);
  }
  return [...keys.values()];
}

function codecsOf(from: ResolvedTable, to: ResolvedRelationship): Codec[] {
  return to.steps[0].on.map(([local]) => columnOf(from, local).codec);
}

/** Prints the join of a step's remote columns to the key table. */
function equalsKey(on: readonly (readonly [string, string])[], alias: string): string {
  return on.map(([, remote], i) => `${alias}.${identifier(remote)} = k.k${i}`).join(' and ');
}
