import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  column,
  defineSchema,
  integer,
  manyToOne,
  oneToMany,
  oneToOne,
  smallint,
  table,
  text,
} from '@trellis/model';
import { type OpenDatabase, openDatabase } from '../../test/test-database.ts';
import { load } from './load.ts';

/** A key shared by users, profiles and notes, and foreign keys with a narrower type than their target. */
const schema = defineSchema({
  name: 'shared_keys',
  domains: [
    { name: 'positive', type: 'bigint', checks: [{ name: 'positive_check', expression: 'VALUE > 0' }] },
  ],
  tables: {
    users: table('users', {
      columns: { user_id: integer({ primaryKey: true }), address: column<string>()('inet') },
      relationships: {
        profile: oneToOne('profiles', { back_populates: 'user' }),
        visits: oneToMany('visits', { back_populates: 'user', foreign_keys: ['user_id'] }),
        sure: oneToMany('visits', { foreign_keys: ['sure'] }),
      },
    }),
    profiles: table('profiles', {
      columns: { user_id: integer({ primaryKey: true, references: 'users.user_id' }) },
      relationships: {
        user: manyToOne('users', { back_populates: 'profile' }),
        notes: oneToMany('notes', { back_populates: 'profile' }),
      },
    }),
    notes: table('notes', {
      columns: {
        note_id: integer({ primaryKey: true }),
        user_id: integer({ references: 'profiles.user_id' }),
        body: text(),
      },
      relationships: { profile: manyToOne('profiles', { back_populates: 'notes' }) },
    }),
    visits: table('visits', {
      columns: {
        visit_id: integer({ primaryKey: true }),
        user_id: smallint({ references: 'users.user_id' }),
        sure: column<number>()('positive', { nullable: true, references: 'users.user_id' }),
      },
      relationships: {
        user: manyToOne('users', { back_populates: 'visits', foreign_keys: ['user_id'] }),
        surely: manyToOne('users', { foreign_keys: ['sure'] }),
      },
    }),
  },
});

let database: OpenDatabase;
beforeAll(async () => {
  database = await openDatabase('shared_keys', schema);
  await database.knex.raw(`
    insert into users values (1, '10.0.0.1'), (2, '10.0.0.0/8'), (3, '::1'), (100000, '10.0.0.2');
    insert into profiles values (2), (3);
    insert into notes values (20, 2, 'a'), (21, 2, 'b'), (30, 3, 'c'), (31, 3, 'd');
    insert into visits values (1, 2, 3);
  `);
});
afterAll(() => database.close());

test.each(['joined', 'selectin'] as const)(
  'a limit below a shared key applies to each parent, with %s',
  async ($strategy) => {
    const found = await load(database.knex, schema, 'users', {
      $columns: ['user_id'],
      $strategy,
      profile: { notes: { $columns: ['note_id'], $limit: 1 } },
    });
    expect(found).toEqual([
      { user_id: 1, profile: null },
      { user_id: 2, profile: { user_id: 2, notes: [{ note_id: 20 }] } },
      { user_id: 3, profile: { user_id: 3, notes: [{ note_id: 30 }] } },
      { user_id: 100000, profile: null },
    ]);
  },
);

test.each(['joined', 'selectin'] as const)(
  'a key that is out of range for the referencing column has no related rows, with %s',
  async ($strategy) => {
    const found = await load(database.knex, schema, 'users', {
      $columns: ['user_id'],
      $strategy,
      visits: { $columns: ['visit_id'], surely: { $columns: ['user_id'], sure: { $columns: [] } } },
    });
    const visit = { visit_id: 1, surely: { user_id: 3, sure: [{}] } };
    expect(found.map(({ visits }) => visits)).toEqual([[], [visit], [], []]);
  },
);

test.each(['joined', 'selectin'] as const)(
  'an inet value is loaded as PostgreSQL prints it, with %s',
  async ($strategy) => {
    const found = await load(database.knex, schema, 'profiles', {
      $strategy,
      user: { $columns: ['address'] },
    });
    expect(found.map(({ user }) => user.address)).toEqual(['10.0.0.0/8', '::1']);
    const within = await load(database.knex, schema, 'visits', {
      $strategy,
      user: {
        $columns: ['address'],
        profile: { user: { $columns: ['address'] }, notes: { profile: { user: { $columns: ['address'] } } } },
      },
    });
    expect(within).toMatchObject([
      {
        user: {
          address: '10.0.0.0/8',
          profile: {
            user: { address: '10.0.0.0/8' },
            notes: [{ profile: { user: { address: '10.0.0.0/8' } } }, {}],
          },
        },
      },
    ]);
    const bounded = await load(database.knex, schema, 'users', {
      $columns: ['address'],
      $limit: 50,
      $strategy,
    });
    expect(bounded.map(({ address }) => address)).toEqual(['10.0.0.1', '10.0.0.0/8', '::1', '10.0.0.2']);
  },
);
