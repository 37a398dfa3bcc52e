/** One thing that is wrong with a value. */
export interface Problem {
  /** Where, as a JSON pointer: `/email_address`; empty for the value as a whole. */
  readonly path: string;
  /** What would have been right: `must be an integer`. */
  readonly message: string;
}

/** An error as compiled validators tell it: ajv's, without its sentence. */
export interface CompiledError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** What ajv's keywords ask for, in words. */
const SENTENCES: Readonly<Record<string, (params: CompiledError['params']) => string>> = {
  required: () => 'must be given',
  additionalProperties: () => 'is no column that can be given here',
  type: ({ type }) => `must be ${[type].flat().map(article).join(' or ')}`,
  enum: ({ allowedValues }) => `must be one of ${list(allowedValues)}`,
  const: ({ allowedValue }) => `must be ${JSON.stringify(allowedValue)}`,
  format: ({ format }) => `must be ${article(format)}`,
  pattern: ({ pattern }) => `must match ${pattern}`,
  minLength: ({ limit }) => `must have at least ${limit} character(s)`,
  maxLength: ({ limit }) => `must have at most ${limit} character(s)`,
  minimum: ({ limit }) => `must be at least ${limit}`,
  maximum: ({ limit }) => `must be at most ${limit}`,
};

/**
 * What compiled validators found, in words, each place and complaint once.
 *
 * @param errors ajv's errors
 */
export function problemsOf(errors: readonly CompiledError[]): Problem[] {
  const problems = errors.flatMap((error): Problem[] => {
    // A value that may be null fails twice: as itself, and for not being null. The first says it all.
    if (error.keyword === 'anyOf' || (error.keyword === 'type' && error.params['type'] === 'null')) return [];
    const message = SENTENCES[error.keyword]?.(error.params) ?? `must satisfy ${error.keyword}`;
    return [{ path: pathOf(error), message }];
  });
  return problems.filter(
    (problem, index) =>
      problems.findIndex(({ path, message }) => path === problem.path && message === problem.message) ===
      index,
  );
}

function pathOf({ instancePath, params }: CompiledError): string {
  const name = params['missingProperty'] ?? params['additionalProperty'];
  if (typeof name !== 'string') return instancePath;
  return `${instancePath}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function article(noun: unknown): string {
  if (noun === 'null') return 'null';
  return `${/^[aeio]/.test(String(noun)) ? 'an' : 'a'} ${noun}`;
}

function list(values: unknown): string {
  return Array.isArray(values) ? values.map((value) => JSON.stringify(value)).join(', ') : String(values);
}
