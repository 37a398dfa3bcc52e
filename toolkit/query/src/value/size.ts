import { badInput } from '../error/bad-input.ts';

/** Throws BadInput for a value that is more than its column holds. */
export type CheckSize = (value: unknown, path: string) => void;

/**
 * What a column of a type holds at most: PostgreSQL would refuse more, later.
 *
 * @param type the column's type as SQL: `character varying(20)`, `numeric(12,2)`
 * @returns the check, where the type says how much
 */
export function sizeOf(type: string): CheckSize | undefined {
  const [, name, first, second = '0'] =
    /^(varchar|character varying|char|character|numeric|decimal)\s*\(\s*(\d+)\s*(?:,\s*(\d+)\s*)?\)$/i.exec(
      type,
    ) ?? [];
  if (name === undefined || first === undefined) return undefined;
  return /^(?:numeric|decimal)$/i.test(name) ? digits(Number(first) - Number(second)) : length(Number(first));
}

/** Blanks at the end that are too many are cut by PostgreSQL without a word. */
function length(most: number): CheckSize {
  return (value, path) => {
    const found = [...String(value).trimEnd()].length;
    if (found > most) throw badInput(path, `at most ${most} characters`, String(found));
  };
}

function digits(most: number): CheckSize {
  return (value, path) => {
    const found = /^[+-]?0*(\d*)(?:\.\d*)?$/.exec(String(value))?.[1]?.length ?? 0;
    if (found > most) throw badInput(path, `at most ${most} digits before the point`, String(found));
  };
}
