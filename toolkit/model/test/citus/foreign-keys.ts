import { sql } from '../../src/schema/index.ts';
import {
  byShop,
  CONSTRAINTS,
  inShops,
  plain,
  type Row,
  SOURCE,
  sales,
  schema,
  shops,
  toShops,
  typed,
} from './schemas.ts';

const fk = toShops(['shop_id'], ['shop_id']);

/** Rules for foreign keys. */
export const foreignKeyRows: readonly Row[] = [
  {
    rule: 'a foreign key of a distributed table is not to a local table',
    link: CONSTRAINTS,
    code: 'CITUS_FOREIGN_KEY',
    message: 'got the local table public.shops',
    refused: schema([shops(undefined), sales(byShop, fk)]),
    accepted: schema([shops('reference'), sales(byShop, fk)]),
  },
  {
    rule: 'a foreign key of a local table is not to a distributed table',
    link: CONSTRAINTS,
    code: 'CITUS_FOREIGN_KEY',
    message: 'as the target of the local table public.sales, got the distributed table public.shops',
    refused: schema([shops(byShop), sales(undefined, fk)]),
    accepted: schema([shops('reference'), sales(undefined, fk)]),
  },
  {
    rule: 'a foreign key of a reference table is not to a distributed table',
    link: CONSTRAINTS,
    code: 'CITUS_FOREIGN_KEY',
    message: 'as the target of the reference table public.sales, got the distributed table public.shops',
    refused: schema([shops(byShop), sales('reference', fk)]),
    accepted: schema([shops('reference'), sales('reference', fk)]),
  },
  {
    rule: 'a foreign key between distributed tables is between co-located ones',
    link: CONSTRAINTS,
    code: 'CITUS_FOREIGN_KEY',
    message: 'got public.sales and public.shops in different groups',
    refused: schema([shops(byShop), sales(byShop, fk)]),
    accepted: schema([shops(byShop), sales(inShops, fk)]),
  },
  {
    rule: 'a foreign key between distributed tables contains both distribution columns in one place',
    link: CONSTRAINTS,
    code: 'CITUS_FOREIGN_KEY',
    message: 'in the same place of both sides, got (sale_id) and (shop_id). Add them to the key.',
    refused: schema([shops(byShop), sales(inShops, toShops(['sale_id'], ['shop_id']))]),
    accepted: schema([shops(byShop), sales(inShops, fk)]),
  },
  ...(
    [
      ['ON DELETE SET NULL', { onDelete: 'set null' }],
      ['ON DELETE SET DEFAULT', { onDelete: 'set default' }],
      ['ON UPDATE SET NULL', { onUpdate: 'set null' }],
      ['ON UPDATE SET DEFAULT', { onUpdate: 'set default' }],
      ['ON UPDATE CASCADE', { onUpdate: 'cascade' }],
    ] as const
  ).map(
    ([action, actions]): Row => ({
      rule: `a foreign key does not change the distribution column ${action}`,
      link: `${SOURCE}/foreign_constraint.c`,
      code: 'CITUS_FOREIGN_KEY',
      message: `no action that changes the distribution column "shop_id", got ${action}.`,
      refused: schema([shops('reference'), sales(byShop, toShops(['shop_id'], ['shop_id'], actions))]),
      accepted: schema([
        shops(byShop),
        sales(inShops, toShops(['shop_id'], ['shop_id'], { onDelete: 'cascade' })),
      ]),
    }),
  ),
  {
    rule: 'a foreign key of a reference table to a local table neither cascades nor sets',
    link: CONSTRAINTS,
    code: 'CITUS_FOREIGN_KEY',
    message: 'got CASCADE',
    refused: schema([
      shops(undefined),
      sales('reference', toShops(['shop_id'], ['shop_id'], { onDelete: 'cascade' })),
    ]),
    accepted: schema([
      shops(undefined),
      sales('reference', toShops(['shop_id'], ['shop_id'], { onDelete: 'restrict' })),
    ]),
  },
  {
    rule: 'a foreign key does not set a column to a default from a sequence',
    link: `${SOURCE}/foreign_constraint.c`,
    code: 'CITUS_FOREIGN_KEY',
    message: 'no SET DEFAULT of a column whose default is a sequence, got it on "sale_id"',
    refused: schema([
      shops('reference'),
      plain('sales', {
        columns: {
          shop_id: typed('bigint'),
          sale_id: typed('bigint', { default: sql("nextval('numbers')") }),
        },
        foreignKeys: [
          {
            columns: ['sale_id'],
            references: { table: 'shops', columns: ['shop_id'] },
            onDelete: 'set default',
          },
        ],
        distribution: byShop,
      }),
    ]),
    accepted: schema([
      shops('reference'),
      plain('sales', {
        columns: { shop_id: typed('bigint'), sale_id: typed('bigint', { default: 1 }) },
        foreignKeys: [
          {
            columns: ['sale_id'],
            references: { table: 'shops', columns: ['shop_id'] },
            onDelete: 'set default',
          },
        ],
        distribution: byShop,
      }),
    ]),
  },
];
