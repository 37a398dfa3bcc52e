/** The factor of the number of cases in `pnpm test:long` compared with `npm test`. */
const factor = Number(process.env['TRELLIS_PROPERTY_FACTOR'] ?? 1);

/** Options of `fc.assert` for a property of random Models. */
export interface PropertyOptions {
  readonly numRuns: number;
  readonly seed: number;
  readonly endOnFailure: boolean;
}

/**
 * Returns the options for a property. By default the cases are the same in every run, so that a new failure
 * is caused by a change of the code. `TRELLIS_PROPERTY_FACTOR` multiplies the cases, `TRELLIS_PROPERTY_SEED` selects
 * other cases, and `TRELLIS_PROPERTY_SHRINK` searches for the smallest failing case, which is slow.
 *
 * @param cases the number of cases in `npm test`
 */
export function propertyOptions(cases: number): PropertyOptions {
  return {
    numRuns: cases * factor,
    seed: Number(process.env['TRELLIS_PROPERTY_SEED'] ?? 20261121),
    endOnFailure: process.env['TRELLIS_PROPERTY_SHRINK'] === undefined,
  };
}
