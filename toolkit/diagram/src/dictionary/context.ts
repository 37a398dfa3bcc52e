import type { ResolvedSource } from '../schema-source.ts';

/** Returns the address of the entry of a table, by its key; undefined if it has none. */
export type Href = (table: string) => string | undefined;

/** Schema and settings from which an entry of the dictionary is written. */
export interface DictionaryContext extends ResolvedSource {
  /** Heading level of an entry. */
  readonly level: number;
  /** Returns addresses relative to the page that is written. */
  readonly href: Href;
}
