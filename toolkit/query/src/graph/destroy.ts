import type { Knex } from 'knex';
import type { Resolved, ResolvedColumn, ResolvedRelationship, ResolvedTable } from '../resolved/index.ts';
import { type Fragment, fragment, identifier, joined, keyTable, run } from '../statement/index.ts';
import { type Codec, writable } from '../value/codec.ts';
import { associated, cascading, columnsToRead, Doomed, type Texts } from './doomed.ts';

/** How many rows went, by table. */
export type Deleted = Record<string, number>;

/**
 * Deletes the rows of a table that meet a condition, with those that cascading relationships lead to.
 *
 * @param knex a transaction
 * @param resolved the schema
 * @param table the table
 * @param condition what holds for the rows, of the table's name `t`
 */
export async function destroy(
  knex: Knex,
  resolved: Resolved,
  table: ResolvedTable,
  condition: Fragment,
): Promise<Deleted> {
  const doomed = new Doomed();
  const deleted: Deleted = {};
  const count = (key: string, rows: number) => {
    deleted[key] = (deleted[key] ?? 0) + rows;
  };
  const found = await read(knex, table, fragment`from ${table.sql} as t where ${condition}`);
  let next: [ResolvedTable, Texts[]][] = [[table, doomed.add(table, found)]];
  while (next.length > 0) {
    const further: typeof next = [];
    for (const [from, rows] of next)
      for (const to of cascading(from)) {
        const keys = keysOf(from, to, rows);
        if (keys.length === 0) continue;
        const target = resolved.known(to.target);
        further.push([target, doomed.add(target, await read(knex, target, related(from, to, target, keys)))]);
      }
    next = further;
  }
  const groups = doomed.inOrder();
  for (const from of groups.flat())
    for (const to of associated(from))
      count(to.steps[0].table, await detach(knex, from, to, keysOf(from, to, doomed.of(from))));
  for (const group of groups) {
    const tables = group.filter((one) => doomed.of(one).length > 0);
    const counts = await deleteRows(
      knex,
      tables.map((one) => [one, doomed.of(one)]),
    );
    for (const [i, one] of tables.entries()) count(one.key, counts[i] ?? 0);
  }
  return Object.fromEntries(Object.entries(deleted).filter(([, rows]) => rows > 0));
}

/** Reads rows and keeps others from referring to them meanwhile; in one order, so that no two wait for each other. */
async function read(knex: Knex, table: ResolvedTable, tail: Fragment): Promise<Texts[]> {
  const columns = columnsToRead(table, table.key).map((name) => columnOf(table, name));
  const cells = columns.map(({ sql, codec }) => codec.read?.(`t.${sql}`) ?? `t.${sql}`).join(', ');
  const order = table.primaryKey.map((name) => `t.${identifier(name)}`).join(', ');
  const { rows } = await run(knex, fragment`select ${cells} ${tail} order by ${order} for update of t`);
  return rows.map((row) => new Map(columns.map(({ name }, i) => [name, row[i] ?? null])));
}

function related(
  from: ResolvedTable,
  to: ResolvedRelationship,
  target: ResolvedTable,
  keys: string[][],
): Fragment {
  const [first, second] = to.steps;
  const between = second ? `join ${to.tables[0]} as s on ${equal(first.on, 's')} ` : '';
  const on = second
    ? second.on.map(([here, there]) => `t.${identifier(there)} = s.${identifier(here)}`).join(' and ')
    : equal(first.on, 't');
  return fragment`from ${keyTable(codecsOf(from, to), keys)} ${between}join ${target.sql} as t on ${on}`;
}

/** Deletes the rows of an association table that lead from rows on. */
async function detach(
  knex: Knex,
  from: ResolvedTable,
  to: ResolvedRelationship,
  keys: string[][],
): Promise<number> {
  if (keys.length === 0) return 0;
  const [first] = to.steps;
  const statement = fragment`delete from ${to.tables[0] ?? ''} as s using ${keyTable(codecsOf(from, to), keys)} where ${equal(first.on, 's')}`;
  return (await run(knex, statement)).count;
}

/** Deletes rows of tables in one statement, after which PostgreSQL checks their keys: they may refer to each other. */
async function deleteRows(
  knex: Knex,
  doomed: readonly (readonly [ResolvedTable, readonly Texts[]])[],
): Promise<number[]> {
  if (doomed.length === 0) return [];
  const deletions = doomed.map(([table, rows], i) => {
    const columns = table.primaryKey.map((name) => columnOf(table, name));
    const keys = rows.map((row) => columns.map(({ name, codec }) => writable(codec, row.get(name) ?? '')));
    const codecs = columns.map(({ codec }) => codec);
    const on = columns.map(({ sql }, at) => `t.${sql} = k.k${at}`).join(' and ');
    return fragment`d${String(i)} as (delete from ${table.sql} as t using ${keyTable(codecs, keys)} where ${on} returning 1)`;
  });
  const counts = doomed.map((_, i) => `(select count(*) from d${i})`).join(', ');
  const { rows } = await run(knex, fragment`with ${joined(deletions, ', ')} select ${counts}`);
  return (rows[0] ?? []).map(Number);
}

/** The distinct keys by which a relationship leads on from rows, as PostgreSQL reads them. */
function keysOf(from: ResolvedTable, to: ResolvedRelationship, rows: readonly Texts[]): string[][] {
  const columns = to.steps[0].on.map(([here]) => columnOf(from, here));
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
  return to.steps[0].on.map(([here]) => columnOf(from, here).codec);
}

/** The columns of the keys' table equal to those after a step. */
function equal(on: readonly (readonly [string, string])[], alias: string): string {
  return on.map(([, there], i) => `${alias}.${identifier(there)} = k.k${i}`).join(' and ');
}

function columnOf(table: ResolvedTable, name: string): ResolvedColumn {
  return table.columns.get(name) as ResolvedColumn;
}
