import { TrellisError } from '@trellis/model';
import { isMaintainedPartition, partitionKeyOf, qualifiedName } from '@trellis/model/internal';
import type { MaintainedTable } from './maintained-table.ts';
import { type Edge, HIGHEST, LOWEST, type Range } from './range.ts';
import type { PartitionSession } from './session.ts';

/** A partition as it is in the database. */
export interface Partition {
  readonly name: string;
  /** The name in SQL, quoted. */
  readonly sql: string;
  /** Undefined for the default partition. */
  readonly range: Range | undefined;
  /** Set if a command created it to be maintained. */
  readonly isMaintained: boolean;
  readonly comment: string | null;
  /** Set while it is detached concurrently, or after that was interrupted. */
  readonly pending: boolean;
}

/** A partitioned table as it is in the database. */
export interface PartitionedTable {
  readonly oid: string;
  readonly partitions: readonly Partition[];
}

/**
 * Reads a table and its partitions.
 *
 * @throws TrellisError `PARTITIONED_TABLE_MISSING`
 */
export async function readPartitionedTable(
  session: PartitionSession,
  table: MaintainedTable,
): Promise<PartitionedTable> {
  const [found] = await session.rows<{ readonly oid: string; readonly key: string | null }>(
    `select c.oid::text as oid, pg_catalog.pg_get_partkeydef(c.oid) as key from pg_catalog.pg_class c
     where c.oid = pg_catalog.to_regclass($1)`,
    [table.sql],
  );
  const key = found?.key ? partitionKeyOf(found.key) : undefined;
  if (
    found === undefined ||
    key?.strategy !== 'range' ||
    key.columns.length !== 1 ||
    key.columns[0] !== table.column
  )
    throw new TrellisError(
      'PARTITIONED_TABLE_MISSING',
      `Expected the table ${table.key} to be partitioned by RANGE (${table.column}), got ${found ? (found.key ?? 'a table without partitions') : 'no table'}. Run \`trellis upgrade\` first.`,
    );
  const rows = await session.rows<{
    readonly schema: string;
    readonly name: string;
    readonly bound: string;
    readonly comment: string | null;
    readonly pending: boolean;
  }>(
    `select n.nspname::text as schema, c.relname::text as name, pg_catalog.pg_get_expr(c.relpartbound, c.oid) as bound,
       pg_catalog.obj_description(c.oid, 'pg_class') as comment, i.inhdetachpending as pending
     from pg_catalog.pg_inherits i join pg_catalog.pg_class c on c.oid = i.inhrelid
     join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     where i.inhparent = $1::oid order by c.relname`,
    [found.oid],
  );
  const bounds = rows.map(({ bound }) => textsOf(bound));
  const edges = await edgesOf(session, table, [...new Set(bounds.flatMap((one) => one ?? []))]);
  const partitions = rows.map(({ schema, name, comment, pending }, at): Partition => {
    const [from, to] = bounds[at] ?? [];
    const range =
      from === undefined || to === undefined
        ? undefined
        : { from: edges.get(from) ?? LOWEST, to: edges.get(to) ?? HIGHEST };
    const isMaintained = isMaintainedPartition({ comment });
    return { name, sql: qualifiedName({ schema, name }), range, isMaintained, comment, pending };
  });
  return { oid: found.oid, partitions };
}

/** The texts of a bound, as PostgreSQL prints it; undefined for the default partition. */
function textsOf(bound: string): readonly [from: string, to: string] | undefined {
  const [, from, to] = /^FOR VALUES FROM \((.*)\) TO \((.*)\)$/.exec(bound) ?? [];
  if (from === undefined || to === undefined) return undefined;
  const text = (literal: string) => literal.replace(/^'(.*)'$/, '$1');
  return [text(from), text(to)];
}

/** The places of values in their order. MINVALUE, MAXVALUE and infinity have none. */
async function edgesOf(
  session: PartitionSession,
  { partitions: { every } }: MaintainedTable,
  texts: readonly string[],
): Promise<ReadonlyMap<string, Edge>> {
  const finite = texts.filter((text) => !/^(MINVALUE|MAXVALUE|-?infinity)$/.test(text));
  if (typeof every === 'number') return new Map(finite.map((text) => [text, { at: BigInt(text), text }]));
  const rows = await session.rows<{ readonly text: string; readonly at: string }>(
    `select t.text, (extract(epoch from t.text::timestamptz) * 1000000)::bigint::text as at
     from pg_catalog.unnest($1::text[]) as t (text)`,
    [finite],
  );
  return new Map(rows.map(({ text, at }) => [text, { at: BigInt(at), text }]));
}
