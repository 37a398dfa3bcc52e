import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { introspect } from '@trellis/database';
import { diffModels } from '@trellis/plan';
import { type TwoDatabases, twoDatabases } from './pair.ts';

let databases: TwoDatabases;
beforeEach(async () => {
  databases = await twoDatabases('foreign_rows');
});
afterEach(() => databases.close());

const server = 'create foreign data wrapper w; create server s foreign data wrapper w;';
const partition = 'create foreign table p1 partition of p for values in (1) server s';
const child = 'create foreign table c () inherits (p) server s';

/** Changes that write the rows of a table, some of which are on a foreign server. */
const refused: readonly (readonly [string, string, string])[] = [
  [
    'a partitioned table gets values for nulls',
    `create table p (a int, b int) partition by list (a); ${partition}`,
    `create table p (a int, b int not null default 1) partition by list (a); ${partition}`,
  ],
  [
    'a parent gets values for nulls',
    `create table p (a int, b int); ${child}`,
    `create table p (a int, b int not null default 1); ${child}`,
  ],
  [
    'a domain of a column of a partitioned table is made NOT NULL',
    `create domain d as int; create table p (a int, b d default 1) partition by list (a); ${partition}`,
    `create domain d as int not null; create table p (a int, b d default 1) partition by list (a); ${partition}`,
  ],
  [
    'a domain over the domain of a column of a parent is made NOT NULL',
    `create domain e as int; create domain d as e; create table p (a int, b d default 1); ${child}`,
    `create domain e as int not null; create domain d as e; create table p (a int, b d default 1); ${child}`,
  ],
  [
    'a partitioned table is rebuilt',
    `create table p (a int, b int) partition by list (a); ${partition}`,
    `create table p (a bigint, b int) partition by list (a); ${partition}`,
  ],
];

test.each(refused)('refuses to write rows on a foreign server where %s', async (_, old, is) => {
  const { a, b } = databases;
  await a.query(`${server} ${old}`);
  await b.query(`${server} ${is}`);
  const { refusals } = diffModels(await introspect(a), await introspect(b));
  expect(refusals.map(({ code }) => code)).toContain('FOREIGN_ROWS');
});

test('plans to write the rows of a foreign table itself nowhere', async () => {
  const { a, b } = databases;
  await a.query(`${server} create foreign table f (a int, b int) server s`);
  await b.query(`${server} create foreign table f (a bigint, b int not null default 1) server s`);
  const { refusals, statements, losses } = diffModels(await introspect(a), await introspect(b));
  expect([refusals, losses]).toEqual([[], []]);
  expect(statements.map(({ sql }) => sql).filter((sql) => !sql.startsWith('ALTER '))).toEqual([]);
});
