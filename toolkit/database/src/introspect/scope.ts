import type { PrivilegeKind } from '@trellis/model/internal';
import { preparedPlans, withPlans } from './plans.ts';
import type { Queryable } from './queryable.ts';

/** A PostgreSQL object identifier. */
export type Oid = number;

/** The argument of the reader of each catalog area. */
export interface Scope {
  /** `server_version_num`: 150000 and up. */
  readonly version: number;
  /** The names of the schemas that are read, by oid. */
  readonly schemas: ReadonlyMap<Oid, string>;
  /** The schemas that are ignored. */
  readonly hidden: readonly Oid[];
  /** The privileges that `ALL` includes on this server, by kind of object. A kind with one privilege has none. */
  readonly all: Readonly<Partial<Record<PrivilegeKind, readonly string[]>>>;
  /** Runs a query whose `$1` is the array of the schema oids. */
  rows<Row>(sql: string): Promise<Row[]>;
}

/** An entry of an access control list in a query result. */
export interface RawPrivilege {
  readonly grantee: string;
  readonly privilege: string;
  readonly grantable: boolean;
  readonly grantor: string;
}

/**
 * Reads the version of the server and the schemas to read.
 *
 * @param client one connection
 * @param wanted the names of the schemas; `undefined` for all except the system schemas
 */
export async function openScope(client: Queryable, wanted?: readonly string[]): Promise<Scope> {
  const hidden = [...(client.hidden ?? [])];
  const { rows } = await client.query(
    `select pg_catalog.current_setting('server_version_num')::int as version,
      (select pg_catalog.json_object_agg(n.oid::int8, n.nspname) from pg_catalog.pg_namespace n
        where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
          and ($1::text[] is null or n.nspname = any ($1::text[])) and n.oid <> all ($2::oid[])) as schemas,
      (select pg_catalog.json_object_agg(k.kind, (select pg_catalog.json_agg(a.privilege_type)
          from pg_catalog.aclexplode(pg_catalog.acldefault(k.letter, 10)) a))
        from (values ('table', 'r'::"char"), ('sequence', 's'), ('schema', 'n')) as k(kind, letter)) as "all",
      ${preparedPlans} as plans`,
    [wanted ?? null, hidden],
  );
  const [about] = rows as [
    {
      version: number;
      schemas: Record<string, string> | null;
      all: Scope['all'];
      plans: string[] | null;
    },
  ];
  const schemas = new Map(Object.entries(about.schemas ?? {}).map(([oid, name]) => [Number(oid), name]));
  const oids = [...schemas.keys()];
  const run = client.keepsPlans
    ? withPlans(client, about.plans ?? [])
    : (sql: string) => client.query(sql, [oids]);
  return {
    version: about.version,
    schemas,
    hidden,
    all: { ...about.all, column: ['SELECT', 'INSERT', 'UPDATE', 'REFERENCES'] },
    rows: async <Row>(sql: string) => (await run(sql, oids)).rows as Row[],
  };
}

/** SQL: whether an object belongs to no extension. */
export function notMember(catalog: string, oid: string): string {
  return `not exists (select from pg_catalog.pg_depend e where e.classid = 'pg_catalog.${catalog}'::pg_catalog.regclass
    and e.objid = ${oid} and e.deptype = 'e')`;
}

/**
 * SQL: whether objects outside schemas that use a namespace belong to what is read: it is a schema that is read or the system's,
 * or what they use is a member of an extension.
 *
 * @param namespace SQL: the oid of the namespace
 * @param used what they use: its catalog, and SQL for its oid, which is unique in that catalog only
 */
export function readOrSystem(
  scope: Scope,
  namespace: string,
  used: readonly (readonly [catalog: string, oid: string])[],
): string {
  const objects = used.map(([catalog, oid]) => `('pg_catalog.${catalog}'::pg_catalog.regclass, ${oid})`);
  return `(${namespace} = any ($1::oid[]) or ${namespace} = 'pg_catalog'::pg_catalog.regnamespace
    or ${namespace} <> all ('{${scope.hidden.join(',')}}'::oid[]) and exists (select from pg_catalog.pg_depend x where x.deptype = 'e'
      and x.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and (x.classid, x.objid) in (${objects.join(', ')})))`;
}

/** SQL: the comment on an object. */
export function comment(catalog: string, oid: string): string {
  return `(select d.description from pg_catalog.pg_description d where d.objoid = ${oid}
    and d.classoid = 'pg_catalog.${catalog}'::pg_catalog.regclass and d.objsubid = 0) as comment`;
}

/** SQL: the name of an owner, and whether it is the current role. */
export function owner(oid: string): string {
  return `pg_catalog.pg_get_userbyid(${oid})::text as owner, pg_catalog.pg_get_userbyid(${oid}) = current_user as mine`;
}

/** SQL: an access control list as an array of `RawPrivilege`; null if it is the default. */
export function privileges(acl: string): string {
  return `case when ${acl} is not null then (select pg_catalog.json_agg(pg_catalog.json_build_object(
    'grantee', case when p.grantee = 0 then 'PUBLIC' else pg_catalog.pg_get_userbyid(p.grantee)::text end,
    'privilege', p.privilege_type, 'grantable', p.is_grantable,
    'grantor', pg_catalog.pg_get_userbyid(p.grantor)::text)) from pg_catalog.aclexplode(${acl}) p) end as privileges,
    ${acl} is not null as granted`;
}

/** SQL: a quoted name, qualified unless its schema is `pg_catalog`. */
export function visibleName(schema: string, name: string): string {
  return `case when ${schema} = 'pg_catalog' then '' else pg_catalog.quote_ident(${schema}) || '.' end || pg_catalog.quote_ident(${name})`;
}

/** SQL: the names of the extensions with which an object is dropped (`DEPENDS ON EXTENSION`). */
export function extensionsOf(catalog: string, oid: string): string {
  return `array(select e.extname::text from pg_catalog.pg_depend x join pg_catalog.pg_extension e on e.oid = x.refobjid
    where x.classid = 'pg_catalog.${catalog}'::pg_catalog.regclass and x.objid = ${oid} and x.deptype = 'x'
      and x.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass
    order by e.extname collate "C") as extensions`;
}

/** A row with the result of `extensionsOf`. */
export interface OnExtensions {
  readonly extensions: readonly string[];
}

/** Returns `{ dependsOnExtensions }`, or `{}` without any. */
export function withExtensions({ extensions }: OnExtensions): { dependsOnExtensions?: readonly string[] } {
  return extensions.length === 0 ? {} : { dependsOnExtensions: extensions };
}

/** Returns `{ comment }`, or `{}` without a comment. */
export function withComment(row: { readonly comment: string | null }): { comment?: string } {
  return row.comment === null ? {} : { comment: row.comment };
}

/**
 * Returns `{ owner }`, or `{}` if the owner is the initial one (see `initialOwner`).
 *
 * @param initial the initial owner. Default: the current role
 */
export function withOwner(
  row: { readonly owner: string; readonly mine: boolean },
  initial = 'CURRENT_USER',
): { owner?: string } {
  const owner = row.mine ? 'CURRENT_USER' : row.owner;
  return owner === initial ? {} : { owner };
}

/** Returns options such as `{fillfactor=70}` as a record, in the order in which they were set. */
export function optionRecord(options: readonly string[] | null): Record<string, string> | undefined {
  if (!options || options.length === 0) return undefined;
  const entries = options.map((option): [string, string] => {
    const at = option.indexOf('=');
    return at < 0 ? [option, 'true'] : [option.slice(0, at), option.slice(at + 1)];
  });
  return Object.fromEntries(entries);
}

/** Compares by code unit, independently of the locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Returns a list sorted by name. */
export function byName<T extends { readonly name: string }>(list: readonly T[]): T[] {
  return [...list].sort((a, b) => compareText(a.name, b.name));
}

/** Returns a list sorted by schema and name. */
export function byQualifiedName<T extends { readonly schema: string; readonly name: string }>(
  list: readonly T[],
): T[] {
  return [...list].sort((a, b) => compareText(a.schema, b.schema) || compareText(a.name, b.name));
}

/** Removes the properties whose value is `undefined`, which a Model treats as missing. */
export function compact<T extends object>(value: T): T {
  // `delete` on the original would make V8 use a slower representation.
  const copy: Partial<T> = {};
  for (const key of Object.keys(value) as (keyof T)[]) {
    if (value[key] !== undefined) copy[key] = value[key];
  }
  return copy as T;
}
