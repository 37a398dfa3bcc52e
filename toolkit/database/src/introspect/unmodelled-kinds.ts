import { quoteLiteral } from '@trellis/model';
import { PARTITION_COMMENTS } from '@trellis/model/internal';
import { ofThisEncoding } from './collations.ts';
import { firstNormalOid } from './dependencies.ts';
import { mayReadMapping } from './foreign-data.ts';
import { annotations, proc, type } from './unmodelled-sql.ts';

/** A kind of object that the Model cannot represent, and the query that finds these objects. */
export interface UnmodelledKind {
  /** The code without the prefix `UNMODELLED_`. */
  readonly code: string;
  /** The kind of object in PostgreSQL's words. */
  readonly kind: string;
  readonly catalog: string;
  /** SQL after `from`, with the catalog's row as `o`. */
  readonly from?: string;
  readonly where?: string;
  /** SQL: the definition as text, or the same for a version of the server. */
  readonly definition?: string | ((version: number) => string);
  /** SQL: the name, if `pg_identify_object` does not return it. */
  readonly object?: string;
}

const inSchemas = (column: string) => `o.${column} = any ($1::oid[])`;

/**
 * SQL: whether the access control list of a row differs from its initial list. Most rows have neither, which is
 * checked before the two are compared, because `from` is a join for each row.
 */
function accessChanged(acl: string, row: string, catalog: string, part: string): string {
  return `(o.${acl} is not null or (${row}, ${part}) in (select n.objoid, n.objsubid from pg_catalog.pg_init_privs n
      where n.classoid = 'pg_catalog.${catalog}'::pg_catalog.regclass))
    and o.${acl}::text is distinct from i.initprivs::text`;
}

/** Catalogs of system objects with an access control list: the columns of the list and the schema. */
const accessKinds = [
  ['pg_class', 'relacl', 'relnamespace'],
  ['pg_proc', 'proacl', 'pronamespace'],
  ['pg_type', 'typacl', 'typnamespace'],
  ['pg_language', 'lanacl', undefined],
] as const;

/** SQL: the options of a subscription that everyone may read. The two-phase state advances by itself once it is enabled. */
function subscriptionOptions(version: number): readonly string[] {
  return [
    'o.subenabled',
    'o.subpublications',
    'o.subbinary',
    'o.substream',
    `o.subtwophasestate <> 'd'`,
    'o.subdisableonerr',
    'o.subslotname',
    'o.subsynccommit',
    ...(version < 160000 ? [] : ['o.suborigin', 'o.subpasswordrequired', 'o.subrunasowner']),
    ...(version < 170000 ? [] : ['o.subfailover']),
  ];
}

/** The objects that PostgreSQL's catalogs can contain and a Model cannot. */
export const unmodelledKinds: readonly UnmodelledKind[] = [
  {
    // Only those whose options the current role may not read. The others are modelled.
    code: 'USER_MAPPING',
    kind: 'user mapping',
    catalog: 'pg_user_mappings',
    object: `pg_catalog.format('%I on server %I', o.usename, o.srvname)`,
    where: `o.umid >= ${firstNormalOid} and not ${mayReadMapping}`,
  },
  {
    // This database can neither use nor create a collation of another encoding.
    code: 'COLLATION',
    kind: 'collation of another encoding',
    catalog: 'pg_collation',
    where: `${inSchemas('collnamespace')} and not ${ofThisEncoding}`,
    definition: `(pg_catalog.to_jsonb(o) - array['oid', 'collnamespace', 'collowner', 'collversion'])::text`,
  },
  {
    code: 'CONVERSION',
    kind: 'conversion',
    catalog: 'pg_conversion',
    where: inSchemas('connamespace'),
    definition: `pg_catalog.concat_ws('|', o.conforencoding, o.contoencoding, ${proc('o.conproc')}, o.condefault)`,
  },
  {
    code: 'TRANSFORM',
    kind: 'transform',
    catalog: 'pg_transform',
    definition: `pg_catalog.concat_ws('|', ${proc('o.trffromsql')}, ${proc('o.trftosql')})`,
  },
  {
    code: 'TEXT_SEARCH_PARSER',
    kind: 'text search parser',
    catalog: 'pg_ts_parser',
    where: inSchemas('prsnamespace'),
    definition: `pg_catalog.concat_ws('|', ${proc('o.prsstart')}, ${proc('o.prstoken')}, ${proc('o.prsend')}, ${proc('o.prsheadline')}, ${proc('o.prslextype')})`,
  },
  {
    code: 'TEXT_SEARCH_TEMPLATE',
    kind: 'text search template',
    catalog: 'pg_ts_template',
    where: inSchemas('tmplnamespace'),
    definition: `pg_catalog.concat_ws('|', ${proc('o.tmplinit')}, ${proc('o.tmpllexize')})`,
  },
  {
    // Only superusers may read the connection string.
    code: 'SUBSCRIPTION',
    kind: 'subscription',
    catalog: 'pg_subscription',
    object: 'pg_catalog.quote_ident(o.subname)',
    where:
      'o.subdbid = (select db.oid from pg_catalog.pg_database db where db.datname = pg_catalog.current_database())',
    definition: (version) =>
      `pg_catalog.jsonb_build_array(${subscriptionOptions(version).join(', ')}, ${annotations('pg_subscription', 'o.subowner', 'null')})::text`,
  },
  {
    code: 'ACCESS_METHOD',
    kind: 'access method',
    catalog: 'pg_am',
    definition: `pg_catalog.concat_ws('|', ${proc('o.amhandler')}, o.amtype)`,
  },
  {
    code: 'LANGUAGE',
    kind: 'language',
    catalog: 'pg_language',
    definition: `pg_catalog.concat_ws('|', o.lanpltrusted, ${proc('o.lanplcallfoid')}, ${proc('o.laninline')}, ${proc('o.lanvalidator')}, o.lanacl::text)`,
  },
  {
    code: 'BASE_TYPE',
    kind: 'base type',
    catalog: 'pg_type',
    where: `${inSchemas('typnamespace')} and (o.typtype = 'b' or not o.typisdefined)
      and not exists (select from pg_catalog.pg_type e where e.typarray = o.oid)`,
    definition: `pg_catalog.concat_ws('|', ${proc('o.typinput')}, ${proc('o.typoutput')}, ${proc('o.typreceive')}, ${proc('o.typsend')}, o.typlen, o.typalign, o.typstorage, o.typisdefined,
      ${proc('o.typmodin')}, ${proc('o.typmodout')}, ${proc('o.typanalyze')}, ${proc('o.typsubscript')}, o.typcollation <> 0,
      o.typdefault, ${type('o.typelem')}, o.typcategory, o.typispreferred, o.typdelim, o.typbyval)`,
  },
  {
    code: 'SECURITY_LABEL',
    kind: 'security label',
    catalog: 'pg_seclabel',
    object: `o.provider || ' on ' || (pg_catalog.pg_identify_object(o.classoid, o.objoid, o.objsubid)).identity`,
    where: 'true',
    definition: 'o.label',
  },
  {
    // A constraint that is not checked, because of ALTER TABLE … DISABLE TRIGGER ALL.
    code: 'DISABLED_CONSTRAINT_TRIGGER',
    kind: 'disabled constraint trigger',
    catalog: 'pg_trigger',
    object: `pg_catalog.quote_ident(c.conname) || ' on ' || o.tgrelid::pg_catalog.regclass::text || ' (' || o.tgfoid::pg_catalog.regproc::text || ')'`,
    from: 'join pg_catalog.pg_constraint c on c.oid = o.tgconstraint',
    where: `o.tgisinternal and o.tgenabled <> 'O'`,
    definition: 'o.tgenabled::text',
  },
  {
    code: 'DETACHING_PARTITION',
    kind: 'partition being detached',
    catalog: 'pg_inherits',
    object: 'o.inhrelid::pg_catalog.regclass::text',
    // `trellis partitions` completes the detachment of its own.
    where: `o.inhdetachpending and coalesce(pg_catalog.obj_description(o.inhrelid, 'pg_class'), '')
      not in (${Object.values(PARTITION_COMMENTS).map(quoteLiteral).join(', ')})`,
  },
  {
    code: 'DEFAULT_PRIVILEGE',
    kind: 'default privileges on large objects',
    catalog: 'pg_default_acl',
    object: 'pg_catalog.pg_get_userbyid(o.defaclrole)::text',
    where: `o.defaclobjtype not in ('r', 'S', 'f', 'T', 'n')`,
    definition: 'o.defaclacl::text',
  },
  {
    code: 'SYSTEM_SCHEMA_OBJECT',
    kind: 'relation in a system schema',
    catalog: 'pg_class',
    where: `o.relnamespace in ('pg_catalog'::pg_catalog.regnamespace, 'information_schema'::pg_catalog.regnamespace) and o.relkind not in ('i', 'I', 't')`,
  },
  {
    code: 'SYSTEM_SCHEMA_OBJECT',
    kind: 'routine in a system schema',
    catalog: 'pg_proc',
    where: `o.pronamespace in ('pg_catalog'::pg_catalog.regnamespace, 'information_schema'::pg_catalog.regnamespace)`,
    definition: 'o.prosrc',
  },
  {
    code: 'SYSTEM_PRIVILEGES',
    kind: 'privileges on a column of a system object',
    catalog: 'pg_attribute',
    object: `(pg_catalog.pg_identify_object('pg_catalog.pg_class'::pg_catalog.regclass, o.attrelid, o.attnum)).identity`,
    from: `left join pg_catalog.pg_init_privs i on i.objoid = o.attrelid
      and i.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass and i.objsubid = o.attnum`,
    where: `${accessChanged('attacl', 'o.attrelid', 'pg_class', 'o.attnum')} and o.attrelid < ${firstNormalOid}`,
    definition: 'o.attacl::text',
  },
  ...accessKinds.map(
    ([catalog, acl, schema]): UnmodelledKind => ({
      code: 'SYSTEM_PRIVILEGES',
      kind: 'privileges on a system object',
      catalog,
      object: `(pg_catalog.pg_identify_object('pg_catalog.${catalog}'::pg_catalog.regclass, o.oid, 0)).identity`,
      from: `left join pg_catalog.pg_init_privs i on i.objoid = o.oid
      and i.classoid = 'pg_catalog.${catalog}'::pg_catalog.regclass and i.objsubid = 0`,
      // initdb does not record its grants in information_schema, so changes there cannot be detected.
      where: `o.oid < ${firstNormalOid} and ${accessChanged(acl, 'o.oid', catalog, '0')}
      and ${schema === undefined ? 'true' : `o.${schema} = 'pg_catalog'::pg_catalog.regnamespace`}`,
      definition: `o.${acl}::text`,
    }),
  ),
];
