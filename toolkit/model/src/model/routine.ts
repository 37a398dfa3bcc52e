import type { Qualified } from './named.ts';

/** A function, procedure or aggregate. Its name and argument types identify it. */
export interface Routine extends Qualified {
  readonly kind: 'function' | 'procedure' | 'aggregate' | 'window';
  /** The types of the arguments that identify it: `integer, text[]`. */
  readonly arguments: string;
  /** The properties that `CREATE OR REPLACE` cannot change: names and modes of arguments, result type. */
  readonly signature?: string;
  /** The complete `CREATE` statement: the output of `pg_get_functiondef`, or for an aggregate one from the catalog. */
  readonly definition: string;
  /** The extensions with which it is dropped (`DEPENDS ON EXTENSION`), in alphabetical order. */
  readonly dependsOnExtensions?: readonly string[];
}
