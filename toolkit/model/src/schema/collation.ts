import type { Collation } from '../model/index.ts';
import type { InSchema } from './declared.ts';

/** The options of {@link collation}. */
export interface CollationOptions extends Omit<Collation, 'name' | 'schema' | 'comment'>, InSchema {}

/** A declared collation. */
export interface CollationDescriptor extends CollationOptions {
  readonly name: string;
}

/**
 * Declares a collation. Columns, domains, attributes, ranges and indexes refer to it by its name in SQL.
 *
 * @param name its name in PostgreSQL
 * @param options its provider, its locale and its properties
 * @returns the descriptor, for `collations` of `defineSchema`
 * @example
 * import { collation, text } from '@trellis/model';
 *
 * export const caseless = collation('caseless', {
 *   provider: 'icu',
 *   locale: 'und-u-ks-level2',
 *   deterministic: false,
 * });
 * export const email = text({ collation: 'caseless' });
 */
export function collation(name: string, options: CollationOptions): CollationDescriptor {
  return { name, ...options };
}
