import type { KindSample } from './kind-sample.ts';

/** Indexes and statistics, with all their options. */
export const indexes: readonly KindSample[] = [
  {
    kind: 'indexes',
    sql: `
      create table indexed (a int, b text, c int[], d jsonb, e tsvector, f varchar(20), "G h" text collate "C", i inet, j point);
      create index on indexed (a); create index on indexed (a desc, b asc nulls first, f desc nulls last);
      create unique index "Odd Name" on indexed (lower(b), (a + 1)) include (f, a) where a > 0 and b <> 'x';
      create unique index nnd on indexed (a, b) nulls not distinct;
      create index on indexed using gin (c); create index on indexed using gin (d jsonb_path_ops); create index on indexed using gin (e);
      create index on indexed using hash (a); create index on indexed using brin (a) with (pages_per_range = 16);
      create index on indexed using gist (i inet_ops); create index on indexed using spgist (j);
      create index on indexed (b text_pattern_ops, f varchar_pattern_ops); create index coll on indexed (b collate "C", "G h", "G h" collate "POSIX");
      create index on indexed (f bpchar_ops); create index on indexed ((d ->> 'x')); create index on indexed ((b || 'x') collate "C" text_pattern_ops desc);
      create index tuned on indexed (a, (a * 2)) with (fillfactor = 60, deduplicate_items = off); alter index tuned alter column 2 set statistics 77;
      create index signed on indexed using gist (e tsvector_ops (siglen = 64));
      create index partial on indexed (a) where b in ('x', 'y') or c is null;
      comment on index coll is 'Sorted so';`,
  },
  {
    kind: 'extended statistics',
    sql: `
      create table measured (a int, b int, c text);
      create statistics dep (dependencies) on a, b from measured;
      create statistics every on a, b, c from measured; create statistics expr on (a + b), (lower(c)) from measured;
      alter statistics dep set statistics 300; comment on statistics dep is 'They go together';`,
  },
];
