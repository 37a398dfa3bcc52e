import { domain, sql } from '../../src/schema/index.ts';
import {
  byShop,
  CREATION,
  LIMITATIONS,
  plain,
  type Row,
  SOURCE,
  sales,
  schema,
  shops,
  typed,
} from './schemas.ts';

/** Rules for distribution columns, and for columns with a sequence. */
export const columnRows: readonly Row[] = [
  {
    rule: 'the distribution column is a column of the table',
    link: CREATION,
    code: 'CITUS_COLUMN',
    message: 'Expected the distribution column of public.sales to be one of its columns, got "shop".',
    refused: schema([sales({ column: 'shop' })]),
    accepted: schema([sales(byShop)]),
  },
  {
    rule: 'the distribution column is not generated',
    link: `${SOURCE}/create_distributed_table.c`,
    code: 'CITUS_COLUMN',
    message: 'got the generated column "twice"',
    refused: schema([
      plain('t', {
        columns: {
          one: typed('bigint'),
          twice: typed('bigint', { generated: { sql: 'one * 2', kind: 'stored' } }),
        },
        distribution: { column: 'twice' },
      }),
    ]),
    accepted: schema([plain('t', { columns: { one: typed('bigint') }, distribution: { column: 'one' } })]),
  },
  {
    rule: 'the type of the distribution column has a hash function',
    link: `${SOURCE}/create_distributed_table.c`,
    code: 'CITUS_COLUMN',
    message: 'got "body" of type json',
    refused: schema([plain('t', { columns: { body: typed('json') }, distribution: { column: 'body' } })]),
    accepted: schema([plain('t', { columns: { body: typed('jsonb') }, distribution: { column: 'body' } })]),
  },
  {
    rule: 'the base type of the domain of the distribution column has a hash function',
    link: `${SOURCE}/create_distributed_table.c`,
    code: 'CITUS_COLUMN',
    message: 'got "paid" of type public.price',
    refused: schema([plain('t', { columns: { paid: typed('price') }, distribution: { column: 'paid' } })], {
      domains: [domain('price', { type: 'money' })],
    }),
    accepted: schema([plain('t', { columns: { paid: typed('price') }, distribution: { column: 'paid' } })], {
      domains: [domain('price', { type: 'numeric' })],
    }),
  },
  {
    rule: 'the distribution column has no negative scale',
    link: `${SOURCE}/create_distributed_table.c`,
    code: 'CITUS_COLUMN',
    message: 'got "n" of type numeric(5,-2)',
    refused: schema([plain('t', { columns: { n: typed('numeric(5,-2)') }, distribution: { column: 'n' } })]),
    accepted: schema([plain('t', { columns: { n: typed('numeric(5,2)') }, distribution: { column: 'n' } })]),
  },
  {
    rule: 'the collation of the distribution column is deterministic',
    link: `${SOURCE}/create_distributed_table.c`,
    code: 'CITUS_COLUMN',
    message: 'got "name" with "folded"',
    refused: schema(
      [
        plain('t', {
          columns: { name: typed('text', { collation: '"folded"' }) },
          distribution: { column: 'name' },
        }),
      ],
      {
        collations: [{ name: 'folded', provider: 'icu', locale: 'und-u-ks-level2', deterministic: false }],
      },
    ),
    accepted: schema([
      plain('t', {
        columns: { name: typed('text', { collation: '"C"' }) },
        distribution: { column: 'name' },
      }),
    ]),
  },
  ...(
    [
      ['an identity', { identity: 'always' }],
      ['a sequence', { default: sql("nextval('numbers')") }],
    ] as const
  ).map(([what, numbered]): Row => {
    const of = (type: string) =>
      schema([plain('t', { columns: { id: typed(type, numbered) }, distribution: { column: 'id' } })]);
    return {
      rule: `a column with ${what} is bigint`,
      link: LIMITATIONS,
      code: 'CITUS_IDENTITY',
      message:
        'Expected bigint in public.t.id, whose values a sequence generates on every node, got integer.',
      refused: of('integer'),
      accepted: of('bigint'),
    };
  }),
  {
    rule: 'a column of a reference table with an identity is bigint',
    link: LIMITATIONS,
    code: 'CITUS_IDENTITY',
    message: 'got integer',
    refused: schema([
      plain('t', { columns: { id: typed('integer', { identity: 'always' }) }, distribution: 'reference' }),
    ]),
    accepted: schema([
      plain('t', { columns: { id: typed('integer', { identity: 'always' }) } }),
      shops('reference'),
    ]),
  },
];
