import { describe, expect, test } from '@jest/globals';
import { type Connection, introspect } from '@trellis/database';
import type { Model, Table } from '@trellis/model';
import { fingerprint, type Plan } from '@trellis/plan';
import { planBothFrom, trialOn } from '@trellis/verify/internal';
import { twoConnections } from './two-connections.ts';

const connections = twoConnections('renamed');

/** A rename of tables and columns, and the names that a convention gives to their parts. */
interface Renaming {
  readonly name: string;
  readonly old: string;
  readonly wanted: string;
  /** Old names by new ones: `t` for a table, `t.c` for a column. */
  readonly renamed: Readonly<Record<string, string>>;
  readonly rows: string;
  /** Returns the same before, after the upgrade with the new names, and after the downgrade. */
  readonly values: readonly [old: string, wanted: string];
}

const long = 'a_table_with_a_name_that_is_so_long_that_its_parts_are_cut';

const renamings: readonly Renaming[] = [
  {
    name: 'a table, in its own parts and in foreign keys of other tables',
    old: `
      create table people (id serial primary key, mail text unique, boss int references people, age int,
        constraint people_age_check check (age > 0), exclude using btree (age with =));
      create index people_mail_boss_idx on people (mail, boss) where age > 1;
      create index on people (lower(mail));
      create table pets (id int primary key, owner int constraint fk_pets_people references people);`,
    wanted: `
      create table persons (id serial primary key, mail text unique, boss int references persons, age int,
        constraint persons_age_check check (age > 0), exclude using btree (age with =));
      create index persons_mail_boss_idx on persons (mail, boss) where age > 1;
      create index on persons (lower(mail));
      create table pets (id int primary key, owner int constraint fk_pets_persons references persons);`,
    renamed: { persons: 'people' },
    rows: `insert into people (mail, age) values ('a', 1), ('b', 2); delete from people where id = 2; insert into pets values (1, 1)`,
    values: [
      `select p.id, p.mail, q.owner, nextval('people_id_seq') from people p, pets q`,
      `select p.id, p.mail, q.owner, nextval('persons_id_seq') from persons p, pets q`,
    ],
  },
  {
    name: 'columns, in keys, checks and expressions that use them',
    old: `
      create table a (x int primary key, y int not null, z bigserial, unique (x, y), constraint a_y_check check (y > 0 and "y" < x + 10));
      create index on a (y) where y > 1;
      create index on a ((y + 1));
      create table b (a int references a (x), y int, unique (y), foreign key (a, y) references a (x, y));`,
    wanted: `
      create table a (x int primary key, "Y" int not null, w bigserial, unique (x, "Y"), constraint "a_Y_check" check ("Y" > 0 and "Y" < x + 10));
      create index on a ("Y") where "Y" > 1;
      create index a_expr_idx on a (("Y" + 1));
      create table b (a_x int references a (x), y int, unique (y), foreign key (a_x, y) references a (x, "Y"));`,
    renamed: { 'a.Y': 'y', 'a.w': 'z', 'b.a_x': 'a' },
    rows: `insert into a (x, y) values (1, 2), (3, 4); insert into b values (1, 2)`,
    values: ['select a.y, z, b.a from a, b order by 1', 'select a."Y", w, b.a_x from a, b order by 1'],
  },
  {
    name: 'columns in a chain, so that one gets the name of another',
    old: `create table t (a int unique, b int unique, c int); create index on t (c);`,
    wanted: `create table t (b int unique, c int unique, d int); create index on t (d);`,
    renamed: { 't.b': 'a', 't.c': 'b', 't.d': 'c' },
    rows: 'insert into t values (1, 2, 3)',
    values: ['select a, b, c from t', 'select b, c, d from t'],
  },
  {
    name: 'names of a convention, also shortened ones',
    old: `
      create table ${long} (n int constraint pk_${long} primary key, m int);
      create index ix_a_table_with_a_name_that_is_so_long_that_its_parts_12345678 on ${long} (m);
      alter table ${long} add constraint ${long.slice(0, 57)}_n_key unique (n);
      create table u (id int constraint u_pk primary key, t_n int constraint u_to_t_n references ${long});
      create index ix__u__t_n on u (t_n);`,
    wanted: `
      create table t (n int constraint pk_t primary key, m int);
      create index ix_t_m on t (m);
      alter table t add constraint t_n_key unique (n);
      create table v (id int constraint v_pk primary key, t_m int constraint v_to_t_m references t);
      create index ix__v__t_m on v (t_m);`,
    renamed: { t: long, v: 'u', 'v.t_m': 't_n' },
    rows: `insert into ${long} values (1, 2); insert into u values (1, 1)`,
    values: [`select * from ${long}, u`, 'select * from t, v'],
  },
  {
    name: 'a partitioned table, with its column in the partitions and their indexes',
    old: `
      create table p (id int, at int, constraint p_at_check check (at > 0), primary key (id, at)) partition by list (id);
      create table p_1 partition of p for values in (1);
      create index on p (at);`,
    wanted: `
      create table p (id int, moment int, constraint p_moment_check check (moment > 0), primary key (id, moment)) partition by list (id);
      create table p_1 partition of p for values in (1);
      create index on p (moment);`,
    renamed: { 'p.moment': 'at' },
    rows: 'insert into p values (1, 2)',
    values: ['select at from p_1', 'select moment from p_1'],
  },
  {
    name: 'a column of a parent, whose children have it as well',
    old: `
      create table p (a int, constraint p_a_check check (a > 0)); create table c (b int) inherits (p);
      create table d (a int constraint p_a_check check (a > 0)) inherits (c); create index on d (a);`,
    wanted: `
      create table p (x int, constraint p_x_check check (x > 0)); create table c (b int) inherits (p);
      create table d (x int constraint p_x_check check (x > 0)) inherits (c); create index on d (x);`,
    renamed: { 'p.x': 'a', 'd.x': 'a' },
    rows: 'insert into d values (1, 2)',
    values: ['select a from d', 'select x from d'],
  },
  {
    name: 'a materialized view with an index',
    old: `create table t (a int); create materialized view m as select a from t; create index on m (a);`,
    wanted: `create table t (a int); create materialized view n as select a from t; create index on n (a);`,
    renamed: { n: 'm' },
    rows: 'insert into t values (1); refresh materialized view m',
    values: ['select a from m', 'select a from n'],
  },
];

/** Adds the declared renames. */
function declare(model: Model, renamed: Renaming['renamed']): Model {
  const was = <T extends { readonly name: string }>(one: T, key: string) =>
    renamed[key] === undefined ? one : { ...one, renamedFrom: renamed[key] };
  return {
    ...model,
    views: model.views.map((view) => was(view, view.name)),
    tables: model.tables.map((table: Table) => ({
      ...was(table, table.name),
      columns: table.columns.map((column) => was(column, `${table.name}.${column.name}`)),
    })),
  };
}

describe('a rename is only a rename, up and down, of', () => {
  test.each(renamings.map((renaming) => [renaming.name, renaming] as const))('%s', async (_, renaming) => {
    const { a, b } = connections;
    const { old, wanted, renamed, rows, values } = renaming;
    await a.knex.raw(old);
    await a.knex.raw(rows);
    await b.knex.raw(wanted);
    const before = await a.withClient(introspect);
    const after = declare(await b.withClient(introspect), renamed);
    const { up, down } = await planBothFrom(before, after, trialOn(a));
    const files = await storage(a);
    const positions = await positionsOf(a);
    const apply = async ({ statements, refusals, losses }: Plan) => {
      expect([refusals, losses]).toEqual([[], []]);
      expect(statements.filter(({ sql }) => !/ RENAME /.test(sql))).toEqual([]);
      for (const { sql } of statements) await a.knex.raw(sql);
      // No table or index is built again.
      expect(await storage(a)).toEqual(files);
      expect(await positionsOf(a)).toEqual(positions);
    };
    const read = async (sql: string) => (await a.knex.raw(sql)).rows.map(Object.values);
    await apply(up);
    const reached = await read(values[1]);
    expect(reached).not.toEqual([]);
    expect(fingerprint(await a.withClient(introspect))).toBe(fingerprint(await b.withClient(introspect)));
    positions.splice(0, positions.length, ...(await positionsOf(a)));
    await apply(down);
    expect(fingerprint(await a.withClient(introspect))).toBe(fingerprint(before));
    const back = await read(values[0]);
    if (!values[0].includes('nextval')) expect(back).toEqual(reached);
  });
});

/** The files of tables and indexes. */
async function storage({ knex }: Connection): Promise<readonly unknown[]> {
  const { rows } = await knex.raw(
    `select relkind, relfilenode from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'i', 'm', 'S') order by 2, 1`,
  );
  return rows;
}

/** The positions of the sequences. */
async function positionsOf({ knex }: Connection): Promise<unknown[]> {
  const { rows } = await knex.raw(
    `select last_value from pg_sequences where schemaname = 'public' order by 1`,
  );
  return rows;
}
