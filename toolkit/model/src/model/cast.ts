/** A cast (a row of `pg_cast`). It has no name: its types identify it. */
export interface Cast {
  /** The types, without modifiers. */
  readonly source: string;
  readonly target: string;
  /**
   * How values are converted: by a function (`public.f(bigint)`), through their text (`WITH INOUT`), or not at all,
   * because both types have the same representation (`WITHOUT FUNCTION`).
   */
  readonly by: { readonly function: string } | 'inout' | 'binary';
  /** Where PostgreSQL applies it. Default: only where an expression asks for it. */
  readonly context?: 'assignment' | 'implicit';
  readonly comment?: string;
}
