import { afterEach, expect, test } from '@jest/globals';
import { introspect } from '@trellis/database';
import { diffModels } from '@trellis/plan';
import { testClient } from '@trellis/testing/client';

const client = testClient('extension');

afterEach(async () => {
  await client.query('rollback');
});

/** No extension that comes with PostgreSQL has types and cannot be moved. */
const unmovable = `update pg_extension set extrelocatable = false where extname = 'citext'`;

test.each<[string, string, string | undefined]>([
  ['a column', 'create table t (a EXT.citext)', 'column public.t.a'],
  ['a column of an array', 'create table t (a EXT.citext[])', 'column public.t.a'],
  ['a domain of a column', 'create domain d as EXT.citext; create table t (a d)', 'type public.d'],
  ['a range', 'create type r as range (subtype = EXT.citext)', 'type public.r'],
  [
    'no type',
    'create function f(text) returns text language sql return EXT.translate($1::EXT.citext, $1::EXT.citext, $1)::text',
    undefined,
  ],
])(
  'moves an extension that PostgreSQL cannot move unless values have its types: %s',
  async (_, sql, user) => {
    const modelIn = async (schema: string) => {
      await client.query(
        `begin; create schema one; create schema two; create extension citext with schema ${schema}`,
      );
      await client.query(`${unmovable}; ${sql.replaceAll('EXT', schema)}`);
      const model = await introspect(client);
      await client.query('rollback');
      return model;
    };
    const [from, to] = [await modelIn('one'), await modelIn('two')];
    expect(from.extensions).toEqual([{ name: 'citext', schema: 'one', relocatable: false }]);
    // The change of the column's type may be refused as well.
    const [first] = diffModels(from, to).refusals;
    expect([first?.code, first?.message]).toEqual(
      user === undefined
        ? [undefined, undefined]
        : ['EXTENSION_NOT_RELOCATABLE', expect.stringContaining(user)],
    );
  },
);
