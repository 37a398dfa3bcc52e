import { expect, test } from '@jest/globals';
import { connectMemory } from '@trellis/database';

test('the embedded engine creates ICU collations, and compares by the root locale whatever they declare', async () => {
  const connection = await connectMemory();
  try {
    await connection.knex.raw(
      "create collation c (provider = icu, locale = 'und-u-ks-level2', deterministic = false); create collation s (provider = icu, locale = 'sv')",
    );
    const { rows } = await connection.knex.raw(
      `select string_agg(w, '' order by w collate s) as w, 'a' = 'A' collate c as same from unnest(array['ä', 'z', 'a', 'Ö']) w`,
    );
    expect(rows).toEqual([{ w: 'aäÖz', same: false }]);
  } finally {
    await connection.close();
  }
});
