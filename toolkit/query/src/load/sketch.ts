import { Slot } from '../statement/index.ts';

/**
 * Takes down, while a load is checked, what its statements depend on, apart from the values that
 * are bound in them: loads of one outline differ in values alone, and share their statements.
 */
export class Sketch {
  /** Numbers and signs only, so that no two loads of different statements have the same. */
  outline = '';
  readonly values: unknown[] = [];

  /** Adds to the outline. */
  note(mark: string | number): void {
    this.outline += `${mark};`;
  }

  /** Keeps a value for when the statement is run. */
  slot(value: unknown): Slot {
    return new Slot('values', this.values.push(value) - 1);
  }
}
