import type { DistributionDescriptor } from '../../src/schema/index.ts';
import {
  byShop,
  type Extras,
  LIMITATIONS,
  partitioned,
  plain,
  type Row,
  SOURCE,
  sales,
  schema,
  shops,
  TRIGGERS,
  typed,
  VERSIONS,
} from './schemas.ts';

const trigger = {
  name: 'tg',
  definition: 'CREATE TRIGGER tg BEFORE INSERT ON public.sales FOR EACH ROW EXECUTE FUNCTION f()',
};
const policy = (using: string): Extras => ({ policies: [{ name: 'own', using }] });

/** Rules for what a distributed table is and has, and for the version of PostgreSQL. */
export const tableRows: readonly Row[] = [
  {
    rule: 'a distributed table has no trigger',
    link: TRIGGERS,
    code: 'CITUS_TRIGGER',
    message: 'Expected no trigger on the distributed table public.sales, got tg.',
    refused: schema([sales(byShop, { triggers: [trigger] })]),
    accepted: schema([sales(undefined, { triggers: [trigger] }), shops(byShop)]),
  },
  {
    rule: 'a reference table has no trigger',
    link: TRIGGERS,
    code: 'CITUS_TRIGGER',
    message: 'Expected no trigger on the distributed table public.sales, got tg.',
    refused: schema([sales('reference', { triggers: [trigger] })]),
    accepted: schema([sales('reference')]),
  },
  {
    rule: 'a distributed table has no rule',
    link: LIMITATIONS,
    code: 'CITUS_RULE',
    message: 'Expected no rule on the distributed table public.sales, got r.',
    refused: schema([
      sales(byShop, {
        rules: [{ name: 'r', definition: 'CREATE RULE r AS ON DELETE TO public.sales DO INSTEAD NOTHING' }],
      }),
    ]),
    accepted: schema([sales(byShop)]),
  },
  {
    rule: 'a policy of a distributed table has no subquery',
    link: `${SOURCE}/policy.c`,
    code: 'CITUS_POLICY',
    message: 'Expected no policy with a subquery on the distributed table public.sales, got own.',
    refused: schema([sales(byShop, policy('shop_id in (SELECT shop_id FROM shops)'))]),
    accepted: schema([sales(byShop, policy("code = 'select'"))]),
  },
  {
    rule: 'a foreign table is not distributed',
    link: `${SOURCE}/create_distributed_table.c`,
    code: 'CITUS_TABLE',
    message: 'got a foreign table',
    refused: schema([
      plain('t', {
        columns: { id: typed('bigint') },
        foreign: { server: 'other' },
        distribution: 'reference',
      }),
    ]),
    accepted: schema([
      plain('t', { columns: { id: typed('bigint') }, foreign: { server: 'other' } }),
      shops('reference'),
    ]),
  },
  {
    rule: 'partitions are distributed with their partitioned table',
    link: `${SOURCE}/create_distributed_table.c`,
    code: 'CITUS_TABLE',
    message: 'got a partition of public.sales, which distributes its partitions',
    refused: schema(partitioned(byShop, { distribution: byShop })),
    accepted: schema(partitioned(byShop)),
  },
  {
    rule: 'partitions have one level',
    link: LIMITATIONS,
    code: 'CITUS_TABLE',
    message: 'got a partitioned partition of public.sales',
    refused: schema(partitioned(byShop, { partitionBy: 'RANGE (day)' })),
    accepted: schema(partitioned(undefined, { partitionBy: 'RANGE (day)' })),
  },
  {
    rule: 'a reference table is not partitioned',
    link: `${SOURCE}/create_distributed_table.c`,
    code: 'CITUS_TABLE',
    message: 'got one partitioned by RANGE (day)',
    refused: schema(partitioned('reference')),
    accepted: schema(partitioned(byShop)),
  },
  ...(['parent', 'child'] as const).map((what): Row => {
    const kin = (distribution?: DistributionDescriptor) => [
      sales(what === 'parent' ? distribution : undefined),
      plain('old', {
        columns: sales(undefined).columns,
        inherits: [{ schema: 'public', name: 'sales' }],
        ...(what === 'child' && distribution && { distribution }),
      }),
    ];
    return {
      rule: `a ${what} in an inheritance is not distributed`,
      link: `${SOURCE}/create_distributed_table.c`,
      code: 'CITUS_TABLE',
      message: `got a ${what} of public.${what === 'parent' ? 'old' : 'sales'}`,
      refused: schema(kin(byShop)),
      accepted: schema([...kin(), shops(byShop)]),
    };
  }),
  ...(
    [
      [
        'WITHOUT OVERLAPS',
        sales(undefined, { uniques: [{ columns: ['shop_id', 'day'], withoutOverlaps: true, name: 'u' }] }),
      ],
      [
        'NOT ENFORCED',
        sales(undefined, { checks: [{ expression: 'sale_id > 0', notEnforced: true, name: 'c' }] }),
      ],
      [
        'the virtual column',
        plain('sales', {
          columns: {
            n: typed('bigint'),
            m: typed('bigint', { generated: { sql: 'n', kind: 'virtual' } }),
          },
        }),
      ],
    ] as const
  ).map(
    ([what, newer]): Row => ({
      rule: `a schema for PostgreSQL 14 to 16 has no ${what}`,
      link: VERSIONS,
      code: 'CITUS_VERSION',
      message: `the versions of Citus 12.1, got ${what}`,
      refused: schema([shops(byShop), newer]),
      accepted: schema([shops(byShop), sales(undefined)]),
    }),
  ),
  {
    rule: 'a schema for PostgreSQL 14 to 16 has no collation of the provider builtin',
    link: VERSIONS,
    code: 'CITUS_VERSION',
    message: 'got the provider builtin of public.plain, which PostgreSQL has from 17 on',
    refused: schema([shops(byShop)], {
      collations: [{ name: 'plain', provider: 'builtin', locale: 'C.UTF-8' }],
    }),
    accepted: schema([shops(byShop)], { collations: [{ name: 'plain', locale: 'C' }] }),
  },
];
