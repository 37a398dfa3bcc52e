import type { TextSearchConfiguration, TextSearchDictionary } from '@trellis/model';
import { identifierName, isSeparator, stringValue, type Token, tokensOf } from '@trellis/model/internal';
import {
  comment,
  compact,
  notMember,
  type Oid,
  owner,
  type Scope,
  visibleName,
  withComment,
  withOwner,
} from './scope.ts';

interface TextSearchRow {
  readonly oid: Oid;
  readonly schema: string;
  readonly name: string;
  readonly owner: string;
  readonly mine: boolean;
  readonly comment: string | null;
}

/** A text search dictionary in the catalogs (`pg_ts_dict`). */
export interface DictionaryRow extends TextSearchRow {
  readonly template: string;
  /** `language = 'english', stopwords = 'english'`. */
  readonly options: string | null;
}

/** A text search configuration in the catalogs (`pg_ts_config`). */
export interface ConfigurationRow extends TextSearchRow {
  readonly parser: string;
  readonly mappings: Readonly<Record<string, readonly string[]>> | null;
}

/** Reads the text search dictionaries. */
export async function readDictionaries(scope: Scope): Promise<DictionaryRow[]> {
  return scope.rows<DictionaryRow>(`
    select o.oid, n.nspname::text as schema, o.dictname::text as name, o.dictinitoption as options,
      (select ${visibleName('tn.nspname', 't.tmplname')} from pg_catalog.pg_ts_template t
        join pg_catalog.pg_namespace tn on tn.oid = t.tmplnamespace where t.oid = o.dicttemplate) as template,
      ${owner('o.dictowner')}, ${comment('pg_ts_dict', 'o.oid')}
    from pg_catalog.pg_ts_dict o join pg_catalog.pg_namespace n on n.oid = o.dictnamespace
    where o.dictnamespace = any ($1::oid[]) and ${notMember('pg_ts_dict', 'o.oid')}`);
}

/** Reads the text search configurations, with the names that their parsers give to the types of tokens. */
export async function readConfigurations(scope: Scope): Promise<ConfigurationRow[]> {
  return scope.rows<ConfigurationRow>(`
    select o.oid, n.nspname::text as schema, o.cfgname::text as name,
      (select ${visibleName('pn.nspname', 'p.prsname')} from pg_catalog.pg_ts_parser p
        join pg_catalog.pg_namespace pn on pn.oid = p.prsnamespace where p.oid = o.cfgparser) as parser,
      (select pg_catalog.json_object_agg(m.token, m.dictionaries) from (
        select t.alias as token, pg_catalog.json_agg(${visibleName('dn.nspname', 'd.dictname')} order by m.mapseqno) as dictionaries
        from pg_catalog.pg_ts_config_map m
        join pg_catalog.ts_token_type(o.cfgparser) t on t.tokid = m.maptokentype
        join pg_catalog.pg_ts_dict d on d.oid = m.mapdict
        join pg_catalog.pg_namespace dn on dn.oid = d.dictnamespace
        where m.mapcfg = o.oid group by t.alias order by t.alias collate "C") m) as mappings,
      ${owner('o.cfgowner')}, ${comment('pg_ts_config', 'o.oid')}
    from pg_catalog.pg_ts_config o join pg_catalog.pg_namespace n on n.oid = o.cfgnamespace
    where o.cfgnamespace = any ($1::oid[]) and ${notMember('pg_ts_config', 'o.oid')}`);
}

/** A text search dictionary in the form of the Model. */
export function textSearchDictionary(row: DictionaryRow): TextSearchDictionary {
  return compact({
    ...common(row),
    template: row.template,
    options: row.options === null ? undefined : dictionaryOptions(row.options),
  } satisfies TextSearchDictionary);
}

/** A text search configuration in the form of the Model. */
export function textSearchConfiguration(row: ConfigurationRow): TextSearchConfiguration {
  return compact({
    ...common(row),
    parser: row.parser === '"default"' ? undefined : row.parser,
    mappings: row.mappings ?? {},
  } satisfies TextSearchConfiguration);
}

/** Parses the options of a dictionary as PostgreSQL stores them: names and strings or numbers, in any order. */
function dictionaryOptions(text: string): Record<string, string> {
  const tokens = [...tokensOf(text)].filter((token) => !isSeparator(token));
  const options: [string, string][] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const [name, equals] = tokens.slice(at, at + 2);
    if (!name || equals?.text !== '=') continue;
    const value = tokens.slice(at + 2).findIndex(({ text: comma }) => comma === ',');
    const end = value < 0 ? tokens.length : at + 2 + value;
    options.push([
      identifierName(name),
      tokens
        .slice(at + 2, end)
        .map(optionValue)
        .join(''),
    ]);
    at = end;
  }
  return Object.fromEntries(options.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The value of a string; any other token as it is: a number, or its sign. */
function optionValue(token: Token): string {
  return stringValue(token) ?? token.text;
}

function common(row: TextSearchRow) {
  return { schema: row.schema, name: row.name, ...withComment(row), ...withOwner(row) };
}
