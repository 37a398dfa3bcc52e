/**
 * PostgreSQL's own types that `format_type` does not print under the name that `pg_type` stores, by that name.
 *
 * Without modifiers, `character` is printed as `bpchar` and `bit` as `"bit"`: by themselves, these two words are types
 * of length 1.
 */
const PRINTED_DIFFERENTLY: Readonly<Record<string, string>> = {
  any: '"any"',
  bool: 'boolean',
  bpchar: 'character',
  char: '"char"',
  float4: 'real',
  float8: 'double precision',
  int2: 'smallint',
  int4: 'integer',
  int8: 'bigint',
  time: 'time without time zone',
  timestamp: 'timestamp without time zone',
  timestamptz: 'timestamp with time zone',
  timetz: 'time with time zone',
  varbit: 'bit varying',
  varchar: 'character varying',
};

/** The names of `pg_type` in the schema `pg_catalog`, without the array types and the row types of its tables. */
const NAMES = `
  aclitem any anyarray anycompatible anycompatiblearray anycompatiblemultirange anycompatiblenonarray
  anycompatiblerange anyelement anyenum anymultirange anynonarray anyrange bit bool box bpchar bytea char cid cidr
  circle cstring date datemultirange daterange event_trigger fdw_handler float4 float8 gtsvector index_am_handler
  inet int2 int2vector int4 int4multirange int4range int8 int8multirange int8range internal interval json jsonb
  jsonpath language_handler line lseg macaddr macaddr8 money name numeric nummultirange numrange oid oidvector path
  pg_brin_bloom_summary pg_brin_minmax_multi_summary pg_ddl_command pg_dependencies pg_lsn pg_mcv_list pg_ndistinct
  pg_node_tree pg_snapshot point polygon record refcursor regclass regcollation regconfig regdictionary regnamespace
  regoper regoperator regproc regprocedure regrole regtype table_am_handler text tid time timestamp timestamptz
  timetz trigger tsm_handler tsmultirange tsquery tsrange tstzmultirange tstzrange tsvector txid_snapshot unknown
  uuid varbit varchar void xid xid8 xml`;

const BUILT_IN: ReadonlyMap<string, string> = new Map(
  NAMES.trim()
    .split(/\s+/)
    .map((name) => [name, PRINTED_DIFFERENTLY[name] ?? name]),
);

/**
 * What `format_type` calls one of PostgreSQL's own types.
 *
 * @param name its name in `pg_type`: `timestamptz`
 * @returns `timestamp with time zone`; undefined where PostgreSQL has no such type
 */
export function printedBuiltIn(name: string): string | undefined {
  return BUILT_IN.get(name);
}
