import type { IndexDefinition, IndexElement, QualifiedName } from '@trellis/model';
import { sqlLiteral } from '@trellis/model/internal';
import {
  comment,
  compact,
  extensionsOf,
  notMember,
  type Oid,
  type OnExtensions,
  optionRecord,
  type Scope,
  visibleName,
  withComment,
  withExtensions,
} from './scope.ts';

/** An index in the catalogs (`pg_index`). */
export interface IndexRow extends OnExtensions {
  readonly oid: Oid;
  readonly relation: Oid;
  readonly name: string;
  /** The constraint that it implements. */
  readonly constraint: Oid | null;
  readonly unique: boolean;
  readonly nulls_not_distinct: boolean;
  readonly valid: boolean;
  /** It is a partitioned index, and a partition at some level has no index attached to it. */
  readonly lacks_partitions: boolean;
  readonly clustered: boolean;
  readonly replica_identity: boolean;
  readonly method: string;
  readonly keys: number;
  /** Column numbers, key columns first; 0 for an expression. */
  readonly columns: number[];
  readonly elements: RawElement[] | null;
  readonly where: string | null;
  readonly options: string[] | null;
  readonly tablespace: string | null;
  readonly attached_schema: string | null;
  readonly attached_name: string | null;
  readonly comment: string | null;
}

interface RawElement {
  readonly column: string | null;
  readonly expression: string | null;
  readonly collation: string | null;
  readonly opclass: string;
  readonly opclass_default: boolean;
  readonly options: string[] | null;
  readonly flags: number;
  readonly statistics: number | null;
}

/** The properties that a constraint takes from its index. */
export interface KeyIndex {
  readonly include: readonly number[];
  readonly nullsNotDistinct: boolean;
  readonly storageParameters?: Record<string, string>;
  readonly tablespace?: string;
  readonly replicaIdentity: boolean;
  readonly clustered: boolean;
  readonly attachedTo?: QualifiedName;
  readonly only?: true;
  readonly invalid?: true;
  readonly comment?: string;
  readonly dependsOnExtensions?: readonly string[];
}

/** Reads all indexes, including those of constraints. */
export async function readIndexes(scope: Scope): Promise<IndexRow[]> {
  return scope.rows<IndexRow>(`
    select i.oid, x.indrelid as relation, i.relname::text as name,
      k.oid as constraint, x.indisunique as unique, x.indnullsnotdistinct as nulls_not_distinct,
      x.indisvalid as valid, not x.indisvalid and i.relkind = 'I' and
        (select pg_catalog.count(*) from pg_catalog.pg_partition_tree(i.oid))
          < (select pg_catalog.count(*) from pg_catalog.pg_partition_tree(c.oid)) as lacks_partitions,
      x.indisclustered as clustered, x.indisreplident as replica_identity,
      m.amname::text as method, x.indnkeyatts::int as keys, array(select pg_catalog.unnest(x.indkey))::int[] as columns,
      case when k.oid is null then (
        select pg_catalog.json_agg(pg_catalog.json_build_object(
          'column', a.attname,
          'expression', case when e.number = 0 then pg_catalog.pg_get_indexdef(i.oid, e.position::int, false) end,
          'collation', case when e.coll <> 0 and e.coll <> coalesce(a.attcollation, kt.typcollation) then (
            select ${visibleName('ln.nspname', 'l.collname')} from pg_catalog.pg_collation l
            join pg_catalog.pg_namespace ln on ln.oid = l.collnamespace where l.oid = e.coll) end,
          'opclass', ${visibleName('on_.nspname', 'o.opcname')},
          'opclass_default', o.opcdefault and (
            case when e.number = 0 and o.opckeytype <> 0 then true
              else o.opcintype = b.oid or (not exists (
                  select from pg_catalog.pg_opclass o2
                  where o2.opcmethod = o.opcmethod and o2.opcdefault and o2.opcintype = b.oid)
                and (it.typispreferred or it.typtype = 'p')) end),
          'options', ka.attoptions, 'flags', e.flags, 'statistics', nullif(ka.attstattarget, -1))
          order by e.position)
        from rows from (pg_catalog.unnest(x.indkey::int2[]), pg_catalog.unnest(x.indcollation::oid[]),
          pg_catalog.unnest(x.indclass::oid[]), pg_catalog.unnest(x.indoption::int2[]))
          with ordinality as e(number, coll, opclass, flags, position)
        join pg_catalog.pg_opclass o on o.oid = e.opclass
        join pg_catalog.pg_namespace on_ on on_.oid = o.opcnamespace
        join pg_catalog.pg_type it on it.oid = o.opcintype
        join pg_catalog.pg_attribute ka on ka.attrelid = i.oid and ka.attnum = e.position
        join pg_catalog.pg_type kt on kt.oid = ka.atttypid
        left join pg_catalog.pg_attribute a on a.attrelid = x.indrelid and a.attnum = e.number and e.number <> 0
        left join pg_catalog.pg_type ct on ct.oid = coalesce(a.atttypid, ka.atttypid)
        left join pg_catalog.pg_type b on b.oid = case when ct.typtype = 'd' then ct.typbasetype else ct.oid end
      ) end as elements,
      pg_catalog.pg_get_expr(x.indpred, x.indrelid) as where, i.reloptions as options,
      (select s.spcname::text from pg_catalog.pg_tablespace s where s.oid = i.reltablespace) as tablespace,
      pn.nspname::text as attached_schema, pc.relname::text as attached_name, ${comment('pg_class', 'i.oid')},
      ${extensionsOf('pg_class', 'i.oid')}
    from pg_catalog.pg_index x
    join pg_catalog.pg_class i on i.oid = x.indexrelid
    join pg_catalog.pg_class c on c.oid = x.indrelid
    join pg_catalog.pg_am m on m.oid = i.relam
    left join pg_catalog.pg_constraint k on k.conindid = i.oid and k.conrelid = c.oid and k.contype in ('p', 'u', 'x')
    left join pg_catalog.pg_inherits h on h.inhrelid = i.oid
    left join pg_catalog.pg_class pc on pc.oid = h.inhparent
    left join pg_catalog.pg_namespace pn on pn.oid = pc.relnamespace
    where c.relnamespace = any ($1::oid[]) and c.relkind in ('r', 'p', 'm') and ${notMember('pg_class', 'c.oid')}`);
}

/** The properties that a constraint takes from its index. */
export function keyIndex(row: IndexRow): KeyIndex {
  return {
    include: row.columns.slice(row.keys),
    nullsNotDistinct: row.nulls_not_distinct,
    storageParameters: optionRecord(row.options),
    tablespace: row.tablespace ?? undefined,
    replicaIdentity: row.replica_identity,
    clustered: row.clustered,
    attachedTo: attachedTo(row),
    ...validity(row),
    comment: row.comment ?? undefined,
    ...withExtensions(row),
  };
}

/**
 * Converts an index that belongs to no constraint to the form of the Model.
 *
 * @param row the index
 * @param names the names of the relation's columns by number
 */
export function index(row: IndexRow, names: ReadonlyMap<number, string>): IndexDefinition {
  const include = row.columns.slice(row.keys).map((number) => names.get(number) ?? '');
  const elements = row.elements ?? [];
  const targets = elements.flatMap(({ statistics }, i): [string, number][] =>
    statistics === null ? [] : [[String(i + 1), statistics]],
  );
  return compact({
    name: row.name,
    ...withComment(row),
    unique: row.unique || undefined,
    method: row.method === 'btree' ? undefined : row.method,
    elements: elements.map(element),
    include: include.length === 0 ? undefined : include,
    nullsNotDistinct: row.nulls_not_distinct || undefined,
    where: row.where ?? undefined,
    storageParameters: optionRecord(row.options),
    tablespace: row.tablespace ?? undefined,
    clustered: row.clustered || undefined,
    replicaIdentity: row.replica_identity || undefined,
    statisticsTargets: targets.length === 0 ? undefined : Object.fromEntries(targets),
    attachedTo: attachedTo(row),
    ...validity(row),
    ...withExtensions(row),
  } satisfies IndexDefinition);
}

function element(raw: RawElement): IndexElement {
  const descending = (raw.flags & 1) !== 0;
  const nullsFirst = (raw.flags & 2) !== 0;
  return compact({
    column: raw.expression === null ? (raw.column ?? undefined) : undefined,
    expression: raw.expression ?? undefined,
    collation: raw.collation ?? undefined,
    opclass: raw.options
      ? `${raw.opclass} (${optionList(raw.options)})`
      : raw.opclass_default
        ? undefined
        : raw.opclass,
    descending: descending || undefined,
    nulls: nullsFirst === descending ? undefined : nullsFirst ? 'first' : 'last',
  } satisfies IndexElement);
}

/** Returns the parameters of an operator class as SQL. */
function optionList(options: readonly string[]): string {
  return Object.entries(optionRecord(options) ?? {})
    .map(([name, value]) => `${name}=${sqlLiteral(value)}`)
    .join(', ');
}

/** A partitioned index that lacks partitions can be declared; any other invalid index is one to repair. */
function validity({ valid, lacks_partitions: isOnly }: IndexRow): { only?: true; invalid?: true } {
  if (valid) return {};
  return isOnly ? { only: true } : { invalid: true };
}

function attachedTo(row: IndexRow): QualifiedName | undefined {
  if (row.attached_schema === null || row.attached_name === null) return undefined;
  return { schema: row.attached_schema, name: row.attached_name };
}
