/** How many times as many cases `pnpm test:long` tries as `npm test`. */
const factor = Number(process.env['TRELLIS_PROPERTY_FACTOR'] ?? 1);

/** Options of `fc.assert` for a property of random Models. */
export interface PropertyOptions {
  readonly numRuns: number;
  readonly seed: number;
  readonly endOnFailure: boolean;
}

/**
 * Returns the options for a property. By default the cases are the same in every run, so that a failure comes
 * from the change at hand. `TRELLIS_PROPERTY_FACTOR` multiplies the cases, `TRELLIS_PROPERTY_SEED` selects
 * others, and `TRELLIS_PROPERTY_SHRINK` looks for the smallest case that fails, which takes long.
 *
 * @param cases how many cases `npm test` tries
 */
export function propertyOptions(cases: number): PropertyOptions {
  return {
    numRuns: cases * factor,
    seed: Number(process.env['TRELLIS_PROPERTY_SEED'] ?? 20261121),
    endOnFailure: process.env['TRELLIS_PROPERTY_SHRINK'] === undefined,
  };
}
