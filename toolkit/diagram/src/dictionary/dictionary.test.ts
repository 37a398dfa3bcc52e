import { expect, test } from '@jest/globals';
import { emptyModel, type Model } from '@trellis/model';
import { shop } from '../../test/shop.ts';
import { dictionary } from './dictionary.ts';

const page = dictionary(shop);

/** Returns the entry of a table. */
function entry(text: string, name: string): string {
  return text.slice(text.indexOf(`### ${name}\n`)).split('<a id=')[0] ?? '';
}

test('describes columns with their types, nullability, defaults, keys and comments', () => {
  expect(entry(page, 'orders')).toContain(
    [
      '| Column | Type | Null | Default | Key | Description |',
      '| --- | --- | --- | --- | --- | --- |',
      '| `order_id` | `integer` | no | generated always as identity | PK | Order number. |',
      '| `customer_id` | `integer` | no | | FK → [customers](#table-1) | |',
      '| `order_date` | `timestamp with time zone` | no | `now()` | | |',
    ].join('\n'),
  );
});

test('describes constraints and indexes', () => {
  expect(entry(page, 'reviews')).toContain(
    '| `reviews_order_id_product_id_fkey` | foreign key (`order_id`, `product_id`) → [order_products](#table-4) (`order_id`, `product_id`) |',
  );
  expect(entry(page, 'customers')).toContain('| `customers_email_key` | unique (`email`) |');
  expect(entry(page, 'customers')).toContain('on delete set null');
  expect(entry(page, 'products')).toContain("| `named` | check `name <> ''` | Every product has a name. |");
  expect(entry(page, 'orders')).toContain('`order_date` desc where `customer_id > 0`');
});

test('describes references to the table, and its relationships', () => {
  expect(entry(page, 'orders')).toContain('- [order_products](#table-4) by `order_id` on delete cascade');
  expect(entry(page, 'orders')).toContain(
    '| `products` | [products](#table-3) | many-to-many | `order_id` and `product_id` of [order_products](#table-4) |',
  );
  expect(entry(page, 'customers')).toContain(
    '| `orders` | [orders](#table-2) | one-to-many | `customer_id` | all | Orders of the customer. |',
  );
});

test('describes views, types, partitions, policies and other objects', () => {
  const table = {
    schema: 'public',
    columns: [{ name: 'mood', type: 'mood[]', notNull: true as const }],
    uniques: [],
    foreignKeys: [],
    checks: [],
    exclusions: [],
    indexes: [],
    triggers: [],
    rules: [],
    policies: [],
  };
  const model: Model = {
    ...emptyModel,
    extensions: [{ name: 'citext', schema: 'public' }],
    enums: [{ schema: 'public', name: 'mood', values: ['glad', 'sad'], comment: 'State of mind.' }],
    domains: [
      { schema: 'public', name: 'age', type: 'integer', checks: [{ name: 'c', expression: 'VALUE > 0' }] },
    ],
    sequences: [{ schema: 'public', name: 'numbers' }],
    tables: [
      {
        ...table,
        name: 'events',
        partitionBy: 'RANGE (day)',
        rowSecurity: 'enabled',
        policies: [{ name: 'own', command: 'select', roles: ['clerk'], using: 'true' }],
        triggers: [{ name: 'audit', definition: 'CREATE TRIGGER audit …' }],
      },
      { ...table, name: 'events_1', partitionOf: { schema: 'public', name: 'events', bound: 'DEFAULT' } },
    ],
    views: [
      {
        schema: 'public',
        name: 'glad',
        definition: 'SELECT 1 AS one;\n',
        columns: [{ name: 'one', type: 'integer', comment: 'A one.' }],
        indexes: [],
        triggers: [],
        rules: [],
      },
    ],
    routines: [
      {
        schema: 'public',
        name: 'f',
        kind: 'function',
        arguments: 'integer',
        definition: 'x',
        comment: 'Adds.',
      },
    ],
  };
  const text = dictionary(model);
  for (const line of [
    '| `mood` | `mood[]` | no | One of `glad`, `sad`. |',
    '| `mood` | enum | `glad`, `sad` | State of mind. |',
    '| `age` | domain | `integer` check `VALUE > 0` | |',
    '- Partitioned by `RANGE (day)`.',
    '- Partition `events_1`: `DEFAULT`.',
    '- Row-level security is enabled.',
    '- `own`: for select to `clerk`, using `true`',
    '- `audit`: `CREATE TRIGGER audit …`',
    '```sql\nSELECT 1 AS one;\n```',
    '| `one` | `integer` | A one. |',
    '| `f(integer)` | function | Adds. |',
    '| `numbers` | `bigint` |',
    '| `citext` |',
  ])
    expect(text).toContain(line);
  expect(text).not.toContain('### events_1');
});
