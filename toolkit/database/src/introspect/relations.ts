import type { QualifiedName } from '@trellis/model';
import type { Access } from './access.ts';
import {
  comment,
  extensionsOf,
  notMember,
  type Oid,
  type OnExtensions,
  owner,
  privileges,
  type Scope,
} from './scope.ts';

/** A table or view in the catalogs (`pg_class`). */
export interface RelationRow extends Access, OnExtensions {
  readonly oid: Oid;
  readonly schema: string;
  readonly name: string;
  /** `r` table, `p` partitioned table, `f` foreign table, `v` view, `m` materialized view. */
  readonly kind: 'r' | 'p' | 'f' | 'v' | 'm';
  readonly unlogged: boolean;
  readonly row_security: boolean;
  readonly force_row_security: boolean;
  readonly replica_identity: string;
  readonly populated: boolean;
  readonly options: string[] | null;
  readonly toast_options: string[] | null;
  readonly access_method: string | null;
  readonly tablespace: string | null;
  readonly of_type: string | null;
  readonly partition_by: string | null;
  readonly bound: string | null;
  readonly parents: QualifiedName[] | null;
  /** The server and options of a foreign table. */
  readonly foreign: { readonly server: string; readonly options: string[] | null } | null;
  /** The query of a view. */
  readonly definition: string | null;
  readonly comment: string | null;
}

/** Reads the tables, foreign tables and views. */
export async function readRelations(scope: Scope): Promise<RelationRow[]> {
  return scope.rows<RelationRow>(`
    select c.oid, n.nspname::text as schema, c.relname::text as name, c.relkind::text as kind,
      c.relpersistence = 'u' as unlogged, c.relrowsecurity as row_security,
      c.relforcerowsecurity as force_row_security, c.relreplident::text as replica_identity,
      c.relispopulated as populated, c.reloptions as options,
      (select t.reloptions from pg_catalog.pg_class t where t.oid = c.reltoastrelid) as toast_options,
      (select m.amname::text from pg_catalog.pg_am m where m.oid = c.relam) as access_method,
      (select s.spcname::text from pg_catalog.pg_tablespace s where s.oid = c.reltablespace) as tablespace,
      case when c.reloftype <> 0 then pg_catalog.format_type(c.reloftype, null) end as of_type,
      case when c.relkind = 'p' then pg_catalog.pg_get_partkeydef(c.oid) end as partition_by,
      pg_catalog.pg_get_expr(c.relpartbound, c.oid) as bound,
      case when c.relkind in ('r', 'p', 'f') then (
        select pg_catalog.json_agg(pg_catalog.json_build_object('schema', pn.nspname, 'name', p.relname) order by h.inhseqno)
        from pg_catalog.pg_inherits h join pg_catalog.pg_class p on p.oid = h.inhparent
        join pg_catalog.pg_namespace pn on pn.oid = p.relnamespace where h.inhrelid = c.oid) end as parents,
      (select pg_catalog.json_build_object('server', s.srvname, 'options', t.ftoptions) from pg_catalog.pg_foreign_table t
        join pg_catalog.pg_foreign_server s on s.oid = t.ftserver where t.ftrelid = c.oid) as foreign,
      case when c.relkind in ('v', 'm') then pg_catalog.pg_get_viewdef(c.oid) end as definition,
      ${comment('pg_class', 'c.oid')}, ${extensionsOf('pg_class', 'c.oid')}, ${owner('c.relowner')}, ${privileges('c.relacl')}
    from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.relnamespace = any ($1::oid[]) and c.relkind in ('r', 'p', 'f', 'v', 'm')
      and ${notMember('pg_class', 'c.oid')}`);
}
