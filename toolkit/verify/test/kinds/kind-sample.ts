/** SQL that creates objects of a kind. It runs with its own schema (`{schema}`) first in the search path. */
export interface KindSample {
  readonly kind: string;
  readonly sql: string;
  /** The first server version that supports it. */
  readonly since?: number;
  /** Whether it needs a second role or a tablespace, which the embedded engine does not have. */
  readonly serverOnly?: true;
}
