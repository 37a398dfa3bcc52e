import { expect, test } from '@jest/globals';
import { testClient } from '@trellis/testing/client';
import fc from 'fast-check';
import { quoteIdentifier } from '../names/index.ts';
import { constraintName } from './naming.ts';

const client = testClient('naming');

/** A name that PostgreSQL does not truncate: 1 to 63 bytes, with multi-byte characters. */
const name = fc
  .string({ unit: fc.constantFrom('a', 'B', '_', ' ', '"', 'é', '語', '🙂'), minLength: 1, maxLength: 60 })
  .filter((text) => Buffer.byteLength(text) <= 63);

test('names equal those that PostgreSQL generates, including their truncation', async () => {
  await fc.assert(
    fc.asyncProperty(name, name, name, async (table, one, two) => {
      fc.pre(one !== two);
      const [t, a, b] = [table, one, two].map(quoteIdentifier);
      await client.query('begin');
      await client.query(
        `create table ${t} (${a} integer primary key, ${b} integer references ${t}, unique (${a}, ${b}), unique (${b}), check (${a} + ${b} > 0))`,
      );
      await client.query(`create index on ${t} (${a}, ${b})`);
      const { rows } = await client.query(
        `select contype as kind, conname as name from pg_constraint where contype <> 'n' and connamespace = 'public'::regnamespace
         union all
         select 'i', c.relname from pg_index i join pg_class c on c.oid = i.indexrelid
         where c.relnamespace = 'public'::regnamespace and not exists (select from pg_constraint where conindid = c.oid)`,
      );
      await client.query('rollback');
      const taken = new Set<string>();
      const made = (
        [
          ['p', 'pk', []],
          ['u', 'uq', [one, two]],
          ['u', 'uq', [two]],
          ['c', 'ck', []],
          ['f', 'fk', [two]],
          ['i', 'ix', [one, two]],
        ] as const
      ).map(([kind, key, columns]) => ({ kind, name: constraintName({ kind: key, table, columns }, taken) }));
      const order = (list: { kind: string; name: string }[]) =>
        list.map(({ kind, name }) => `${kind} ${name}`).sort();
      expect(order(made)).toEqual(order(rows));
    }),
    { numRuns: 200 },
  );
});

test('formats names as SQLAlchemy does', () => {
  const convention = {
    fk: 'fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s',
    uq: 'uq_%(table_name)s_%(column_0_N_name)s',
  };
  const taken = new Set<string>();
  expect(
    constraintName(
      { kind: 'fk', table: 'orders', columns: ['customer_id'], referred: 'customers' },
      taken,
      convention,
    ),
  ).toBe('fk_orders_customer_id_customers');
  expect(constraintName({ kind: 'uq', table: 'tags', columns: ['a', 'b'] }, taken, convention)).toBe(
    'uq_tags_a_b',
  );
  expect(constraintName({ kind: 'uq', table: 'tags', columns: ['a', 'b'] }, taken, convention)).toBe(
    'uq_tags_a_b_1',
  );
});

test('long names with the same beginning remain distinct', () => {
  const convention = { uq: 'uq_%(table_name)s_%(column_0_N_name)s' };
  const names = ['x', 'y'].map((end) =>
    constraintName({ kind: 'uq', table: 't'.repeat(63), columns: [end] }, new Set(), convention),
  );
  expect(new Set(names).size).toBe(2);
  for (const made of names) expect(Buffer.byteLength(made)).toBeLessThanOrEqual(63);
});
