import type { Collation } from '@trellis/model';
import { comment, compact, notMember, type Oid, owner, type Scope, withComment, withOwner } from './scope.ts';

/** SQL: whether a collation can be used in this database. Another encoding could have one of the same name. */
export const ofThisEncoding = `o.collencoding in (-1, (select d.encoding from pg_catalog.pg_database d
  where d.datname = pg_catalog.current_database()))`;

/** A collation in the catalogs (`pg_collation`). */
export interface CollationRow {
  readonly oid: Oid;
  readonly schema: string;
  readonly name: string;
  readonly owner: string;
  readonly mine: boolean;
  readonly comment: string | null;
  /** `c` libc, `i` ICU, `b` built-in. */
  readonly provider: 'c' | 'i' | 'b';
  readonly deterministic: boolean;
  readonly lc_collate: string | null;
  readonly lc_ctype: string | null;
  readonly locale: string | null;
  readonly rules: string | null;
}

/** Reads the collations. The column of the locale was renamed in PostgreSQL 17, and that of the rules is new in 16. */
export async function readCollations(scope: Scope): Promise<CollationRow[]> {
  return scope.rows<CollationRow>(`
    select o.oid, n.nspname::text as schema, o.collname::text as name, o.collprovider::text as provider,
      o.collisdeterministic as deterministic, o.collcollate::text as lc_collate, o.collctype::text as lc_ctype,
      coalesce(pg_catalog.to_jsonb(o)->>'colllocale', pg_catalog.to_jsonb(o)->>'colliculocale') as locale,
      pg_catalog.to_jsonb(o)->>'collicurules' as rules,
      ${owner('o.collowner')}, ${comment('pg_collation', 'o.oid')}
    from pg_catalog.pg_collation o join pg_catalog.pg_namespace n on n.oid = o.collnamespace
    where o.collnamespace = any ($1::oid[]) and ${ofThisEncoding} and ${notMember('pg_collation', 'o.oid')}`);
}

const providers = { c: undefined, i: 'icu', b: 'builtin' } as const;

/** A collation in the form of the Model. */
export function collation(row: CollationRow): Collation {
  const { lc_collate: lcCollate, lc_ctype: lcCtype } = row;
  const isOne = row.provider !== 'c' || lcCollate === lcCtype;
  return compact({
    schema: row.schema,
    name: row.name,
    ...withComment(row),
    ...withOwner(row),
    provider: providers[row.provider],
    locale: (isOne ? (row.locale ?? lcCollate) : undefined) ?? undefined,
    lcCollate: isOne ? undefined : (lcCollate ?? undefined),
    lcCtype: isOne ? undefined : (lcCtype ?? undefined),
    deterministic: row.deterministic ? undefined : (false as const),
    rules: row.rules ?? undefined,
  } satisfies Collation);
}
