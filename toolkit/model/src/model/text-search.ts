import type { Named, QualifiedName } from './named.ts';

/** A text search dictionary (a row of `pg_ts_dict`). */
export interface TextSearchDictionary extends Named, QualifiedName {
  /** The owner. Default: the role that runs `introspect`. */
  readonly owner?: string;
  /** The template, quoted and qualified if needed: `snowball`. */
  readonly template: string;
  /** The options of the template: `{ language: 'english', stopwords: 'english' }`. */
  readonly options?: Readonly<Record<string, string>>;
}

/** A text search configuration (a row of `pg_ts_config`). */
export interface TextSearchConfiguration extends Named, QualifiedName {
  /** The owner. Default: the role that runs `introspect`. */
  readonly owner?: string;
  /** The parser, quoted and qualified if needed. Default: `"default"`. */
  readonly parser?: string;
  /** The dictionaries of each type of token in the order in which they are asked, quoted and qualified if needed. */
  readonly mappings: Readonly<Record<string, readonly string[]>>;
}
