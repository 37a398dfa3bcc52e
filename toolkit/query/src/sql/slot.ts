/** Placeholder for a binding whose value is supplied when the statement runs, so that its text can be cached. */
export class Slot {
  /**
   * @param source whether the value is an argument of the load or an array of keys
   * @param index position in that source
   */
  constructor(
    readonly source: 'values' | 'keys',
    readonly index: number,
  ) {}
}

/** Values for the slots of a statement. */
export interface SlotValues {
  readonly values: readonly unknown[];
  /** One array literal for each key column. */
  readonly keys: readonly string[];
}

/**
 * Replaces the slots among the bindings of a statement.
 *
 * @param bindings values and slots
 * @param slotValues the values of the slots
 */
export function fillSlots(bindings: readonly unknown[], slotValues: SlotValues): unknown[] {
  return bindings.map((one) => (one instanceof Slot ? slotValues[one.source][one.index] : one));
}
