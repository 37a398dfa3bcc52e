import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { integer, type Model, table, text, toModel } from '@trellis/model';
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
      { type: 'integer', name: 'order_id', keys: ['PK'], comment: 'Number.' },
      { type: 'integer', name: 'customer_id', keys: ['FK'], comment: '' },
      { type: 'timestamptz', name: 'order_date', keys: [], comment: '' },
    ]);
    expect(entities.find(({ name }) => name === 'order_products')?.attributes).toEqual([
      { type: 'integer', name: 'order_id', keys: ['PK', 'FK'], comment: '' },
      { type: 'integer', name: 'product_id', keys: ['PK', 'FK'], comment: '' },
      { type: 'numeric', name: 'price', keys: [], comment: 'numeric(10,2) NULL – What one cost.' },
    ]);
    expect(entities.find(({ name }) => name === 'customers')?.attributes).toContainEqual({
      type: 'varchar(254)',
      name: 'email',
      keys: ['UK'],
      comment: '',
    });
  });

  test('reads every cardinality at both ends', async () => {
    const { relationships } = await readers.read(version, erd(shop));
    const told = relationships.map(({ from, fromCard, to, toCard, line, label }) =>
      [from, fromCard, line, toCard, to, label].join(' '),
    );
    expect(told).toEqual([
      'customers ZERO_OR_ONE NON_IDENTIFYING ZERO_OR_MORE customers referred_by',
      'customers ONLY_ONE NON_IDENTIFYING ZERO_OR_MORE orders customer_id',
      'orders ONLY_ONE IDENTIFYING ZERO_OR_MORE order_products order_id',
      'products ONLY_ONE IDENTIFYING ZERO_OR_MORE order_products product_id',
      'order_products ONLY_ONE IDENTIFYING ZERO_OR_ONE reviews order_id, product_id',
    ]);
  });

  test('reads a table with its neighbours, these by their keys', async () => {
    const { entities, relationships } = await readers.read(version, tableErd(shop, 'orders'));
    expect(entities.map(({ name, attributes }) => [name, attributes.map((column) => column.name)])).toEqual([
      ['customers', ['customer_id', 'email', 'referred_by']],
      ['orders', ['order_id', 'customer_id', 'order_date']],
      ['order_products', ['order_id', 'product_id']],
    ]);
    expect(relationships).toHaveLength(3);
  });

  test.each([
    ['a word of the language', 'end', 'end'],
    ['another', 'one', 'one'],
    ['a key', 'UK', 'UK'],
    ['a name that every object has', 'constructor', 'constructor_'],
    ['spaces and capitals', 'Order Lines', 'Order Lines'],
    ['quotes', 'a"b', 'a”b'],
    ['a directive', "%%{init: {'theme':'dark'}}%%", "٪\u2060٪{init: {'theme':'dark'}}٪\u2060٪"],
    ['a direction', 'one direction TB', 'one direction\u2060 TB'],
    ['a character code', '#35; of', '\u2060#\u206035; of'],
    ['markup', '<b>x</b> *y* `z`', '‹b›x‹/b› ∗y∗ ’z’'],
    ['no letter', ' ', '␣'],
  ])('reads a table whose name has %s', async (_, name, shown) => {
    const model = toModel({ name: 'odd', tables: { [name]: table(name, { columns: { id: integer() } }) } });
    const { entities } = await readers.read(version, erd(model));
    expect(entities.map((entity) => entity.name)).toEqual([shown]);
  });

  test.each([
    ['a key', 'pk', '_pk', 'pk'],
    ['a digit first', '2fa', '_2fa', '2fa'],
    ['an accent', 'é t', 'e_t', 'é t'],
    ['italics', '_x_', 'x_', 'ˍx_'],
    ['no letter of ASCII', '日本', 'column', '日本'],
    ['quotes', 'a"]~{', 'a____', 'a”]∼{'],
  ])('reads a column whose name has %s', async (_, name, word, note) => {
    const model = toModel({
      name: 'odd',
      tables: { t: table('t', { columns: { [name]: text({ doc: 'Said.' }) } }) },
    });
    const { entities } = await readers.read(version, erd(model));
    expect(entities[0]?.attributes).toEqual([
      { type: 'text', name: word, keys: [], comment: `${note} – Said.` },
    ]);
  });
});

test('tables and columns that look alike stay two', () => {
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

test('a diagram of more than twenty tables is refused', () => {
  const tables = Array.from({ length: 21 }, (_, i) => table(`t${i}`, { columns: { id: integer() } }));
  const model = toModel({ name: 'big', tables: Object.fromEntries(tables.map((one) => [one.name, one])) });
  expect(() => erd(model)).toThrow(
    'Expected at most 20 tables in a diagram, got 21. Name some of them in `tables`, or let `renderDocs` split the schema.',
  );
  expect(() => erd(model, { tables: ['t99'] })).toThrow(expect.objectContaining({ code: 'TABLE_UNKNOWN' }));
  expect(erd(model, { tables: ['t3', 't4'] })).toContain('t4');
});

test('a diagram that Mermaid would refuse for its length loses comments, then columns without a key', () => {
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

test('cardinality is read off unique indexes, nullable columns and MATCH FULL', () => {
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
