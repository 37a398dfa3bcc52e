import type { CompiledRow } from './compiled-row.ts';
import { pointerTo, type ValidationProblem, validationProblems } from './validation-problem.ts';

/** The number of problems that are reported of a value. A body of one megabyte can have 100,000. */
const MOST_PROBLEMS = 100;

/**
 * Returns the problems of a row, at most {@link MOST_PROBLEMS}: those of its columns first, then the properties that are
 * not columns. A column has the problems of its first wrong part. The time is linear in the size of the value.
 *
 * @param row the compiled validators of the columns
 * @param value any value
 */
export function rowProblems({ columns, required }: CompiledRow, value: unknown): ValidationProblem[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [{ path: '', message: 'must be an object' }];
  const given = value as Readonly<Record<string, unknown>>;
  const problems: ValidationProblem[] = [];
  for (const [name, validate] of Object.entries(columns)) {
    const part = Object.hasOwn(given, name) ? given[name] : undefined;
    if (part !== undefined && !validate(part, { instancePath: pointerTo(name) }))
      problems.push(...validationProblems(validate.errors ?? []));
    if (part === undefined && required.includes(name))
      problems.push({ path: pointerTo(name), message: 'is required' });
  }
  for (const name of Object.keys(given)) {
    if (problems.length >= MOST_PROBLEMS) break;
    if (!Object.hasOwn(columns, name))
      problems.push({ path: pointerTo(name), message: 'is not a column that can be set' });
  }
  return problems.slice(0, MOST_PROBLEMS);
}
