import { badInput } from '../error/bad-input.ts';

/**
 * Checks that a value is not more than its column holds: PostgreSQL would refuse it, later.
 *
 * @param type the column's type as SQL: `character varying(20)`, `numeric(12,2)`
 * @param value the value, of the type otherwise
 * @param path where it is
 * @throws BadInput
 */
export function checkSize(type: string, value: unknown, path: string): void {
  const [, name, first, second = '0'] =
    /^(varchar|character varying|char|character|numeric|decimal)\s*\(\s*(\d+)\s*(?:,\s*(\d+)\s*)?\)$/i.exec(
      type,
    ) ?? [];
  if (name === undefined || first === undefined) return;
  if (/^(?:numeric|decimal)$/i.test(name)) checkDigits(Number(first) - Number(second), value, path);
  else checkLength(Number(first), value, path);
}

/** Blanks at the end that are too many are cut by PostgreSQL without a word. */
function checkLength(most: number, value: unknown, path: string): void {
  const length = [...String(value).trimEnd()].length;
  if (length > most) throw badInput(path, `at most ${most} characters`, String(length));
}

function checkDigits(most: number, value: unknown, path: string): void {
  const digits = /^[+-]?0*(\d*)(?:\.\d*)?$/.exec(String(value))?.[1]?.length ?? 0;
  if (digits > most) throw badInput(path, `at most ${most} digits before the point`, String(digits));
}
