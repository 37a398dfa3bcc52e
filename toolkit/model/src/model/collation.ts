import type { Named, QualifiedName } from './named.ts';

/** A collation (a row of `pg_collation`). Its version is a property of the server's libraries and not part of it. */
export interface Collation extends Named, QualifiedName {
  /** The owner. Default: the role that runs `introspect`. */
  readonly owner?: string;
  /** Where the rules of the order come from. `builtin` exists since PostgreSQL 17. Default: `libc`. */
  readonly provider?: 'libc' | 'icu' | 'builtin';
  /** The name of the locale, such as `und-u-ks-level2`. Of `libc`, `LC_COLLATE` and `LC_CTYPE` at once. */
  readonly locale?: string;
  /** Of `libc`: `LC_COLLATE`, if it differs from `LC_CTYPE`. */
  readonly lcCollate?: string;
  /** Of `libc`: `LC_CTYPE`, if it differs from `LC_COLLATE`. */
  readonly lcCtype?: string;
  /** `false` if strings of different bytes can be equal. */
  readonly deterministic?: false;
  /** Additional rules of ICU, since PostgreSQL 16. */
  readonly rules?: string;
}
