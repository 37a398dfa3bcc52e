import { TrellisError } from '@trellis/model';
import { type CompiledError, type Problem, problemsOf } from './problem.ts';

/** A function that ajv compiled: whether a value is right, and in `errors` what is not. */
export interface CompiledValidator {
  (value: unknown): boolean;
  errors?: readonly CompiledError[] | null;
}

/** Checks values that come from outside against one type of row. */
export interface Validator<T> {
  /**
   * The value, typed, when it is right.
   *
   * @throws TrellisError `ROW_INVALID` with a {@link Problem} for each place in `details`
   */
  (value: unknown): T;
  /** Whether the value is right. */
  is(value: unknown): value is T;
  /** What is wrong with the value; nothing when it is right. */
  problems(value: unknown): Problem[];
}

/**
 * Makes the validator of a type of row from what was compiled of its JSON Schema.
 *
 * @param name what the row is called in messages: `NewCustomer`
 * @param compiled ajv's function
 * @example const customer = validator<AsJson<NewCustomer>>('NewCustomer', compiled)(request.body);
 */
export function validator<T>(name: string, compiled: CompiledValidator): Validator<T> {
  const problems = (value: unknown) => (compiled(value) ? [] : problemsOf(compiled.errors ?? []));
  const check = (value: unknown): T => {
    const found = problems(value);
    if (found.length === 0) return value as T;
    const what = found.map(({ path, message }) => `${path || 'it'} ${message}`).join('; ');
    throw new TrellisError('ROW_INVALID', `Expected a ${name}, got another value: ${what}.`, {
      details: found,
    });
  };
  return Object.assign(check, { is: (value: unknown): value is T => compiled(value), problems });
}
