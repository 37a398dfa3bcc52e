import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { defineSchema, integer, type Model, numeric, table, text, toModel, view } from '@trellis/model';
import { MERMAID_VERSIONS, type MermaidReaders, startMermaidReaders } from '../../test/read-mermaid.ts';
import { shop } from '../../test/shop.ts';
import { erd, tableErd } from './erd.ts';

let readers: MermaidReaders;
beforeAll(() => {
  readers = startMermaidReaders();
});
afterAll(() => readers.close());

describe.each(MERMAID_VERSIONS)('%s', (version) => {
  test('reads every table, column, key and comment', async () => {
    const { entities } = await readers.read(version, erd(shop));
    expect(entities.map(({ name }) => name)).toEqual(Object.keys(shop.tables));
    expect(entities.find(({ name }) => name === 'orders')?.attributes).toEqual([
      { type: 'integer', name: 'order_id', keys: ['PK'], comment: 'Order number.' },
      { type: 'integer', name: 'customer_id', keys: ['FK'], comment: '' },
      { type: 'timestamptz', name: 'order_date', keys: [], comment: '' },
    ]);
    expect(entities.find(({ name }) => name === 'order_products')?.attributes).toEqual([
      { type: 'integer', name: 'order_id', keys: ['PK', 'FK'], comment: '' },
      { type: 'integer', name: 'product_id', keys: ['PK', 'FK'], comment: '' },
      { type: 'numeric', name: 'price', keys: [], comment: 'numeric(10,2) NULL – Unit price.' },
    ]);
    expect(entities.find(({ name }) => name === 'customers')?.attributes).toContainEqual({
      type: 'varchar(254)',
      name: 'email',
      keys: ['UK'],
      comment: '',
    });
  });

  test('reads the cardinality of both ends of a foreign key', async () => {
    const { relationships } = await readers.read(version, erd(shop));
    const lines = relationships.map(({ from, fromCard, to, toCard, line, label }) =>
      [from, fromCard, line, toCard, to, label].join(' '),
    );
    expect(lines).toEqual([
      'customers ZERO_OR_ONE NON_IDENTIFYING ZERO_OR_MORE customers referred_by',
      'customers ONLY_ONE NON_IDENTIFYING ZERO_OR_MORE orders customer_id',
      'orders ONLY_ONE IDENTIFYING ZERO_OR_MORE order_products order_id',
      'products ONLY_ONE IDENTIFYING ZERO_OR_MORE order_products product_id',
      'order_products ONLY_ONE IDENTIFYING ZERO_OR_ONE reviews order_id, product_id',
    ]);
  });

  test('reads the cardinality of views by their keys', async () => {
    const orders = table('orders', { columns: { order_id: integer({ primaryKey: true }) } });
    const id = integer({ references: 'orders.order_id', nullable: false });
    const more = { columns: { order_id: id }, definition: 'select order_id from orders' };
    const unique = { name: 'u', unique: true, elements: [{ column: 'order_id' }] } as const;
    const schema = defineSchema({
      name: 'shop',
      tables: { orders },
      views: [
        view('keyed', { ...more, key: ['order_id'] }),
        view('stored', { ...more, materialized: true, indexes: [unique] }),
        view('partly', { ...more, materialized: true, indexes: [{ ...unique, name: 'p', where: 'true' }] }),
        view('plain', more),
        view('optional', { ...more, columns: { order_id: integer({ references: 'orders.order_id' }) } }),
      ],
    });
    const { entities, relationships } = await readers.read(version, erd(schema));
    expect(entities).toHaveLength(6);
    expect(relationships.map(({ fromCard, toCard, to }) => [to, fromCard, toCard])).toEqual([
      ['keyed (view)', 'ONLY_ONE', 'ZERO_OR_ONE'],
      ['stored (view)', 'ONLY_ONE', 'ZERO_OR_ONE'],
      ['partly (view)', 'ONLY_ONE', 'ZERO_OR_MORE'],
      ['plain (view)', 'ONLY_ONE', 'ZERO_OR_MORE'],
      ['optional (view)', 'ZERO_OR_ONE', 'ZERO_OR_MORE'],
    ]);
  });

  test('reads a table with the keys of its neighbours', async () => {
    const { entities, relationships } = await readers.read(version, tableErd(shop, 'orders'));
    expect(entities.map(({ name, attributes }) => [name, attributes.map((column) => column.name)])).toEqual([
      ['customers', ['customer_id', 'email', 'referred_by']],
      ['orders', ['order_id', 'customer_id', 'order_date']],
      ['order_products', ['order_id', 'product_id']],
    ]);
    expect(relationships).toHaveLength(3);
  });

  test.each([
    ['a keyword', 'end', 'end'],
    ['another keyword', 'one', 'one'],
    ['the mark of a key', 'UK', 'UK'],
    ['the name of an inherited property', 'constructor', 'constructor_'],
    ['spaces and capitals', 'Order Lines', 'Order Lines'],
    ['quotes', 'a"b', 'a”b'],
    ['a directive', "%%{init: {'theme':'dark'}}%%", "٪\u2060٪{init: {'theme':'dark'}}٪\u2060٪"],
    ['a direction', 'one direction TB', 'one direction\u2060 TB'],
    ['a character code', '#35; of', '\u2060#\u206035; of'],
    ['markup', '<b>x</b> *y* `z`', '‹b›x‹/b› ∗y∗ ’z’'],
    ['a space alone', ' ', '␣'],
  ])('reads a table whose name is or has %s', async (_, name, shown) => {
    const model = toModel({ name: 'odd', tables: { [name]: table(name, { columns: { id: integer() } }) } });
    const { entities } = await readers.read(version, erd(model));
    expect(entities.map((entity) => entity.name)).toEqual([shown]);
  });

  test.each([
    ['the mark of a key', 'pk', '_pk', 'pk'],
    ['a digit at the start', '2fa', '_2fa', '2fa'],
    ['an accent', 'é t', 'e_t', 'é t'],
    ['italics', '_x_', 'x_', 'ˍx_'],
    ['no ASCII letter', '日本', 'column', '日本'],
    ['quotes', 'a"]~{', 'a____', 'a”]∼{'],
  ])('reads a column whose name is or has %s', async (_, name, word, note) => {
    const model = toModel({
      name: 'odd',
      tables: { t: table('t', { columns: { [name]: text({ doc: 'Note.' }) } }) },
    });
    const { entities } = await readers.read(version, erd(model));
    expect(entities[0]?.attributes).toEqual([
      { type: 'text', name: word, keys: [], comment: `${note} – Note.` },
    ]);
  });
});

test('draws the columns of a view by names and types as those of a table', () => {
  const names = ['Order Total', 'order_total', 'Order_Total', 'pk', '日本'];
  const columns = Object.fromEntries(names.map((name) => [name, numeric(9, 2, { doc: 'An amount.' })]));
  const views = [
    view('totals', { definition: 'select 1', columns }),
    view('unknown', { definition: 'select 1 as a', columns: {} }),
  ];
  const orders = table('orders', { columns });
  const lines = erd(defineSchema({ name: 'odd', tables: { orders }, views })).split('\n');
  const linesOf = (token: string) => {
    const start = lines.indexOf(`  ${token} {`) + 1;
    return start === 0 ? [] : lines.slice(start, start + names.length);
  };
  expect(linesOf('"totals (view)"')).toEqual(linesOf('orders'));
  expect(linesOf('"totals (view)"')[0]).toContain(
    'numeric Order_Total_2 "Order Total numeric(9,2) – An amount."',
  );
  expect(lines).toContain('  "unknown (view)"');
});

test('gives distinct names to tables and columns whose lookalikes are the same', () => {
  const model = toModel({
    name: 'odd',
    tables: {
      'a"': table('a"', { columns: { 'x-': integer(), x_: integer(), 'x.': integer() } }),
      'a”': table('a”', { columns: { id: integer() } }),
    },
  });
  const diagram = erd(model);
  expect(diagram).toContain('"a”" {');
  expect(diagram).toContain('"a” (2)" {');
  expect(diagram.match(/integer \w+/g)).toEqual(['integer x__2', 'integer x_', 'integer x__3', 'integer id']);
});

test('refuses a diagram of more than twenty tables', () => {
  const tables = Array.from({ length: 21 }, (_, i) => table(`t${i}`, { columns: { id: integer() } }));
  const model = toModel({ name: 'big', tables: Object.fromEntries(tables.map((one) => [one.name, one])) });
  expect(() => erd(model)).toThrow(
    'A diagram has at most 20 tables, but 21 were to be drawn. Name some of them in `tables`, or let `renderDocs` split the schema.',
  );
  expect(() => erd(model, { tables: ['t99'] })).toThrow(expect.objectContaining({ code: 'TABLE_UNKNOWN' }));
  expect(erd(model, { tables: ['t3', 't4'] })).toContain('t4');
});

test('omits comments, then columns without a key, if Mermaid would refuse the diagram for its length', () => {
  const wide = (count: number, doc: string) =>
    toModel({
      name: 'wide',
      tables: {
        t: table('t', {
          columns: {
            id: integer({ primaryKey: true }),
            ...Object.fromEntries(
              Array.from({ length: count }, (_, i) => [`column_number_${i}`, text({ doc })]),
            ),
          },
        }),
      },
    });
  const uncommented = erd(wide(1000, 'x'.repeat(90)));
  expect(uncommented.length).toBeLessThan(50_000);
  expect(uncommented).toContain('text column_number_999\n');
  const keys = erd(wide(2000, ''));
  expect(keys).toBe('erDiagram\n  t {\n    integer id PK\n  }\n');
});

test('derives the cardinality from unique indexes, nullable columns and MATCH FULL', () => {
  const parent = table('p', {
    columns: { a: integer(), b: integer() },
    primaryKey: ['a', 'b'],
  });
  const child = (options: object, key: object) =>
    toModel({
      name: 'x',
      tables: {
        p: parent,
        c: table('c', {
          columns: { a: integer(), b: integer({ nullable: true }) },
          foreignKeys: [{ columns: ['a', 'b'], references: { table: 'p', columns: ['a', 'b'] }, ...key }],
          ...options,
        }),
      },
    });
  const line = (model: Model) => erd(model).split('\n').at(-2)?.trim();
  expect(line(child({}, {}))).toBe('p |o..o{ c : "a, b"');
  expect(line(child({}, { match: 'full' }))).toBe('p ||..o{ c : "a, b"');
  expect(line(child({ indexes: [{ columns: ['a'], unique: true }] }, {}))).toBe('p |o..o| c : "a, b"');
  expect(line(child({ indexes: [{ columns: ['a'], unique: true, where: 'b > 1' }] }, {}))).toContain('o{');
  expect(line(child({ indexes: [{ columns: ['a', { expression: 'b + 1' }], unique: true }] }, {}))).toContain(
    'o{',
  );
});
