import type { Generator } from '../sample/generator.ts';

/** The row's number, from `start` on. Unique. */
export function sequence(start = 1, increment = 1): Generator {
  return ({ row }) => start + row * increment;
}

/** A whole number from `minimum` to `maximum`. */
export function integer(minimum: number, maximum: number): Generator {
  return (cell) => cell.integer(minimum, maximum);
}

/** A whole number from `minimum` to `maximum`, small ones far more often. */
export function few(minimum: number, maximum: number): Generator {
  return (cell) => {
    const size = maximum - minimum + 1;
    return minimum + cell.below(cell.below(cell.below(size) + 1) + 1);
  };
}

/**
 * An exact decimal number from `minimum` to `maximum`, as text.
 *
 * @param scale how many digits after the point
 */
export function decimal(minimum: number, maximum: number, scale: number): Generator {
  const unit = 10 ** scale;
  const [from, to] = [Math.ceil(minimum * unit), Math.floor(maximum * unit)];
  return (cell) => shift(cell.integer(from, to), scale);
}

/** A price from `minimum` to `maximum` that reads like one: `4.49`, `29.90`, `149.00`. */
export function price(minimum: number, maximum: number): Generator {
  const endings = [99, 95, 90, 50, 49, 0];
  return (cell) => {
    const whole = cell.integer(Math.ceil(minimum), Math.max(Math.ceil(minimum), Math.floor(maximum) - 1));
    const cents = whole >= 100 ? cell.pick([0, 0, 95, 90]) : cell.pick(endings);
    return shift(whole * 100 + cents, 2);
  };
}

/** A whole number with its point moved left by `scale` digits. */
export function shift(units: number, scale: number): string {
  if (scale === 0) return String(units);
  const digits = String(Math.abs(units)).padStart(scale + 1, '0');
  return `${units < 0 ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
