import { TrellisError } from '@trellis/model';
import type { CompiledRow } from './compiled-row.ts';
import { rowProblems } from './row-problems.ts';
import type { ValidationProblem } from './validation-problem.ts';

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
  /** Returns the problems of a value, at most 100; an empty array if it is valid. */
  problems(value: unknown): ValidationProblem[];
}

/**
 * Creates a typed validator from the validators that ajv compiled for the columns.
 *
 * @param name name of the row type in messages: `NewCustomer`
 * @param row the compiled columns
 * @returns the validator, which throws TrellisError `ROW_INVALID` when it is called with an invalid value
 * @example
 * ```ts
 * import { type CompiledRow, validator } from '@trellis/query/validate';
 *
 * declare const NewTag: CompiledRow;
 * const validateTag = validator<{ name: string }>('NewTag', NewTag);
 * export const nameOf = (body: string): string => validateTag(JSON.parse(body)).name;
 * ```
 */
export function validator<T>(name: string, row: CompiledRow): Validator<T> {
  const problems = (value: unknown) => rowProblems(row, value);
  const validate = (value: unknown): T => {
    const found = problems(value);
    if (found.length === 0) return value as T;
    throw new TrellisError('ROW_INVALID', `Expected a ${name}, got an invalid value: ${summary(found)}.`, {
      details: found,
    });
  };
  return Object.assign(validate, {
    is: (value: unknown): value is T => problems(value).length === 0,
    problems,
  });
}

/** Describes the first problems. The names of unknown properties can be of any length. */
function summary(problems: readonly ValidationProblem[]): string {
  const shown = problems.slice(0, 10).map(({ path, message }) => {
    const place = path.length > 100 ? `${path.slice(0, 100)}…` : path || 'it';
    return `${place} ${message}`;
  });
  return [...shown, ...(problems.length > shown.length ? ['and others'] : [])].join('; ');
}
