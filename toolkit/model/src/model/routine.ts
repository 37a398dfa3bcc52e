import type { Qualified } from './named.ts';

/** A function, procedure or aggregate. Known by its name and argument types. */
export interface Routine extends Qualified {
  readonly kind: 'function' | 'procedure' | 'aggregate' | 'window';
  /** The identity arguments' types: `integer, text[]`. */
  readonly arguments: string;
  /** What makes a `CREATE OR REPLACE` impossible when it changes: argument names and modes, result type. */
  readonly signature?: string;
  /** The whole `CREATE` statement (`pg_get_functiondef`; for an aggregate, the same made from the catalog). */
  readonly definition: string;
}
