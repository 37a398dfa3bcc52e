import { expect, test } from '@jest/globals';
import { connectMemory } from '@trellis/database';
import { toModel } from '@trellis/model';
import { build } from '@trellis/verify';
import { one } from '../../test/library.ts';
import { checkDatabase } from './check-database.ts';

test('the handshake works on the embedded engine', async () => {
  const { knex, withClient, close } = await connectMemory();
  try {
    expect(await checkDatabase(knex, one)).toMatchObject({ status: 'too old', pending: one.migrations });
    await withClient((client) => build(client, toModel(one)));
    expect(await checkDatabase(knex, one)).toMatchObject({ status: 'fits', mismatches: [] });
    await knex.raw('alter table books drop title');
    expect(await checkDatabase(knex, { ...one, migrations: [] })).toMatchObject({
      status: 'drifted',
      mismatches: [{ object: 'column public.books.title', message: 'books.title is missing' }],
    });
  } finally {
    await close();
  }
});
