import { quoteLiteral, TrellisError } from '@trellis/model';
import { PARTITION_COMMENTS } from '@trellis/model/internal';
import { codeOf } from './lock-retry.ts';
import type { MaintainedTable } from './maintained-table.ts';
import type { Partition } from './partitioned-table.ts';
import type { PartitionPlan } from './plan-partitions.ts';
import type { PartitionSession } from './session.ts';

/**
 * Detaches a partition. Others read and write the table meanwhile, unless it has a default partition: then PostgreSQL
 * detaches with a short lock of the table.
 *
 * Its comment first says what happens to it, so that the next run of a killed one completes it.
 *
 * @throws TrellisError `PARTITION_REFERENCED`
 */
export async function detachPartition(
  session: PartitionSession,
  table: MaintainedTable,
  partition: Partition,
  { fallback }: PartitionPlan,
): Promise<void> {
  const { expired = 'detach' } = table.partitions;
  await setComment(session, partition, expired === 'drop' ? 'expired' : 'maintained');
  try {
    await session.rows(
      `alter table ${table.sql} detach partition ${partition.sql}${fallback ? '' : ' concurrently'}`,
    );
  } catch (error) {
    if (codeOf(error) !== '23503') throw error;
    throw new TrellisError(
      'PARTITION_REFERENCED',
      `Expected no rows that refer to those of ${partition.name}, which ${table.key} no longer keeps, got some. Detach or delete those first, or raise \`keep\`.`,
      { cause: error },
    );
  }
}

/** Completes a detachment that was interrupted. */
export async function finalizePartition(
  session: PartitionSession,
  table: MaintainedTable,
  partition: Partition,
): Promise<void> {
  await session.rows(`alter table ${table.sql} detach partition ${partition.sql} finalize`);
}

/** Sets what happens to a partition after it is detached. */
export async function setComment(
  session: PartitionSession,
  { sql, comment }: Partition,
  to: keyof typeof PARTITION_COMMENTS,
): Promise<void> {
  if (comment !== PARTITION_COMMENTS[to])
    await session.rows(`comment on table ${sql} is ${quoteLiteral(PARTITION_COMMENTS[to])}`);
}

/** The tables that were detached to be dropped, quoted. */
export async function detachedToDrop(session: PartitionSession): Promise<readonly string[]> {
  const rows = await session.rows<{ readonly name: string }>(
    `select pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname) as name
     from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition
       and pg_catalog.obj_description(c.oid, 'pg_class') = $1 order by 1`,
    [PARTITION_COMMENTS.expired],
  );
  return rows.map(({ name }) => name);
}
