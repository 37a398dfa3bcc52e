import { quoteIdentifier } from '@trellis/model';
import { tokenName, tokensOf } from '@trellis/model/internal';
import type { PartitionSession } from './session.ts';

/** A trigger of a partitioned table, as statements for a partition. */
export interface StatementTrigger {
  readonly name: string;
  readonly sql: readonly string[];
}

/** When a trigger fires, as `ALTER TABLE` says it. */
const ENABLED: Readonly<Record<string, string>> = { D: 'disable', R: 'enable replica', A: 'enable always' };

/**
 * Reads the triggers of a partitioned table that fire once per statement. PostgreSQL copies triggers for each row to
 * partitions, and not these: a ledger that rejects TRUNCATE would accept it for each partition.
 *
 * @param oid the partitioned table
 * @param partition the partition, quoted
 */
export async function statementTriggers(
  session: PartitionSession,
  oid: string,
  partition: string,
): Promise<readonly StatementTrigger[]> {
  const rows = await session.rows<{
    readonly name: string;
    readonly definition: string;
    readonly enabled: string;
  }>(
    `select t.tgname::text as name, pg_catalog.pg_get_triggerdef(t.oid) as definition, t.tgenabled::text as enabled
     from pg_catalog.pg_trigger t where t.tgrelid = $1::oid and not t.tgisinternal and t.tgtype & 1 = 0 order by t.tgname`,
    [oid],
  );
  return rows.map(({ name, definition, enabled }) => {
    const word = ENABLED[enabled];
    return {
      name,
      sql: [
        onTable(definition, partition),
        ...(word === undefined ? [] : [`alter table ${partition} ${word} trigger ${quoteIdentifier(name)}`]),
      ],
    };
  });
}

/** The definition of a trigger, as PostgreSQL prints it, for another table. It quotes names that are key words. */
function onTable(definition: string, table: string): string {
  const tokens = [...tokensOf(definition)];
  const on = tokens.findIndex((token) => token.kind === 'identifier' && tokenName(token) === 'on');
  const from = tokens[on + 2]?.from ?? 0;
  // ` schema . name `
  const to = tokens[on + 4]?.to ?? 0;
  return `${definition.slice(0, from)}${table}${definition.slice(to)}`;
}
