import { keptPlans, withPlans } from './plans.ts';
import type { Queryable } from './queryable.ts';

/** An object identifier of PostgreSQL. */
export type Oid = number;

/** What the reader of each catalog area is given. */
export interface Scope {
  /** `server_version_num`: 150000 and up. */
  readonly version: number;
  /** The schemas that are looked at, by name. */
  readonly schemas: ReadonlyMap<Oid, string>;
  /** The schemas of which nothing is to be seen. */
  readonly hidden: readonly Oid[];
  /** What `ALL` means on this server, by kind of object. */
  readonly all: Readonly<Record<'table' | 'column' | 'sequence' | 'schema', readonly string[]>>;
  /** Runs a query whose `$1` is the array of the schemas' oids. */
  rows<Row>(sql: string): Promise<Row[]>;
}

/** An entry of an access control list as the queries here return it. */
export interface RawPrivilege {
  readonly grantee: string;
  readonly privilege: string;
  readonly grantable: boolean;
  readonly grantor: string;
}

/**
 * Finds out what server this is and what schemas are to be looked at.
 *
 * @param client one connection
 * @param wanted the schemas' names; `undefined` for all but the system's
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
      ${keptPlans} as plans`,
    [wanted ?? null, hidden],
  );
  const [about] = rows as [
    {
      version: number;
      schemas: Record<string, string> | null;
      all: Omit<Scope['all'], 'column'>;
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

/** SQL: the comment on an object. */
export function comment(catalog: string, oid: string): string {
  return `(select d.description from pg_catalog.pg_description d where d.objoid = ${oid}
    and d.classoid = 'pg_catalog.${catalog}'::pg_catalog.regclass and d.objsubid = 0) as comment`;
}

/** SQL: an owner's name. */
export function owner(oid: string): string {
  return `pg_catalog.pg_get_userbyid(${oid})::text as owner, pg_catalog.pg_get_userbyid(${oid}) = current_user as mine`;
}

/** SQL: an access control list as an array of `RawPrivilege`; null where it is PostgreSQL's default. */
export function privileges(acl: string): string {
  return `case when ${acl} is not null then (select pg_catalog.json_agg(pg_catalog.json_build_object(
    'grantee', case when p.grantee = 0 then 'PUBLIC' else pg_catalog.pg_get_userbyid(p.grantee)::text end,
    'privilege', p.privilege_type, 'grantable', p.is_grantable,
    'grantor', pg_catalog.pg_get_userbyid(p.grantor)::text)) from pg_catalog.aclexplode(${acl}) p) end as privileges,
    ${acl} is not null as granted`;
}

/** SQL: a catalog's name, quoted and, unless it is PostgreSQL's own, qualified. */
export function visibleName(schema: string, name: string): string {
  return `case when ${schema} = 'pg_catalog' then '' else pg_catalog.quote_ident(${schema}) || '.' end || pg_catalog.quote_ident(${name})`;
}

/** `{ comment }`, or nothing where there is none. */
export function withComment(row: { readonly comment: string | null }): { comment?: string } {
  return row.comment === null ? {} : { comment: row.comment };
}

/** The owner, left out where it is the role that looks. */
export function withOwner(row: { readonly owner: string; readonly mine: boolean }): { owner?: string } {
  return row.mine ? {} : { owner: row.owner };
}

/** Options such as `{fillfactor=70}` as a record, in the order in which they were set. */
export function optionRecord(options: readonly string[] | null): Record<string, string> | undefined {
  if (!options || options.length === 0) return undefined;
  const entries = options.map((option): [string, string] => {
    const at = option.indexOf('=');
    return at < 0 ? [option, 'true'] : [option.slice(0, at), option.slice(at + 1)];
  });
  return Object.fromEntries(entries);
}

/** Order by code unit: the same on every machine, whatever its locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Sorted by name. */
export function byName<T extends { readonly name: string }>(list: readonly T[]): T[] {
  return [...list].sort((a, b) => compareText(a.name, b.name));
}

/** Sorted by schema and name. */
export function byQualifiedName<T extends { readonly schema: string; readonly name: string }>(
  list: readonly T[],
): T[] {
  return [...list].sort((a, b) => compareText(a.schema, b.schema) || compareText(a.name, b.name));
}

/** Adds a value to the list of a key. */
export function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** An object without the properties whose value is `undefined`: left out and `undefined` are one in a Model. */
export function compact<T extends object>(value: T): T {
  // A copy: V8 keeps an object that something was deleted from in a slower form.
  const copy: Partial<T> = {};
  for (const key of Object.keys(value) as (keyof T)[]) {
    if (value[key] !== undefined) copy[key] = value[key];
  }
  return copy as T;
}
