import type { Generator } from '@trellis/populate';

/** The quantity times the price of the product, exactly. */
export const lineAmount: Generator = (cell) => {
  const [units = '0', cents = ''] = String(cell.referenced('product_id', 'price')).split('.');
  const price = BigInt(units + cents.padEnd(2, '0'));
  const amount = String(price * BigInt(Number(cell.get('product_count')))).padStart(3, '0');
  return `${amount.slice(0, -2)}.${amount.slice(-2)}`;
};

/** The name of the product. */
export const lineName: Generator = (cell) => cell.referenced('product_id', 'product_name');
