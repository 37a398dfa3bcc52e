import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  bigint,
  defineSchema,
  domain,
  integer,
  numeric,
  type SchemaDescriptor,
  table,
  toModel,
  transitions,
  varchar,
  view,
} from '@trellis/model';
import { MERMAID_VERSIONS, type MermaidReaders, startMermaidReaders } from '../../test/read-mermaid.ts';
import { shop } from '../../test/shop.ts';
import { renderDocs } from './render-docs.ts';

let readers: MermaidReaders;
beforeAll(() => {
  readers = startMermaidReaders();
});
afterAll(() => readers.close());

/** The test schema with a view of one row for each order. */
const viewed = defineSchema({
  ...shop,
  views: [
    view('order_totals', {
      definition: 'select order_id, count(*) as product_count from order_products group by order_id',
      key: ['order_id'],
      columns: { order_id: integer({ references: 'orders.order_id' }), product_count: bigint() },
    }),
  ],
});

/** Returns a schema of groups of eight tables, all of which reference one hub. */
function bigSchema(count: number): SchemaDescriptor {
  const tables = Array.from({ length: count }, (_, i) => {
    const leader = i - (i % 8);
    return table(`t${i}`, {
      columns: {
        id: integer({ primaryKey: true }),
        ...(i > 0 && { hub: integer({ references: 't0.id' }) }),
        ...(i !== leader && { leader: integer({ references: `t${leader}.id` }) }),
      },
    });
  });
  return { name: 'big', tables: Object.fromEntries(tables.map((one) => [one.name, one])) };
}

function diagramsOf(page: string | undefined): readonly string[] {
  return [...(page ?? '').matchAll(/^```mermaid\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);
}

describe.each(MERMAID_VERSIONS)('%s', (version) => {
  test.each<[string, SchemaDescriptor]>([
    ['a schema', shop],
    ['a schema with a view', viewed],
  ])('reads every diagram of %s', async (_, schema) => {
    const pages = renderDocs(schema);
    const whole = await readers.read(version, diagramsOf(pages.get('erd.md'))[0] ?? '');
    const views = (schema.views ?? []).map(({ name }) => `${name} (view)`);
    expect(whole.entities.map(({ name }) => name)).toEqual([...Object.keys(schema.tables), ...views]);
    for (const [name, { columns }] of Object.entries(schema.tables)) {
      const read = await readers.read(version, diagramsOf(pages.get(`tables/${name}.md`))[0] ?? '');
      const entity = read.entities.find((one) => one.name === name);
      expect(entity?.attributes.map((attribute) => attribute.name)).toEqual(Object.keys(columns));
    }
  });

  test('reads the diagram of each release', async () => {
    const model = toModel(viewed);
    const releases = [
      { version: '1.0.0', model: { ...model, views: [], tables: model.tables.slice(0, 1) } },
      { version: '1.1.0', model },
    ];
    const page = renderDocs(viewed, { releases }).get('releases.md');
    const read = await Promise.all(diagramsOf(page).map((text) => readers.read(version, text)));
    expect(read.map(({ entities }) => entities.map(({ name }) => name))).toEqual([
      [...Object.keys(viewed.tables), 'order_totals (view)'],
      ['customers'],
    ]);
  });

  test('parses every diagram of a split schema', async () => {
    const pages = renderDocs(bigSchema(60));
    const shown: string[] = [];
    for (const [path, page] of pages) {
      if (!path.startsWith('erd/')) continue;
      for (const diagram of diagramsOf(page)) {
        const { entities } = await readers.read(version, diagram);
        expect(entities.length).toBeLessThanOrEqual(20);
        shown.push(...entities.filter(({ attributes }) => attributes.length > 0).map(({ name }) => name));
      }
    }
    expect(shown.sort()).toEqual(Object.keys(bigSchema(60).tables).sort());
  });
});

test.each(MERMAID_VERSIONS)('%s parses the overview for any names of tables', async (version) => {
  const { tables } = bigSchema(40);
  const odd = table('a"] --> _b_; %%', { columns: { id: integer({ references: 't0.id' }) } });
  const pages = renderDocs({ name: 'odd', tables: { ...tables, [odd.name]: odd } });
  const [overview = ''] = diagramsOf(pages.get('erd.md'));
  const boxes = await readers.readBoxes(version, overview);
  expect(boxes).toHaveLength([...pages.keys()].filter((path) => path.startsWith('erd/')).length);
  expect(boxes.filter((box) => / and \d+ more$/.test(box))).toEqual(boxes);
  const alone = renderDocs({
    name: 'odd',
    tables: Object.fromEntries(
      Array.from({ length: 21 }, (_, i) => {
        const one = table(`${odd.name}${i}`, { columns: { id: integer() } });
        return [one.name, one];
      }),
    ),
  });
  expect(await readers.readBoxes(version, diagramsOf(alone.get('erd.md'))[0] ?? '')).toEqual([
    'a”] --› ˍb_; %\u2060%0 and 14 more',
    'a”] --› ˍb_; %\u2060%15 and 5 more',
  ]);
});

test.each(MERMAID_VERSIONS)('%s reads the states of a column, with any names', async (version) => {
  const odd = 'a"] --> _b_; %%';
  const status = transitions('loans', 'status', { initial: [odd], moves: { [odd]: ['end'], end: [] } });
  const loans = table('loans', {
    columns: { status: varchar() },
    triggers: [status.trigger],
  });
  const page = renderDocs({ name: 'library', tables: { loans } }).get('tables/loans.md');
  expect(page).toContain('## States of `status`');
  const { states, moves } = await readers.readStates(version, diagramsOf(page)[1] ?? '');
  expect(states).toEqual(
    expect.arrayContaining([
      ['s0', 'a”] --› ˍb_; %\u2060%'],
      ['s1', 'end'],
    ]),
  );
  expect(moves).toEqual([
    ['root_start', 's0'],
    ['s0', 's1'],
    ['s1', 'root_end'],
  ]);
});

test('lists the neighbours that the diagram of a table omits', () => {
  const page = renderDocs(bigSchema(60)).get('tables/t0.md');
  expect(page).toContain('Related tables that are not in the diagram: [t20](t20.md), ');
});

test('draws an overview of at most twenty boxes', () => {
  const pages = renderDocs(bigSchema(600));
  const [overview = ''] = diagramsOf(pages.get('erd.md'));
  expect(overview.match(/^ {2}group\d+\["/gm)?.length).toBeLessThanOrEqual(20);
  expect([...pages.keys()].filter((path) => path.startsWith('erd/')).length).toBeGreaterThan(20);
  expect(pages.get('dictionary.md')?.length).toBeLessThan(250_000);
});

test('draws named groups of tables, and groups the others by their foreign keys', () => {
  const groups = { 'The hub': ['t0', 't1'], Second: ['t1', 't9', 't8'], none: [] };
  const pages = renderDocs(bigSchema(30), { groups });
  const paths = [...pages.keys()].filter((path) => path.startsWith('erd/'));
  expect(paths.slice(0, 2)).toEqual(['erd/the-hub.md', 'erd/second.md']);
  expect(paths).toHaveLength(4);
  expect(pages.get('erd/the-hub.md')).toContain('# The hub\n');
  expect(pages.get('erd/the-hub.md')).toContain('\nTables: [t0](../tables/t0.md), [t1](../tables/t1.md).\n');
  expect(pages.get('erd/second.md')).toContain('\nTables: [t8](../tables/t8.md), [t9](../tables/t9.md).\n');
  const [overview = ''] = diagramsOf(pages.get('erd.md'));
  expect(overview).toContain('group0["The hub"]');
  expect(overview).toContain('group0 ---|"2 keys"| group1');
  const drawn = paths.flatMap((path) => [
    ...(pages.get(path)?.match(/^Tables: .*/m)?.[0] ?? '').matchAll(/\[t\d+\]/g),
  ]);
  expect(drawn).toHaveLength(30);
});

test.each([
  [{ odd: ['t99'] }, 'TABLE_UNKNOWN'],
  [{ large: Array.from({ length: 21 }, (_, at) => `t${at}`) }, 'DIAGRAM_TOO_LARGE'],
])('refuses the groups %j by %s', (groups, code) => {
  expect(() => renderDocs(bigSchema(30), { groups })).toThrow(expect.objectContaining({ code }));
});

test('links to pages that exist', () => {
  for (const schema of [shop, bigSchema(60)]) {
    const pages = renderDocs(schema);
    for (const [path, page] of pages)
      for (const [, target = ''] of page.matchAll(/\]\(([^)]*\.md)\)/g)) {
        const to = new URL(target, `https://docs/${path}`).pathname.slice(1);
        expect([path, target, pages.has(to)]).toEqual([path, target, true]);
      }
  }
});

test('writes distinct pages for tables whose names differ only in case or punctuation', () => {
  const names = ['Orders', 'orders', 'or/ders', 'or-ders', 'nul', '..'];
  const schema = {
    name: 'odd',
    tables: Object.fromEntries(names.map((name) => [name, table(name, { columns: { id: integer() } })])),
  };
  const paths = [...renderDocs(schema).keys()].filter((path) => path.startsWith('tables/'));
  expect(paths).toEqual([
    'tables/orders-2.md',
    'tables/orders.md',
    'tables/or-ders-2.md',
    'tables/or-ders.md',
    'tables/_nul.md',
    'tables/_..md',
  ]);
});

test('writes pages for a schema without tables', () => {
  const pages = renderDocs({ name: 'empty', tables: {} });
  expect([...pages.keys()]).toEqual(['erd.md', 'dictionary.md', 'rules.md']);
  expect(pages.get('erd.md')).toContain('The schema has no tables.');
});

test('lists the rules of domains, tables and views with the sentences that explain returns', () => {
  const amount = domain('amount', numeric(14, 2), {
    checks: [{ expression: 'value >= 0', doc: 'An amount is not negative.' }],
  });
  const open = view('open_orders', {
    definition: 'select 1 as a',
    columns: { a: integer() },
    triggers: [
      {
        name: 'open_orders_are_read',
        definition:
          'create trigger open_orders_are_read instead of delete on open_orders for each row execute function reject()',
        rejects: true,
        comment: 'An open order is not deleted.',
      },
    ],
  });
  const silent = view('silent', { definition: 'select 1 as a', columns: { a: integer() } });
  const rules =
    renderDocs({ ...shop, domains: [amount], views: [open, silent] })
      .get('rules.md')
      ?.split('\n') ?? [];
  expect(rules.filter((line) => line.startsWith('#')).slice(0, 4)).toEqual([
    '# Rules of shop',
    '## Domain `amount`',
    '## [customers](tables/customers.md)',
    '## [orders](tables/orders.md)',
  ]);
  expect(rules).toContain('| `amount_check` | check | An amount is not negative. |');
  expect(rules.filter((line) => line.startsWith('## View'))).toEqual(['## View `open_orders`']);
  expect(rules).toContain('| `open_orders_are_read` | trigger | An open order is not deleted. |');
  expect(rules).toContain('| `named` | check | Every product has a name. |');
  expect(rules).toContain(
    '| `orders_customer_id_fkey` | foreign key | orders.customer_id refers to an existing row of customers. A row of customers cannot be deleted, nor its customer_id changed, while a row of orders refers to it. |',
  );
  expect(rules.join()).not.toContain('not null');
});
