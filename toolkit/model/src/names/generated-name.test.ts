import { expect, test } from '@jest/globals';
import { testClient } from '@trellis/testing/client';
import fc from 'fast-check';
import { generatedName } from './generated-name.ts';
import { quoteIdentifier } from './quote.ts';

const client = testClient('generated_name');

test('the name equals the one that PostgreSQL generates, for any length and characters', async () => {
  const name = fc
    .array(fc.constantFrom('a', 'B', '_', 'é', '漢', '😀', '"', ' '), { minLength: 1, maxLength: 63 })
    .map((parts) => parts.join(''))
    .filter((text) => Buffer.byteLength(text) <= 63);
  await fc.assert(
    fc.asyncProperty(name, name, async (table, column) => {
      await client.query('begin');
      await client.query(`create table ${quoteIdentifier(table)} (${quoteIdentifier(column)} serial)`);
      const { rows } = await client.query(
        "select relname from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace",
      );
      await client.query('rollback');
      expect(rows).toEqual([{ relname: generatedName(table, column, 'seq') }]);
    }),
    { numRuns: 150 },
  );
});
