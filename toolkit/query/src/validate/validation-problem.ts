/**
 * One problem that a validator found in a value.
 *
 * @example
 * ```ts
 * import type { ValidationProblem } from '@trellis/query';
 *
 * export const lines = (problems: readonly ValidationProblem[]): string[] =>
 *   problems.map(({ path, message }) => `${path || '/'} ${message}`);
 * ```
 */
export interface ValidationProblem {
  /** JSON pointer to the wrong part: `/email_address`; empty for the whole value. */
  readonly path: string;
  /** What is required, to follow the path: `must be an integer`. */
  readonly message: string;
}

/**
 * An error that a compiled validator reports: ajv's error object, without its message.
 *
 * @example
 * ```ts
 * import type { CompiledError } from '@trellis/query';
 *
 * export const error: CompiledError = { instancePath: '/name', keyword: 'type', params: { type: 'string' } };
 * ```
 */
export interface CompiledError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

const STORABLE = 'JSON that PostgreSQL can store: without NUL, lone surrogates or very deep nesting';

/** Messages for ajv's keywords. */
const MESSAGES: Readonly<Record<string, (params: CompiledError['params']) => string>> = {
  required: () => 'is required',
  additionalProperties: () => 'is not expected',
  type: ({ type }) => `must be ${[type].flat().map(article).join(' or ')}`,
  enum: ({ allowedValues }) => `must be one of ${list(allowedValues)}`,
  const: ({ allowedValue }) => `must be ${JSON.stringify(allowedValue)}`,
  format: ({ format }) => `must be ${article(format)}`,
  pattern: ({ pattern }) => `must match ${pattern}`,
  minLength: ({ limit }) => `must have at least ${limit} character(s)`,
  maxLength: ({ limit }) => `must have at most ${limit} character(s)`,
  minimum: ({ limit }) => `must be at least ${limit}`,
  maximum: ({ limit }) => `must be at most ${limit}`,
  storable: () => `must be ${STORABLE}`,
  storableText: () => `must be the text of ${STORABLE}`,
};

/**
 * Converts ajv's errors to problems.
 *
 * @param errors errors of a compiled validator
 */
export function validationProblems(errors: readonly CompiledError[]): ValidationProblem[] {
  return errors.flatMap((error): ValidationProblem[] => {
    // A wrong value of a nullable column also fails because it is not null. That error is redundant.
    if (error.keyword === 'anyOf' || (error.keyword === 'type' && error.params['type'] === 'null')) return [];
    const message = MESSAGES[error.keyword]?.(error.params) ?? `must satisfy ${error.keyword}`;
    return [{ path: pathOf(error), message }];
  });
}

function pathOf({ instancePath, params }: CompiledError): string {
  const name = params['missingProperty'] ?? params['additionalProperty'];
  return typeof name === 'string' ? instancePath + pointerTo(name) : instancePath;
}

/**
 * Returns the JSON pointer to a property.
 *
 * @param name name of the property
 */
export function pointerTo(name: string): string {
  return `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function article(noun: unknown): string {
  if (noun === 'null') return 'null';
  return `${/^[aeio]/.test(String(noun)) ? 'an' : 'a'} ${noun}`;
}

function list(values: unknown): string {
  return Array.isArray(values) ? values.map((value) => JSON.stringify(value)).join(', ') : String(values);
}
