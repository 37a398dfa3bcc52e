import { quoteIdentifier } from '../names/index.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Key words that can name a column without quotes, but no type: category `C` of `pg_get_keywords()`. */
const COLUMN_NAMES = words(`
  between bigint bit boolean char character coalesce dec decimal exists extract float greatest grouping inout int
  integer interval json json_array json_arrayagg json_exists json_object json_objectagg json_query json_scalar
  json_serialize json_table json_value least merge_action national nchar none normalize nullif numeric out overlay
  position precision real row setof smallint substring time timestamp treat trim values varchar xmlattributes
  xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable`);

/** Key words that can name nothing without quotes: category `R`. */
const RESERVED = words(`
  all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create
  current_catalog current_date current_role current_time current_timestamp current_user default deferrable desc
  distinct do else end except false fetch for foreign from grant group having in initially intersect into lateral
  leading limit localtime localtimestamp not null offset on only or order placing primary references returning
  select session_user some symmetric system_user table then to trailing true union unique user using variadic when
  where window with`);

/** Key words that can name a type or function without quotes, and are printed with quotes: category `T`. */
const TYPES_OR_FUNCTIONS = words(`
  authorization binary collation concurrently cross current_schema freeze full ilike inner is isnull join left like
  natural notnull outer overlaps right similar tablesample verbose`);

/** Returns whether a word can name a type without quotes, unless it begins a type name of the SQL standard. */
export function mayNameType(word: string): boolean {
  return !COLUMN_NAMES.has(word) && !RESERVED.has(word);
}

/** Returns whether a word can name a table, column or constraint without quotes (`ColId` in PostgreSQL's grammar). */
export function mayNameColumn(word: string): boolean {
  return !TYPES_OR_FUNCTIONS.has(word) && !RESERVED.has(word);
}

/** Prints a name as PostgreSQL's `quote_ident`, and therefore `format_type`: in quotes only if needed. */
export function printIdentifier(name: string): string {
  const isPlain = /^[a-z_][a-z0-9_]*$/.test(name) && mayNameType(name) && mayNameColumn(name);
  return isPlain ? name : quoteIdentifier(name);
}
