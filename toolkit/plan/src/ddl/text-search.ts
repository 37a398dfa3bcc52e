import {
  type QualifiedName,
  quoteIdentifier,
  type TextSearchConfiguration,
  type TextSearchDictionary,
} from '@trellis/model';
import { nameList, qualifiedName, sqlLiteral } from '@trellis/model/internal';
import { target } from './target.ts';

/** The dictionaries of one type of token. */
export interface TextSearchMapping {
  readonly tokenType: string;
  /** Quoted and qualified if needed, in the order in which they are asked. */
  readonly dictionaries: readonly string[];
}

/** Creates a text search dictionary. */
export function createTextSearchDictionary(dictionary: TextSearchDictionary): string[] {
  const { template, options = {} } = dictionary;
  const list = [
    `TEMPLATE = ${template}`,
    ...Object.entries(options).map(([name, value]) => option(name, value)),
  ];
  return [`CREATE TEXT SEARCH DICTIONARY ${qualifiedName(dictionary)} (${list.join(', ')})`];
}

/** Changes the options of a text search dictionary. An option without a value is removed. */
export function setTextSearchOptions(from: TextSearchDictionary, to: TextSearchDictionary): string[] {
  const [was, is] = [from.options ?? {}, to.options ?? {}];
  const list = [
    ...Object.entries(is).flatMap(([name, value]) => (was[name] === value ? [] : [option(name, value)])),
    ...Object.keys(was).flatMap((name) => (name in is ? [] : [quoteIdentifier(name)])),
  ];
  return list.length === 0 ? [] : [`ALTER ${target.textSearchDictionary(to)} (${list.join(', ')})`];
}

/** Creates a text search configuration with its mappings, a statement for all types of tokens with equal dictionaries. */
export function createTextSearchConfiguration(
  configuration: Omit<TextSearchConfiguration, 'mappings'>,
  mappings: readonly TextSearchMapping[],
): string[] {
  const tokenTypes = new Map<string, string[]>();
  for (const { tokenType, dictionaries } of mappings) {
    const list = dictionaries.join(', ');
    tokenTypes.set(list, [...(tokenTypes.get(list) ?? []), tokenType]);
  }
  return [
    `CREATE TEXT SEARCH CONFIGURATION ${qualifiedName(configuration)} (PARSER = ${configuration.parser ?? '"default"'})`,
    ...[...tokenTypes].map(([list, types]) => addMapping(configuration, types, list)),
  ];
}

/** Adds the dictionaries of a type of token. */
export function addTextSearchMapping(of: QualifiedName, mapping: TextSearchMapping): string[] {
  return [addMapping(of, [mapping.tokenType], mapping.dictionaries.join(', '))];
}

/** Replaces the dictionaries of a type of token. */
export function setTextSearchMapping(
  of: QualifiedName,
  { tokenType, dictionaries }: TextSearchMapping,
): string[] {
  return [
    `ALTER ${target.textSearchConfiguration(of)} ALTER MAPPING FOR ${quoteIdentifier(tokenType)} WITH ${dictionaries.join(', ')}`,
  ];
}

/** Removes the dictionaries of a type of token. */
export function dropTextSearchMapping(
  of: QualifiedName,
  { tokenType }: Pick<TextSearchMapping, 'tokenType'>,
): string[] {
  return [`ALTER ${target.textSearchConfiguration(of)} DROP MAPPING FOR ${quoteIdentifier(tokenType)}`];
}

function addMapping(of: QualifiedName, tokenTypes: readonly string[], dictionaries: string): string {
  return `ALTER ${target.textSearchConfiguration(of)} ADD MAPPING FOR ${nameList(tokenTypes)} WITH ${dictionaries}`;
}

function option(name: string, value: string): string {
  return `${quoteIdentifier(name)} = ${sqlLiteral(value)}`;
}
