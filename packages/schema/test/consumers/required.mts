// A Jest test in CommonJS, the module system that Jest uses by default.
import '@shop/schema/knex';
import { type NewTag, shop, type Tag } from '@shop/schema';
import { assertDatabase } from '@shop/schema/query';
import { validateNewTag } from '@shop/schema/validate';
import knex from 'knex';

declare function test(name: string, run: () => Promise<void>): void;
declare function expect(value: unknown): { toEqual(expected: unknown): void };

test('a CommonJS program requires the package', async () => {
  const db = knex({ client: 'pg', connection: process.env['DATABASE_URL'] ?? '' });
  const tag: NewTag = validateNewTag({ name: 'red' });
  const { status } = await assertDatabase(db, shop);
  const tags: Tag[] = await db('tags').insert(tag).returning('*');
  await db.destroy();
  expect([status, tags, validateNewTag.problems({})]).toEqual([
    'fits',
    [{ tag_id: 1, name: 'red' }],
    [{ path: '/name', message: 'is required' }],
  ]);
});
