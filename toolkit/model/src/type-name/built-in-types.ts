/**
 * The built-in types for which `format_type` prints a name other than that in `pg_type`, by their name in `pg_type`.
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

/** The names in `pg_type` of the types of `pg_catalog`, except array types and row types. */
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
 * Returns the name of a built-in type as printed by `format_type`.
 *
 * @param name its name in `pg_type`: `timestamptz`
 * @returns `timestamp with time zone`; undefined if there is no such type
 */
export function printedBuiltIn(name: string): string | undefined {
  return BUILT_IN.get(name);
}
