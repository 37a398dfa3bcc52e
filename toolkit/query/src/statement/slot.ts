/** A place in a statement's text for a value that is told when it is run, so that the text can be kept. */
export class Slot {
  /**
   * @param of whether the value is of those that were passed, or the keys' texts of one column
   * @param at which of them
   */
  constructor(
    readonly of: 'values' | 'keys',
    readonly at: number,
  ) {}
}

/** What is told when a statement is run. */
export interface Told {
  readonly values: readonly unknown[];
  /** Keys as PostgreSQL reads an array of them, column by column. */
  readonly keys: readonly string[];
}

/**
 * What is bound in a statement, in its order.
 *
 * @param bindings values and slots
 * @param told what the slots stand for
 */
export function fillSlots(bindings: readonly unknown[], told: Told): unknown[] {
  return bindings.map((one) => (one instanceof Slot ? told[one.of][one.at] : one));
}
