import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { downgrade, type History, upgrade } from '@trellis/migrate';
import type { Knex } from 'knex';
import { history } from '../src/index.ts';
import { openShopDatabase, type ShopDatabase } from './shop-database.ts';

const PEOPLE = '20261130194230_addresses_and_customers_who_leave';

let database: ShopDatabase;
let knex: Knex;
let all: History;
beforeAll(async () => {
  database = await openShopDatabase('people');
  knex = database.knex;
  all = await history();
  await upgrade(knex, all, '2.0.0');
  await knex.raw(`insert into customers (first_name, last_name, email_address) values
    ('Ada', 'Lovelace', 'ada@example.org'), ('Adam', 'Smith', 'ADA@example.org')`);
});
afterAll(() => database.close());

test('customers with one email address in upper and lower case are refused, and kept', async () => {
  await expect(upgrade(knex, all, PEOPLE)).rejects.toMatchObject({ code: 'MIGRATION_FAILED' });
  expect(await knex('customers').orderBy('customer_id').pluck('email_address')).toEqual([
    'ada@example.org',
    'ADA@example.org',
  ]);
});

test('customers keep their values up and down, and addresses are reported as lost', async () => {
  await knex('customers').where({ customer_id: 2 }).update({ email_address: 'adam@example.org' });
  const before = await knex('customers').orderBy('customer_id');
  await upgrade(knex, all, PEOPLE);
  expect(await knex('customers').orderBy('customer_id')).toEqual(
    before.map((customer) => ({ ...customer, deleted_at: null })),
  );
  await knex('addresses').insert({
    ...{ customer_id: 1, kind: 'billing', recipient: 'Ada Lovelace', street: 'St James 12' },
    ...{ city: 'London', postal_code: 'SW1Y', country: 'GB' },
  });
  await expect(downgrade(knex, all, '2.0.0')).rejects.toMatchObject({
    code: 'DATA_LOSS',
    message: expect.stringContaining('table public.addresses (the table with all its rows, 1 row)'),
  });
  await downgrade(knex, all, '2.0.0', { allowDataLoss: ['column customers.deleted_at', 'table addresses'] });
  expect(await knex('customers').orderBy('customer_id')).toEqual(before);
});

test('the email address of a customer who left can be used again', async () => {
  await upgrade(knex, all, PEOPLE);
  await knex('customers').where({ customer_id: 1 }).update({ deleted_at: knex.fn.now() });
  await knex('customers').insert({ first_name: 'Ada', last_name: 'King', email_address: 'Ada@example.org' });
  expect(await knex('customers').whereRaw("lower(email_address) = 'ada@example.org'")).toHaveLength(2);
});
