import { Slot } from '../sql/index.ts';

/**
 * Collects, while the options of a load are checked, the cache key of its statements and the values bound in them.
 * Loads with equal cache keys differ in values alone and share their statements.
 */
export class LoadDraft {
  /** Consists of numbers and keywords, so that no two loads with different statements have the same key. */
  cacheKey = '';
  readonly values: unknown[] = [];

  /** Appends to the cache key. */
  append(part: string | number): void {
    this.cacheKey += `${part};`;
  }

  /** Stores a value and returns the slot that stands for it in the statements. */
  slot(value: unknown): Slot {
    return new Slot('values', this.values.push(value) - 1);
  }
}
