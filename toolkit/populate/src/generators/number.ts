import type { Generator } from '../sample/index.ts';

/**
 * Generates distinct numbers in the order of the rows.
 *
 * @param start the number of the first row
 * @param increment the difference between one row and the next; not 0
 *
 * @example
 * import { sequence } from '@trellis/populate';
 *
 * export const invoices = { columns: { number: sequence(1001) } };
 */
export function sequence(start = 1, increment = 1): Generator {
  return ({ row }) => start + row * increment;
}

/**
 * Generates integers, all with the same probability.
 *
 * @param minimum the smallest integer
 * @param maximum the largest integer
 *
 * @example
 * import { integer } from '@trellis/populate';
 *
 * export const reviews = { columns: { stars: integer(1, 5) } };
 */
export function integer(minimum: number, maximum: number): Generator {
  return (cell) => cell.integer(minimum, maximum);
}

/**
 * Generates integers of which small ones are far more frequent than large ones, such as quantities.
 *
 * @param minimum the smallest integer
 * @param maximum the largest integer
 *
 * @example
 * import { skewedInteger } from '@trellis/populate';
 *
 * export const orderLines = { columns: { quantity: skewedInteger(1, 12) } };
 */
export function skewedInteger(minimum: number, maximum: number): Generator {
  return (cell) => {
    const size = maximum - minimum + 1;
    return minimum + cell.below(cell.below(cell.below(size) + 1) + 1);
  };
}

/**
 * Generates exact decimal numbers as text, such as `12.50`.
 *
 * @param minimum the smallest number
 * @param maximum the largest number
 * @param scale the number of digits after the decimal point
 *
 * @example
 * import { decimal } from '@trellis/populate';
 *
 * export const parcels = { columns: { weight_kg: decimal(0.1, 30, 3) } };
 */
export function decimal(minimum: number, maximum: number, scale: number): Generator {
  const unit = 10 ** scale;
  const [from, to] = [Math.ceil(exact(minimum * unit)), Math.floor(exact(maximum * unit))];
  return (cell) => fixedPoint(cell.integer(from, to), scale);
}

/**
 * Generates prices with two digits after the decimal point and common endings: `4.49`, `29.90`, `149.00`.
 *
 * @param minimum the smallest price
 * @param maximum the largest price
 *
 * @example
 * import { price } from '@trellis/populate';
 *
 * export const products = { columns: { price: price(5, 200) } };
 */
export function price(minimum: number, maximum: number): Generator {
  const endings = [99, 95, 90, 50, 49, 0];
  return (cell) => {
    const whole = cell.integer(Math.ceil(minimum), Math.max(Math.ceil(minimum), Math.floor(maximum) - 1));
    const cents = whole >= 100 ? cell.pick([0, 0, 95, 90]) : cell.pick(endings);
    return fixedPoint(whole * 100 + cents, 2);
  };
}

/** Formats `units / 10^scale` as an exact decimal number: `fixedPoint(1250, 2)` is `12.50`. */
export function fixedPoint(units: number, scale: number): string {
  if (scale === 0) return String(units);
  const digits = String(Math.abs(units)).padStart(scale + 1, '0');
  return `${units < 0 ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** Removes the error of a floating-point operation: `1.1 * 100` is not 110. */
export function exact(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(15));
}
