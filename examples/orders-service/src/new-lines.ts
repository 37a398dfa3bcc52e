import type { ProductId, VariantId } from '@shop/schema';
import type { Knex } from 'knex';

/** A line of an order that is taken: a product, perhaps with the variants that are ordered. */
export interface NewLine {
  readonly product_id: ProductId;
  readonly product_count?: number;
  readonly variants?: readonly { readonly variant_id: VariantId; readonly product_count?: number }[];
}

/**
 * Adds the names and prices of today to the lines of a new order: those of the products, and the current prices of
 * variants that have one. What does not exist is left to the rules of the database, which reject it by name.
 */
export async function newLines(knex: Knex, lines: readonly NewLine[]) {
  const products = await knex('products')
    .whereIn(
      'product_id',
      lines.map(({ product_id }) => product_id),
    )
    .whereNull('deleted_at')
    .select('product_id', 'product_name', 'price', 'currency');
  const variants = await knex('variants')
    .leftJoin('current_prices', 'current_prices.variant_id', 'variants.variant_id')
    .whereIn(
      'variants.variant_id',
      lines.flatMap((line) => (line.variants ?? []).map(({ variant_id }) => variant_id)),
    )
    .select('variants.variant_id', 'sku', 'current_prices.currency', 'current_prices.amount');
  return lines.map(({ product_id, product_count, variants: chosen = [] }) => {
    const product = products.find((one) => one.product_id === product_id);
    const { product_name = '', currency = 'EUR', price = '0' } = product ?? {};
    const items = chosen.map(({ variant_id, product_count = 1 }) => {
      const prices = variants.filter((one) => one.variant_id === variant_id);
      const own = prices.find((one) => one.currency === currency);
      return {
        variant_id,
        product_count,
        sku: prices[0]?.sku ?? 'X',
        unit_price: own?.amount ?? price,
      };
    });
    const count = product_count ?? (items.reduce((sum, item) => sum + item.product_count, 0) || 1);
    const amount =
      items.length === 0
        ? cents(price) * BigInt(count)
        : items.reduce((sum, item) => sum + cents(item.unit_price) * BigInt(item.product_count), 0n);
    return {
      ...{ product_id, product_name, product_count: count, currency, amount: decimal(amount) },
      ...{ lists_variants: items.length > 0, variants: items },
    };
  });
}

/** An amount in cents: numbers of JavaScript do not add up exactly. */
function cents(amount: string): bigint {
  const [units = '0', fraction = ''] = amount.split('.');
  return BigInt(units + fraction.padEnd(2, '0'));
}

function decimal(amount: bigint): string {
  const digits = String(amount).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
