import type { Subject } from '../source.ts';

/** Where the table of a key is described; undefined where it is not. */
export type Href = (table: string) => string | undefined;

/** What an entry of the dictionary is written from. */
export interface DictionaryContext extends Subject {
  /** The heading level of an entry. */
  readonly level: number;
  /** Where a table's entry is, from the page that is being written. */
  readonly href: Href;
}
