/**
 * Returns a quantile of measured values, as the smallest value that is not below that part of them.
 *
 * @param values at least one
 * @param part from 0 to 1, such as 0.99
 */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
}
