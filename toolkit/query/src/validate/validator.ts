import { TrellisError } from '@trellis/model';
import { type CompiledError, type ValidationProblem, validationProblems } from './validation-problem.ts';

/**
 * A validator function compiled by ajv: returns whether a value is valid, and sets `errors` if it is not.
 *
 * @example
 * ```ts
 * import type { CompiledValidator } from '@trellis/query';
 *
 * export const isString: CompiledValidator = (value) => {
 *   isString.errors = [{ instancePath: '', keyword: 'type', params: { type: 'string' } }];
 *   return typeof value === 'string';
 * };
 * ```
 */
export interface CompiledValidator {
  (value: unknown): boolean;
  errors?: readonly CompiledError[] | null;
}

/**
 * Validates untrusted values against a row type. Calling it returns the value, typed.
 *
 * @example
 * ```ts
 * import type { Validator } from '@trellis/query';
 *
 * export function parse<T>(validate: Validator<T>, body: string): T | undefined {
 *   const value: unknown = JSON.parse(body);
 *   return validate.is(value) ? value : undefined;
 * }
 * ```
 */
export interface Validator<T> {
  /**
   * Returns the value if it is valid.
   *
   * @throws TrellisError `ROW_INVALID`; `details` is an array of {@link ValidationProblem}
   */
  (value: unknown): T;
  /** Returns whether the value is valid. */
  is(value: unknown): value is T;
  /** Returns the problems of a value; an empty array if it is valid. */
  problems(value: unknown): ValidationProblem[];
}

/**
 * Creates a typed validator from one that ajv compiled.
 *
 * @param name name of the row type in messages: `NewCustomer`
 * @param compiled the function that ajv compiled
 * @returns the validator, which throws TrellisError `ROW_INVALID` when it is called with an invalid value
 * @example
 * ```ts
 * import { type CompiledValidator, validator } from '@trellis/query';
 *
 * declare const compiled: CompiledValidator;
 * const validateTag = validator<{ name: string }>('NewTag', compiled);
 * export const parseTag = (body: string): string => validateTag(JSON.parse(body)).name;
 * ```
 */
export function validator<T>(name: string, compiled: CompiledValidator): Validator<T> {
  const problems = (value: unknown) => (compiled(value) ? [] : validationProblems(compiled.errors ?? []));
  const validate = (value: unknown): T => {
    const found = problems(value);
    if (found.length === 0) return value as T;
    const list = found.map(({ path, message }) => `${path || 'it'} ${message}`).join('; ');
    throw new TrellisError('ROW_INVALID', `Expected a ${name}, got an invalid value: ${list}.`, {
      details: found,
    });
  };
  return Object.assign(validate, { is: (value: unknown): value is T => compiled(value), problems });
}
