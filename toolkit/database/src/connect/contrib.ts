import type { Extensions } from '@electric-sql/pglite';

/** Loads the contrib modules of PostgreSQL that `CREATE EXTENSION` supports in the embedded engine. */
export async function contrib(): Promise<Extensions> {
  const modules = await Promise.all([
    import('@electric-sql/pglite/contrib/btree_gin'),
    import('@electric-sql/pglite/contrib/btree_gist'),
    import('@electric-sql/pglite/contrib/citext'),
    import('@electric-sql/pglite/contrib/cube'),
    import('@electric-sql/pglite/contrib/fuzzystrmatch'),
    import('@electric-sql/pglite/contrib/hstore'),
    import('@electric-sql/pglite/contrib/intarray'),
    import('@electric-sql/pglite/contrib/isn'),
    import('@electric-sql/pglite/contrib/ltree'),
    import('@electric-sql/pglite/contrib/pg_trgm'),
    import('@electric-sql/pglite/contrib/pgcrypto'),
    import('@electric-sql/pglite/contrib/seg'),
    import('@electric-sql/pglite/contrib/tablefunc'),
    import('@electric-sql/pglite/contrib/unaccent'),
    import('@electric-sql/pglite/contrib/uuid_ossp'),
  ]);
  // A CommonJS loader adds `default` and `__esModule` to each module.
  return Object.fromEntries(
    modules.flatMap((module) =>
      Object.entries(module).filter(([name]) => name !== 'default' && name !== '__esModule'),
    ),
  ) as Extensions;
}
