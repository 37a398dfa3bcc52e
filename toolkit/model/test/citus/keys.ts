import { byShop, CONSTRAINTS, type Row, sales, schema } from './schemas.ts';

/** Rules for keys and exclusion constraints. */
export const keyRows: readonly Row[] = [
  {
    rule: 'a primary key contains the distribution column',
    link: CONSTRAINTS,
    code: 'CITUS_KEY',
    message:
      'Expected the primary key sales_pkey of public.sales to contain its distribution column "shop_id", got (sale_id).',
    refused: schema([sales(byShop, { primaryKey: ['sale_id'] })]),
    accepted: schema([sales(byShop, { primaryKey: ['sale_id', 'shop_id'] })]),
  },
  {
    rule: 'a unique constraint contains the distribution column, not only in INCLUDE',
    link: CONSTRAINTS,
    code: 'CITUS_KEY',
    message: 'Expected the unique constraint sales_code_key of public.sales',
    refused: schema([sales(byShop, { uniques: [{ columns: ['code'], include: ['shop_id'] }] })]),
    accepted: schema([sales(byShop, { uniques: [{ columns: ['shop_id', 'code'] }] })]),
  },
  {
    rule: 'a unique index contains the distribution column, not only in an expression',
    link: CONSTRAINTS,
    code: 'CITUS_KEY',
    message: 'Expected the unique index ux of public.sales',
    refused: schema([
      sales(byShop, { indexes: [{ columns: [{ expression: 'abs(shop_id)' }], unique: true, name: 'ux' }] }),
    ]),
    accepted: schema([
      sales(byShop, {
        indexes: [
          { columns: ['shop_id', { expression: 'lower(code)' }], unique: true, name: 'ux' },
          { columns: ['code'], name: 'ix' },
        ],
      }),
    ]),
  },
  {
    rule: 'keys of a reference table contain any columns',
    link: CONSTRAINTS,
    code: 'CITUS_KEY',
    message: 'got (sale_id)',
    refused: schema([sales(byShop, { primaryKey: ['sale_id'] })]),
    accepted: schema([sales('reference', { primaryKey: ['sale_id'], uniques: [{ columns: ['code'] }] })]),
  },
  {
    rule: 'an exclusion constraint contains the distribution column with =',
    link: CONSTRAINTS,
    code: 'CITUS_EXCLUSION',
    message:
      'Expected the exclusion constraint ex of public.sales to contain its distribution column "shop_id" with =',
    refused: schema([
      sales(byShop, {
        exclusions: [{ name: 'ex', definition: 'EXCLUDE USING gist (shop_id WITH <>, code WITH =)' }],
      }),
    ]),
    accepted: schema([
      sales(byShop, {
        exclusions: [
          { name: 'ex', definition: 'EXCLUDE USING gist (code WITH <>, "shop_id" gist_int8_ops WITH =)' },
        ],
      }),
    ]),
  },
];
