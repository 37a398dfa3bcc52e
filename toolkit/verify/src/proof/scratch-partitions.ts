import type { Connection } from '@trellis/database';
import { escapeBindings } from '@trellis/database/internal';
import { quoteIdentifier, quoteLiteral, type Table } from '@trellis/model';
import { PARTITION_COMMENTS, partitionKeyOf, qualifiedName } from '@trellis/model/internal';
import type { Comparison } from './comparable.ts';

/**
 * Gives each partitioned table a partition for all rows if the Models declare none before and after the migration. Its
 * partitions are maintained, and a migration must reach them as it does those of a live database. Introspection omits them.
 *
 * @param connection the scratch database, at the Model before the migration
 */
export async function addScratchPartitions({ knex }: Connection, comparison: Comparison): Promise<void> {
  const { before, after } = comparison;
  const isParent = (table: Table, tables: readonly Table[]) =>
    tables.some(({ partitionOf: of }) => of?.schema === table.schema && of.name === table.name);
  for (const [at, { was, is }] of comparison.tables.entries()) {
    if (was.partitionBy === undefined || was.foreign) continue;
    if (isParent(was, before.tables) || isParent(is, after.tables)) continue;
    // A migration drops any schema but this.
    const name = `public.${quoteIdentifier(`trellis_partition_${at}`)}`;
    const bound =
      partitionKeyOf(was.partitionBy)?.strategy === 'hash'
        ? 'for values with (modulus 1, remainder 0)'
        : 'default';
    const sql = `create table ${name} partition of ${qualifiedName(was)} ${bound};
      comment on table ${name} is ${quoteLiteral(PARTITION_COMMENTS.maintained)}`;
    // An event trigger of the schema may refuse it. Then the table is proven without rows.
    await knex.transaction((transaction) => transaction.raw(escapeBindings(sql))).catch(() => {});
  }
}

/** Drops the partitions of a proof that the migration has not dropped with their table. */
export async function dropScratchPartitions({ knex }: Connection): Promise<void> {
  const { rows } = await knex.raw<{ rows: { readonly name: string }[] }>(
    `select c.oid::regclass::text as name from pg_catalog.pg_class c
     where c.relkind = 'r' and pg_catalog.obj_description(c.oid, 'pg_class') = ?`,
    [PARTITION_COMMENTS.maintained],
  );
  if (rows.length > 0)
    await knex.raw(escapeBindings(`drop table ${rows.map(({ name }) => name).join(', ')}`));
}
