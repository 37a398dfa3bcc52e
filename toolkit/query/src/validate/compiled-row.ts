import type { CompiledError } from './validation-problem.ts';

/**
 * A validator function compiled by ajv: returns whether a value is valid, and sets `errors` if it is not.
 *
 * @example
 * ```ts
 * import type { CompiledValidator } from '@trellis/query/validate';
 *
 * export const isString: CompiledValidator = (value) => {
 *   isString.errors = [{ instancePath: '', keyword: 'type', params: { type: 'string' } }];
 *   return typeof value === 'string';
 * };
 * ```
 */
export interface CompiledValidator {
  (value: unknown, place?: { readonly instancePath: string }): boolean;
  errors?: readonly CompiledError[] | null;
}

/**
 * The compiled validators of a row's columns. A row has no other properties.
 *
 * @example
 * ```ts
 * import type { CompiledRow, CompiledValidator } from '@trellis/query/validate';
 *
 * declare const isName: CompiledValidator;
 * export const NewTag: CompiledRow = { columns: { name: isName }, required: ['name'] };
 * ```
 */
export interface CompiledRow {
  readonly columns: Readonly<Record<string, CompiledValidator>>;
  /** Columns that a row must have. */
  readonly required: readonly string[];
}
