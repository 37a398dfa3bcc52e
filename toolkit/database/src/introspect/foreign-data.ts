import type {
  ForeignDataWrapper,
  ForeignOptions,
  ForeignServer,
  QualifiedName,
  UserMapping,
} from '@trellis/model';
import { SECRET_OPTION } from '@trellis/model/internal';
import { type Access, accessList } from './access.ts';
import {
  comment,
  compact,
  notMember,
  type Oid,
  optionRecord,
  owner,
  privileges,
  type Scope,
  withComment,
  withOwner,
} from './scope.ts';

/** A foreign-data wrapper in the catalogs (`pg_foreign_data_wrapper`). */
export interface WrapperRow extends Access {
  readonly oid: Oid;
  readonly name: string;
  readonly handler: QualifiedName | null;
  readonly validator: QualifiedName | null;
  readonly options: string[] | null;
  readonly comment: string | null;
}

/** A foreign server in the catalogs (`pg_foreign_server`). */
export interface ServerRow extends Access {
  readonly oid: Oid;
  readonly name: string;
  readonly wrapper: string;
  readonly type: string | null;
  readonly version: string | null;
  readonly options: string[] | null;
  readonly comment: string | null;
}

/** A user mapping in the catalogs (`pg_user_mapping`), without its secret options. */
export interface MappingRow {
  readonly oid: Oid;
  readonly server: string;
  readonly role: string;
  readonly options: string[] | null;
}

/**
 * SQL: whether the current role may read the options of a user mapping. The row of the view `pg_user_mappings` is `o`;
 * this is the condition of that view, which shows no options otherwise.
 */
export const mayReadMapping = `(exists (select from pg_catalog.pg_roles r where r.rolname = current_user and r.rolsuper)
  or exists (select from pg_catalog.pg_foreign_server f where f.oid = o.srvid and (
    (o.umuser <> 0 and o.usename = current_user and (pg_catalog.pg_has_role(f.srvowner, 'USAGE')
      or pg_catalog.has_server_privilege(f.oid, 'USAGE')))
    or (o.umuser = 0 and pg_catalog.pg_has_role(f.srvowner, 'USAGE')))))`;

/** Reads the foreign-data wrappers. They are in no schema, so the schemas of the scope do not limit them. */
export async function readWrappers(scope: Scope): Promise<WrapperRow[]> {
  return scope.rows<WrapperRow>(`
    select o.oid, o.fdwname::text as name, ${functionName('o.fdwhandler')} as handler,
      ${functionName('o.fdwvalidator')} as validator, o.fdwoptions as options,
      ${comment('pg_foreign_data_wrapper', 'o.oid')}, ${owner('o.fdwowner')}, ${privileges('o.fdwacl')}
    from pg_catalog.pg_foreign_data_wrapper o
    where ${notMember('pg_foreign_data_wrapper', 'o.oid')} and $1::oid[] is not null`);
}

/** Reads the foreign servers. */
export async function readServers(scope: Scope): Promise<ServerRow[]> {
  return scope.rows<ServerRow>(`
    select o.oid, o.srvname::text as name, w.fdwname::text as wrapper, o.srvtype as type, o.srvversion as version,
      o.srvoptions as options, ${comment('pg_foreign_server', 'o.oid')}, ${owner('o.srvowner')}, ${privileges('o.srvacl')}
    from pg_catalog.pg_foreign_server o join pg_catalog.pg_foreign_data_wrapper w on w.oid = o.srvfdw
    where ${notMember('pg_foreign_server', 'o.oid')} and $1::oid[] is not null`);
}

/** Reads the user mappings. The query does not return secret options, so that they do not leave the server. */
export async function readUserMappings(scope: Scope): Promise<MappingRow[]> {
  return scope.rows<MappingRow>(`
    select o.umid as oid, o.srvname::text as server,
      case when o.umuser = 0 then 'PUBLIC' when o.usename = current_user then 'CURRENT_USER' else o.usename::text end as role,
      array(select option from pg_catalog.unnest(o.umoptions) with ordinality as u(option, position)
        where pg_catalog.split_part(option, '=', 1) !~* '${SECRET_OPTION}' order by position) as options
    from pg_catalog.pg_user_mappings o
    where ${notMember('pg_user_mapping', 'o.umid')} and ${mayReadMapping} and $1::oid[] is not null`);
}

/** A foreign-data wrapper in the form of the Model. */
export function foreignDataWrapper(scope: Scope, row: WrapperRow): ForeignDataWrapper {
  return compact({
    name: row.name,
    ...withComment(row),
    ...withOwner(row),
    privileges: accessList(scope, 'foreign data wrapper', row),
    handler: row.handler ?? undefined,
    validator: row.validator ?? undefined,
    options: foreignOptions(row.options),
  } satisfies ForeignDataWrapper);
}

/** A foreign server in the form of the Model. */
export function foreignServer(scope: Scope, row: ServerRow): ForeignServer {
  return compact({
    name: row.name,
    ...withComment(row),
    ...withOwner(row),
    privileges: accessList(scope, 'foreign server', row),
    wrapper: row.wrapper,
    type: row.type ?? undefined,
    version: row.version ?? undefined,
    options: foreignOptions(row.options),
  } satisfies ForeignServer);
}

/** A user mapping in the form of the Model. */
export function userMapping({ role, server, options }: MappingRow): UserMapping {
  return compact({ role, server, options: foreignOptions(options) } satisfies UserMapping);
}

/** Options as a record by name: their order makes no difference. */
export function foreignOptions(options: readonly string[] | null): ForeignOptions | undefined {
  return optionRecord([...(options ?? [])].sort());
}

/** SQL: the schema and name of a function; null for none. */
function functionName(oid: string): string {
  return `(select pg_catalog.json_build_object('schema', n.nspname, 'name', p.proname) from pg_catalog.pg_proc p
    join pg_catalog.pg_namespace n on n.oid = p.pronamespace where p.oid = ${oid})`;
}
