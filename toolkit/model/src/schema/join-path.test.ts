import { expect, test } from '@jest/globals';
import { integer } from './column-types.ts';
import { joinPath } from './join-path.ts';
import { manyToMany, manyToOne, oneToMany } from './relationship.ts';
import { table } from './table.ts';

const people = table('people', {
  columns: {
    id: integer({ primaryKey: true }),
    boss_id: integer({ references: 'people.id', nullable: true }),
  },
  relationships: {
    boss: manyToOne('people', { back_populates: 'staff' }),
    staff: oneToMany('people', { back_populates: 'boss' }),
    following: manyToMany('people', { secondary: 'follows', foreign_keys: ['follower_id'] }),
    followers: manyToMany('people', { secondary: 'follows', foreign_keys: ['followed_id'] }),
    letters: oneToMany('letters', { foreign_keys: ['to_id'] }),
    post: oneToMany('letters'),
  },
});
const follows = table('follows', {
  columns: {
    follower_id: integer({ references: 'people.id' }),
    followed_id: integer({ references: 'people.id' }),
  },
  primaryKey: ['follower_id', 'followed_id'],
});
const letters = table('letters', {
  columns: {
    id: integer({ primaryKey: true }),
    from_id: integer({ references: 'people.id' }),
    to_id: integer({ references: 'people.id' }),
  },
});
const tables = { people, follows, letters };

/** The table and columns of each join. */
const columns = (name: string) => joinPath(tables, 'people', name).map(({ table, on }) => [table, on]);

test('a self-referencing table is joined in both directions', () => {
  expect(columns('boss')).toEqual([['people', [['boss_id', 'id']]]]);
  expect(columns('staff')).toEqual([['people', [['id', 'boss_id']]]]);
});

test('a table associated with itself is joined in both directions', () => {
  expect(columns('following')).toEqual([
    ['follows', [['id', 'follower_id']]],
    ['people', [['followed_id', 'id']]],
  ]);
  expect(columns('followers')).toEqual([
    ['follows', [['id', 'followed_id']]],
    ['people', [['follower_id', 'id']]],
  ]);
});

test('foreign_keys selects one of two foreign keys', () => {
  expect(columns('letters')).toEqual([['letters', [['id', 'to_id']]]]);
  expect(() => columns('post')).toThrow(
    'Expected one foreign key of letters to people for people.post, got 2. Name its columns in `foreign_keys`.',
  );
});

test('foreign keys with equal columns count as one', () => {
  const a = table('a', { columns: { id: integer({ primaryKey: true }) } });
  const b = table('b', {
    columns: { a_id: integer({ references: 'a.id' }) },
    foreignKeys: [{ name: 'again', columns: ['a_id'], references: { table: 'a', columns: ['id'] } }],
    relationships: { a: manyToOne('a') },
  });
  expect(joinPath({ a, b }, 'b', 'a')).toMatchObject([{ table: 'a', on: [['a_id', 'id']] }]);
});
