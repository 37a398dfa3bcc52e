import type { Pair } from '../pair.ts';

/** What puts the values of a domain inside others, after its name: part of the schema before, and after. */
const containers: readonly (readonly [name: string, old: string, wanted: string])[] = [
  ['an array in a new table', '', 'create table n (z d[]);'],
  ['an array in a new column', 'create table n (a int);', 'create table n (a int, z dd[]);'],
  ['an array in a column that had the type', 'create table n (z text);', 'create table n (z d[]);'],
  ['a new composite type', '', 'create type k as (z d); create table n (k k);'],
  ['a new attribute', 'create type k as (a int);', 'create type k as (a int, z d); create table n (k k);'],
  ['a new range type', '', 'create type k as range (subtype = d); create table n (k k);'],
  ['the row type of a table', '', 'create table n (t t);'],
  ['a new domain over an array', '', 'create domain e as dd[]; create table n (e e);'],
];

const schema = (constraints: string, more: string) =>
  `create domain d as int ${constraints}; create domain dd as d; create table t (x d, y dd); ${more}`;

/** A domain gets constraints while its values are put inside others, where PostgreSQL does not look for them. */
export const domains: readonly Pair[] = containers.map(([name, old, wanted]) => ({
  name: `a domain gets a check and NOT NULL while it is put into ${name}`,
  old: schema('', old),
  new: schema('not null check (value < 9)', wanted),
  rows: 'insert into t values (1, 2)',
  survives: 'select x::int, y::int from t',
}));
