import { type Generator, integer, price } from '@trellis/populate';
import { kindOf, kinds } from './catalogue.ts';

/** Sizes of the variants of a product, the usual one first. */
export const SIZES = ['medium', 'small', 'large'] as const;

/** Currencies and periods of the prices of a variant: the price in euros has changed once. */
export const PERIODS = [
  ['EUR', '["2023-01-01 00:00:00+00","2025-01-01 00:00:00+00")'],
  ['EUR', '["2025-01-01 00:00:00+00",)'],
  ['CHF', '["2025-01-01 00:00:00+00",)'],
] as const;

const codeOf = (name: string) => name.toUpperCase().replaceAll(' ', '-');

/** Kind, number of the product and size: `DINING-CHAIR-17-S`. */
export const variantSku: Generator = (cell) => {
  const kind = kindOf(String(cell.referenced('product_id', 'product_name')))?.name ?? 'ARTICLE';
  return `${codeOf(kind)}-${cell.get('product_id')}-${codeOf(SIZES[cell.line] ?? '').charAt(0)}`;
};

/** The size as an option. */
export const variantOptions: Generator = ({ line }) => JSON.stringify({ size: SIZES[line] });

/** From a tea towel to a bed. */
export const variantWeight: Generator = integer(100, 40_000);

/** A price in the range of the kind that the SKU begins with. */
export const priceAmount: Generator = (cell) => {
  const sku = String(cell.referenced('variant_id', 'sku'));
  const kind = kinds.find(({ name }) => sku.replace(/-\d+-.$/, '') === codeOf(name));
  const [least, most] = kind?.price ?? [5, 50];
  return price(least, most)(cell);
};

/** The currency of this price of the variant. */
export const priceCurrency: Generator = ({ line }) => PERIODS[line]?.[0] ?? null;

/** The period of this price of the variant. */
export const pricePeriod: Generator = ({ line }) => PERIODS[line]?.[1] ?? null;
