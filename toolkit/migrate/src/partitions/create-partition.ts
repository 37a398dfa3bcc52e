import { quoteIdentifier, quoteLiteral, TrellisError } from '@trellis/model';
import { PARTITION_COMMENTS, qualifiedName } from '@trellis/model/internal';
import { codeOf } from './lock-retry.ts';
import type { MaintainedTable } from './maintained-table.ts';
import type { PartitionedTable } from './partitioned-table.ts';
import type { NewPartition, PartitionPlan } from './plan-partitions.ts';
import type { PartitionSession } from './session.ts';
import { statementTriggers } from './statement-triggers.ts';

/** The properties that `LIKE` does not copy. */
interface Properties {
  readonly owner: string;
  readonly is_mine: boolean;
  readonly method: string | null;
  readonly tablespace: string | null;
  readonly identity: string;
}

/**
 * Creates a partition in one transaction: as a table, which is attached then. Unlike `CREATE TABLE … PARTITION OF`, which
 * locks out readers, `ATTACH PARTITION` lets others read and write the table.
 *
 * The partition has the owner of the table and no privileges of its own, so roles reach its rows through the table only,
 * with the table's privileges and policies.
 *
 * @throws TrellisError `PARTITION_NAME_TAKEN`, `PARTITION_ROWS_IN_DEFAULT`
 */
export async function createPartition(
  session: PartitionSession,
  table: MaintainedTable,
  { oid }: PartitionedTable,
  partition: NewPartition,
  { fallback }: PartitionPlan,
): Promise<void> {
  const name = qualifiedName({ schema: table.schema, name: partition.name });
  const [properties] = await session.rows<Properties>(
    `select pg_catalog.pg_get_userbyid(c.relowner)::text as owner, pg_catalog.pg_get_userbyid(c.relowner) = current_user as is_mine,
       (select m.amname::text from pg_catalog.pg_am m where m.oid = c.relam) as method,
       (select s.spcname::text from pg_catalog.pg_tablespace s where s.oid = c.reltablespace) as tablespace,
       c.relreplident::text as identity
     from pg_catalog.pg_class c where c.oid = $1::oid`,
    [oid],
  );
  if (!properties) return;
  const triggers = await statementTriggers(session, oid, name);
  try {
    await session.transaction(async (run) => {
      for (const sql of statementsOf(table, partition, name, properties)) await run(sql);
      for (const { sql } of triggers) for (const one of sql) await run(one);
    });
  } catch (error) {
    if (codeOf(error) === '42P07') throw taken(table, partition);
    if (codeOf(error) === '23514' && fallback)
      throw await inDefault(session, table, partition, fallback.sql, error);
    throw error;
  }
}

function statementsOf(
  { sql }: MaintainedTable,
  { from, to }: NewPartition,
  name: string,
  { owner, is_mine, method, tablespace, identity }: Properties,
): readonly string[] {
  const including = ['defaults', 'constraints', 'generated', 'storage', 'compression']
    .map((what) => ` including ${what}`)
    .join('');
  return [
    `create table ${name} (like ${sql}${including})${method === null ? '' : ` using ${quoteIdentifier(method)}`}${tablespace === null ? '' : ` tablespace ${quoteIdentifier(tablespace)}`}`,
    `comment on table ${name} is ${quoteLiteral(PARTITION_COMMENTS.maintained)}`,
    ...(is_mine ? [] : [`alter table ${name} owner to ${quoteIdentifier(owner)}`]),
    withoutPrivileges(name),
    ...(identity === 'f' || identity === 'n'
      ? [`alter table ${name} replica identity ${identity === 'f' ? 'full' : 'nothing'}`]
      : []),
    `alter table ${sql} attach partition ${name} for values from (${quoteLiteral(from.text)}) to (${quoteLiteral(to.text)})`,
  ];
}

/** Revokes what default privileges grant. */
function withoutPrivileges(name: string): string {
  return `do $do$ declare grantee oid; begin
    for grantee in select distinct a.grantee from pg_catalog.pg_class c, pg_catalog.aclexplode(c.relacl) a
      where c.oid = ${quoteLiteral(name)}::pg_catalog.regclass and a.grantee <> c.relowner
    loop execute 'revoke all on ' || ${quoteLiteral(name)} || ' from ' ||
      case grantee when 0 then 'public' else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(grantee)) end; end loop;
    end $do$`;
}

function taken({ key }: MaintainedTable, { name }: NewPartition): TrellisError {
  return new TrellisError(
    'PARTITION_NAME_TAKEN',
    `Expected no table ${name}, which is the name of the next partition of ${key}, got one. Rename it, or attach it if it was detached.`,
  );
}

async function inDefault(
  session: PartitionSession,
  { key, column }: MaintainedTable,
  { from, to }: NewPartition,
  fallback: string,
  cause: unknown,
): Promise<TrellisError> {
  const [found] = await session.rows<{ readonly count: string }>(
    `select pg_catalog.count(*)::text as count from ${fallback}
     where ${quoteIdentifier(column)} >= ${quoteLiteral(from.text)} and ${quoteIdentifier(column)} < ${quoteLiteral(to.text)}`,
  );
  return new TrellisError(
    'PARTITION_ROWS_IN_DEFAULT',
    `Expected no rows of ${key} from ${from.text} to ${to.text} in its default partition ${fallback}, got ${found?.count}. Move them as the documentation shows, and run the command again.`,
    { cause },
  );
}
