// An ES module outside the workspace that uses every entry point as a service does.
import '@shop/schema/knex';
import { type Customer, type CustomerId, type NewOrder, shop } from '@shop/schema';
import document from '@shop/schema/json-schema/NewCustomer.json' with { type: 'json' };
import { assertDatabase, columns, explain, insertGraph, load } from '@shop/schema/query';
import { parseNewCustomer } from '@shop/schema/validate';
import knex from 'knex';

const db = knex({ client: 'pg', connection: process.env['DATABASE_URL'] ?? '' });
const { status } = await assertDatabase(db, shop, { uses: ['customers', 'orders'] });

const given = { first_name: 'Ada', last_name: 'Lovelace', email_address: `ada.${process.pid}@example.org` };
const [customer] = await db('customers').insert(parseNewCustomer(given)).returning('*');
const { customer_id }: Customer = customer as Customer;
const order: NewOrder = { customer_id, currency: 'EUR' };
await db('orders').insert({ ...order, order_date: db.fn.now() });

const c = columns(shop, 'customers');
const ids: CustomerId[] = await db('customers').where(c.first_name, 'Ada').pluck('customer_id');
// @ts-expect-error a tag has no such column
const wrong = db('tags').insert({ nam: 'red' }).toSQL().sql;

const loaded = await load(db, shop, 'orders', { customer: true });
const email: string | undefined = loaded[0]?.customer.email_address;

// Concurrent calls on one transaction are sent one after the other, because pg deprecates concurrent queries.
const counts = await db.transaction(async (transaction) => {
  const asked = [{ $strategy: 'selectin' }, { $strategy: 'joined' }, {}] as const;
  const inserted = asked.map(() => insertGraph(transaction, shop, 'orders', order));
  const read = asked.map((options) => load(transaction, shop, 'orders', { ...options, customer: true }));
  await Promise.all(inserted);
  return (await Promise.all(read)).map(({ length }) => length);
});

const rule = await db('customers')
  .insert({ ...given, first_name: null as unknown as string })
  .then(
    () => undefined,
    (error: unknown) => explain(shop, error)?.rule,
  );
const named: 'customers_first_name_not_null' | undefined =
  rule === 'customers_first_name_not_null' ? rule : undefined;

await db.destroy();
console.log(JSON.stringify({ status, ids, email, counts, named, wrong, required: document.required }));
