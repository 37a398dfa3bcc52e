import type { TextSearchConfiguration, TextSearchDictionary } from '../model/index.ts';
import type { InSchema } from './declared.ts';

/** The options of {@link textSearchDictionary}. */
export interface TextSearchDictionaryOptions
  extends Omit<TextSearchDictionary, 'name' | 'schema' | 'comment'>,
    InSchema {}

/** A declared text search dictionary. */
export interface TextSearchDictionaryDescriptor extends TextSearchDictionaryOptions {
  readonly name: string;
}

/** The options of {@link textSearchConfiguration}. */
export interface TextSearchConfigurationOptions
  extends Omit<TextSearchConfiguration, 'name' | 'schema' | 'comment' | 'mappings'>,
    InSchema {
  /** The dictionaries of each type of token. Tokens of other types are ignored. */
  readonly mappings?: TextSearchConfiguration['mappings'];
}

/** A declared text search configuration. */
export interface TextSearchConfigurationDescriptor extends TextSearchConfigurationOptions {
  readonly name: string;
}

/**
 * Declares a text search dictionary.
 *
 * @param name its name in PostgreSQL
 * @param options its template and the options of that
 * @returns the descriptor, for `textSearchDictionaries` of `defineSchema`
 * @example
 * import { textSearchDictionary } from '@trellis/model';
 *
 * export const stems = textSearchDictionary('stems', {
 *   template: 'snowball',
 *   options: { language: 'english' },
 * });
 */
export function textSearchDictionary(
  name: string,
  options: TextSearchDictionaryOptions,
): TextSearchDictionaryDescriptor {
  return { name, ...options };
}

/**
 * Declares a text search configuration.
 *
 * @param name its name in PostgreSQL
 * @param options its parser, and the dictionaries of each type of token
 * @returns the descriptor, for `textSearchConfigurations` of `defineSchema`
 * @example
 * import { textSearchConfiguration } from '@trellis/model';
 *
 * export const english = textSearchConfiguration('english_words', {
 *   mappings: { asciiword: ['public.stems'], word: ['public.stems', 'simple'] },
 * });
 */
export function textSearchConfiguration(
  name: string,
  options: TextSearchConfigurationOptions,
): TextSearchConfigurationDescriptor {
  return { name, ...options };
}
