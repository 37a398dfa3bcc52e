import type { Dumpable } from './dumpable.ts';

const wrapper = 'create foreign data wrapper {schema}_w;';
const server = `${wrapper} create server {schema}_s foreign data wrapper {schema}_w;`;

/** Foreign-data wrappers, servers, user mappings and foreign tables. */
export const foreignData: readonly Dumpable[] = [
  {
    type: 'DO_FDW',
    setup: wrapper,
    changes: {
      existence: 'create foreign data wrapper {schema}_w2',
      validator: 'alter foreign data wrapper {schema}_w validator postgresql_fdw_validator',
      options: `alter foreign data wrapper {schema}_w options (add a 'x')`,
      privileges: 'grant usage on foreign data wrapper {schema}_w to pg_monitor',
      comment: `comment on foreign data wrapper {schema}_w is 'x'`,
    },
  },
  {
    type: 'DO_FOREIGN_SERVER',
    setup: server,
    changes: {
      existence: 'create server {schema}_s2 foreign data wrapper {schema}_w',
      type: `drop server {schema}_s; create server {schema}_s type 'x' foreign data wrapper {schema}_w`,
      version: `alter server {schema}_s version '2'`,
      options: `alter server {schema}_s options (add host 'x')`,
      owner:
        'grant usage on foreign data wrapper {schema}_w to pg_monitor; alter server {schema}_s owner to pg_monitor',
      privileges: 'grant usage on foreign server {schema}_s to pg_monitor',
      comment: `comment on server {schema}_s is 'x'`,
      'user mapping': `create user mapping for public server {schema}_s options (user 'x')`,
    },
  },
  {
    type: 'DO_TABLE',
    setup: `${server} create foreign table f (a int not null, b text, g int generated always as identity) server {schema}_s options (x 'y');
      create table parent (a int); create function tf() returns trigger language plpgsql as 'begin return new; end';`,
    changes: {
      'existence of a foreign table': 'create foreign table f2 (a int) server {schema}_s',
      'server of a foreign table': `create server {schema}_s2 foreign data wrapper {schema}_w; drop foreign table f;
        create foreign table f (a int not null, b text, g int generated always as identity) server {schema}_s2 options (x 'y')`,
      'options of a foreign table': `alter foreign table f options (set x 'z')`,
      'column of a foreign table': 'alter foreign table f add c int',
      'options of a column': `alter foreign table f alter a options (add n 'x')`,
      'NOT NULL of a foreign table': 'alter foreign table f alter a drop not null',
      'default of a foreign table': `alter foreign table f alter b set default 'x'`,
      'check of a foreign table': 'alter foreign table f add check (a > 0)',
      'trigger of a foreign table': 'create trigger g before insert on f for each row execute function tf()',
      'parent of a foreign table': 'create foreign table f2 () inherits (parent) server {schema}_s',
      'start of an identity of a foreign table': 'alter foreign table f alter g set start 7',
      'increment of an identity of a foreign table': 'alter foreign table f alter g set increment 7',
      'cycle of an identity of a foreign table': 'alter foreign table f alter g set cycle',
      'name of the sequence of an identity of a foreign table': 'alter sequence f_g_seq rename to s',
      'persistence of the sequence of an identity of a foreign table': 'alter sequence f_g_seq set unlogged',
      'comment on the sequence of an identity of a foreign table': `comment on sequence f_g_seq is 'x'`,
      'owner of a foreign table': 'alter foreign table f owner to pg_monitor',
      'privileges of a foreign table': 'grant select on f to pg_monitor',
      'comment on a foreign table': `comment on foreign table f is 'x'`,
      'comment on a column of a foreign table': `comment on column f.a is 'x'`,
    },
  },
];
