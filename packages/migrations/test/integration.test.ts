import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { shop } from '@shop/schema';
import { downgrade, type History, upgrade } from '@trellis/migrate';
import type { Knex } from 'knex';
import { history } from '../src/index.ts';
import { ROWS } from './bad-writes/index.ts';
import { downgradeWithLosses, openShopDatabase, type ShopDatabase } from './shop-database.ts';

const INTEGRATION = '20261130221746_an_outbox_and_an_audit_log';

let database: ShopDatabase;
let knex: Knex;
let all: History;
beforeAll(async () => {
  database = await openShopDatabase('integration');
  knex = database.knex;
  all = await history();
  await upgrade(knex, all);
  await knex.raw(ROWS);
});
afterAll(() => database.close());

/** What the log says of the changes that a function makes in a transaction, which is rolled back. */
async function recordOf(change: (transaction: Knex.Transaction) => Promise<unknown>) {
  const transaction = await knex.transaction();
  try {
    const [last] = await transaction('audit_log').orderBy('audit_id', 'desc').limit(1).pluck('audit_id');
    await change(transaction);
    return await transaction('audit_log')
      .where('audit_id', '>', last)
      .orderBy('audit_id')
      .select('actor', 'table_name', 'row_key', 'action', 'changed_columns', 'old_row', 'new_row');
  } finally {
    await transaction.rollback();
  }
}

describe('the audit log', () => {
  const lamp = {
    ...{ product_id: 1, product_name: 'Lamp', description: null, price: 19.9, currency: 'EUR' },
    deleted_at: null,
  };

  test('has who changed a row, its columns that changed, and its values before and after', async () => {
    expect(
      await recordOf(async (transaction) => {
        await transaction.raw("select set_config('shop.actor', 'employee 4', true)");
        await transaction('products')
          .where({ product_id: 1 })
          .update({ price: '21.00', product_name: 'Light' });
        await transaction.raw("select set_config('shop.actor', '', true)");
        await transaction('prices').where({ price_id: 1 }).delete();
      }),
    ).toEqual([
      {
        ...{ actor: 'employee 4', table_name: 'products', row_key: { product_id: 1 }, action: 'update' },
        changed_columns: ['price', 'product_name'],
        old_row: lamp,
        new_row: { ...lamp, price: 21, product_name: 'Light' },
      },
      {
        ...{ actor: null, table_name: 'prices', row_key: { price_id: 1 }, action: 'delete' },
        changed_columns: null,
        old_row: expect.objectContaining({ price_id: 1, amount: 17.9, currency: 'EUR' }),
        new_row: null,
      },
    ]);
  });

  test('has the time of the change and the role that connected, of a role that cannot write it', async () => {
    const transaction = await knex.transaction();
    try {
      await transaction.raw(`create role clerk_of_the_test; grant select, update on products to clerk_of_the_test;
        set local role clerk_of_the_test; update products set price = 1 where product_id = 1`);
      await expect(
        transaction.transaction((inner) =>
          inner.raw("insert into audit_log (table_name) values ('products')"),
        ),
      ).rejects.toMatchObject({ code: '42501' });
      const { rows } = await transaction
        .raw(`reset role;
        select role = session_user and changed_at = now() as recorded from audit_log order by audit_id desc limit 1`)
        .then((results) => results[1]);
      expect(rows).toEqual([{ recorded: true }]);
    } finally {
      await transaction.rollback();
    }
  });

  test('has no update that changes no value, and no change that is rolled back', async () => {
    expect(
      await recordOf(async (transaction) => {
        await transaction.raw('update products set price = price');
        await expect(
          transaction.transaction((inner) => inner.raw("update products set price = 2, currency = 'e'")),
        ).rejects.toMatchObject({ constraint: 'currency_check' });
      }),
    ).toEqual([]);
  });

  test('has what MERGE and an upsert do', async () => {
    const changes = await recordOf(async (transaction) => {
      await transaction.raw(`merge into prices using (values (1, 'EUR'), (2, 'EUR'), (99, 'USD')) as given (id, currency)
        on price_id = given.id
        when matched and price_id = 1 then delete when matched then update set amount = 1
        when not matched then insert (variant_id, currency, amount) values (2, given.currency, 3)`);
      await transaction.raw(`insert into products (product_id, product_name, price, currency) overriding system value
        values (1, 'Lamp', 5, 'EUR') on conflict (product_id) do update set price = excluded.price`);
    });
    expect(changes.map(({ table_name, action }) => `${action} ${table_name}`).sort()).toEqual([
      'delete prices',
      'insert prices',
      'update prices',
      'update products',
    ]);
  });

  test('has each table that is truncated', async () => {
    const changes = await recordOf((transaction) => transaction.raw('truncate prices, addresses'));
    const truncated = { actor: null, row_key: null, action: 'truncate', changed_columns: null };
    expect(changes.sort((a, b) => a.table_name.localeCompare(b.table_name))).toEqual(
      ['addresses', 'prices'].map((table_name) => ({
        ...truncated,
        table_name,
        old_row: null,
        new_row: null,
      })),
    );
  });

  test('keeps no personal data, and names the columns that changed', async () => {
    const person = { first_name: 'Xenia', last_name: 'Xylander', email_address: 'xenia@example.org' };
    const home = {
      recipient: 'Xenia X',
      street: 'X-Street 1',
      city: 'Xanten',
      postal_code: 'X1',
      country: 'XX',
    };
    const changes = await recordOf(async (transaction) => {
      await transaction('customers').where({ customer_id: 1 }).update(person);
      await transaction('addresses').where({ address_id: 1 }).update(home);
      await transaction('addresses').where({ address_id: 1 }).update({ is_default: false });
      await transaction('addresses').where({ address_id: 1 }).delete();
      // Erases the customer, whose number the orders keep.
      await transaction('customers')
        .where({ customer_id: 1 })
        .update({ first_name: '', last_name: '', email_address: '', deleted_at: '2026-01-01T00:00:00Z' });
    });
    const address = { address_id: 1, customer_id: 1, kind: 'billing', is_default: true };
    const customer = { customer_id: 1, deleted_at: null };
    expect(changes).toMatchObject([
      { changed_columns: Object.keys(person).sort(), old_row: customer, new_row: customer },
      { changed_columns: Object.keys(home).sort(), old_row: address, new_row: address },
      { changed_columns: ['is_default'], old_row: address, new_row: { ...address, is_default: false } },
      { action: 'delete', old_row: { ...address, is_default: false } },
      { changed_columns: ['deleted_at', ...Object.keys(person).sort()], old_row: customer },
    ]);
    expect(JSON.stringify(changes)).not.toMatch(/X/i);
  });

  test('is written by triggers whose arguments name columns of their table', async () => {
    const { rows } =
      await knex.raw(`select tgrelid::regclass::text as table, encode(tgargs, 'escape') as arguments
      from pg_trigger where tgfoid = 'record_change'::regproc`);
    expect(new Set(rows.map(({ table }: { table: string }) => table)).size).toBeGreaterThan(4);
    for (const { table, arguments: list } of rows) {
      const [key = '', , listed] = list.split('\\000');
      const columns = Object.keys(shop.tables[table as keyof typeof shop.tables].columns);
      expect([table, ...columns]).toEqual(
        expect.arrayContaining([...key.split(','), ...(listed ? listed.split(',') : [])]),
      );
    }
  });

  test('is read by the index of a row', async () => {
    const transaction = await knex.transaction();
    try {
      await transaction.raw(`insert into audit_log (table_name, row_key, action, new_row)
        select 'products', jsonb_build_object('product_id', number), 'insert', '{}' from generate_series(10, 5000) as number;
        analyze audit_log`);
      const plan = await planOf(
        transaction,
        `select * from audit_log where table_name = 'products' and row_key = '{"product_id": 77}' order by audit_id`,
      );
      expect(plan).toContain('audit_log_table_name_row_key_audit_id_idx');
      expect(plan).not.toMatch(/Seq Scan|Sort/);
    } finally {
      await transaction.rollback();
    }
  });
});

async function planOf(connection: Knex, sql: string): Promise<string> {
  const { rows } = await connection.raw(`explain (format json) ${sql}`);
  return JSON.stringify(rows);
}

/** Takes messages that no other poller has taken, in the order of their numbers, and publishes them. */
const POLL = `update outbox set published_at = now() where message_id = any (array(
  select message_id from outbox where published_at is null order by message_id limit 10 for update skip locked
)) returning message_id`;

describe('the outbox', () => {
  test('is polled by the index of the messages that are not published', async () => {
    const transaction = await knex.transaction();
    try {
      await transaction.raw(`insert into outbox (topic, key, payload, published_at)
        select 'order.placed', number::text, '{}', case when number < 4990 then now() end from generate_series(1, 5000) as number;
        analyze outbox`);
      const plan = await planOf(transaction, POLL);
      expect(plan).toContain('outbox_unpublished');
      expect(plan).not.toMatch(/Seq Scan|Sort/);
    } finally {
      await transaction.rollback();
    }
  });

  test.each<Knex.IsolationLevels>(['read committed', 'repeatable read', 'serializable'])(
    'gives each message to one of several pollers at %s',
    async (isolationLevel) => {
      await knex.raw(`delete from outbox; insert into outbox (topic, key, payload)
        select 'order.placed', number::text, '{}' from generate_series(1, 200) as number`);
      const all = await knex('outbox').orderBy('message_id').pluck('message_id');
      const published: string[] = [];
      const poll = async (): Promise<void> => {
        const rows = await knex
          .transaction((transaction) => transaction.raw(POLL).then(({ rows }) => rows), { isolationLevel })
          .catch((error: { code?: string }) => {
            if (error.code !== '40001') throw error;
            return undefined;
          });
        published.push(...(rows ?? []).map(({ message_id }: { message_id: string }) => message_id));
        if (rows === undefined || rows.length > 0) await poll();
      };
      await Promise.all(Array.from({ length: 8 }, poll));
      // A poller that sees only locked messages ends, and the next one takes those that were released.
      await poll();
      expect(published.sort((a, b) => Number(a) - Number(b))).toEqual(all);
    },
  );
});

test('its migration keeps the values of other tables up and down, and reports its rows as lost', async () => {
  await downgradeWithLosses(knex, all, INTEGRATION);
  const values = async () => ({
    customers: await knex('customers').orderBy('customer_id'),
    addresses: await knex('addresses').orderBy('address_id'),
    products: await knex('products').orderBy('product_id'),
    prices: await knex('prices').orderBy('price_id'),
  });
  const before = await values();
  const [counted] = await knex('audit_log').count();
  await expect(downgrade(knex, all, '3.1.0')).rejects.toMatchObject({
    code: 'DATA_LOSS',
    message: expect.stringContaining(
      `table public.audit_log (the table with all its rows, ${counted?.['count']} rows)`,
    ),
  });
  await downgrade(knex, all, '3.1.0', { allowDataLoss: ['table audit_log', 'table outbox'] });
  await upgrade(knex, all, INTEGRATION);
  expect(await values()).toEqual(before);
  expect([...(await knex('audit_log')), ...(await knex('outbox'))]).toEqual([]);
});
