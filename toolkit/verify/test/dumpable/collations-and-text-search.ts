import type { Dumpable } from './dumpable.ts';

const parser = 'start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype';

/** Collations and the objects of text search. */
export const collationsAndTextSearch: readonly Dumpable[] = [
  {
    type: 'DO_COLLATION',
    setup: `create collation c (provider = icu, locale = 'und');`,
    changes: {
      existence: `create collation c2 (provider = libc, locale = 'C')`,
      provider: `drop collation c; create collation c (provider = libc, locale = 'C')`,
      locale: `drop collation c; create collation c (provider = icu, locale = 'de')`,
      'LC_COLLATE and LC_CTYPE': `drop collation c; create collation c (provider = libc, lc_collate = 'C', lc_ctype = 'POSIX')`,
      deterministic: `drop collation c; create collation c (provider = icu, locale = 'und', deterministic = false)`,
      rules: {
        since: 16,
        sql: `drop collation c; create collation c (provider = icu, locale = 'und', rules = '&a < g')`,
      },
      'built-in provider': {
        since: 17,
        sql: `drop collation c; create collation c (provider = builtin, locale = 'C.UTF-8')`,
      },
      owner: 'alter collation c owner to pg_monitor',
      comment: `comment on collation c is 'x'`,
    },
  },
  {
    type: 'DO_TSPARSER',
    setup: `create text search parser p (${parser});`,
    changes: {
      existence: `create text search parser p2 (${parser})`,
      headline: `drop text search parser p; create text search parser p (${parser}, headline = prsd_headline)`,
      comment: `comment on text search parser p is 'x'`,
    },
  },
  {
    type: 'DO_TSTEMPLATE',
    setup: 'create text search template t (lexize = dsimple_lexize);',
    changes: {
      existence: 'create text search template t2 (lexize = dsimple_lexize)',
      init: 'drop text search template t; create text search template t (init = dsimple_init, lexize = dsimple_lexize)',
      lexize: 'drop text search template t; create text search template t (lexize = dispell_lexize)',
      comment: `comment on text search template t is 'x'`,
    },
  },
  {
    type: 'DO_TSDICT',
    setup: 'create text search dictionary d (template = simple);',
    changes: {
      existence: 'create text search dictionary d2 (template = simple)',
      options: 'alter text search dictionary d (accept = false)',
      template: `drop text search dictionary d; create text search dictionary d (template = snowball, language = 'english')`,
      owner: 'alter text search dictionary d owner to pg_monitor',
      comment: `comment on text search dictionary d is 'x'`,
    },
  },
  {
    type: 'DO_TSCONFIG',
    setup: `create text search parser p (${parser}); create text search configuration c (parser = "default");
      alter text search configuration c add mapping for asciiword with simple;`,
    changes: {
      existence: 'create text search configuration c2 (copy = simple)',
      mapping: 'alter text search configuration c add mapping for word with simple',
      dictionaries: 'alter text search configuration c alter mapping for asciiword with english_stem, simple',
      'mapping that is dropped': 'alter text search configuration c drop mapping for asciiword',
      parser: 'drop text search configuration c; create text search configuration c (parser = p)',
      owner: 'alter text search configuration c owner to pg_monitor',
      comment: `comment on text search configuration c is 'x'`,
    },
  },
];
