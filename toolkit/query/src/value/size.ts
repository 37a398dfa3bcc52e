import type { SchemaDescriptor } from '@trellis/model';
import { badInput } from '../error/bad-input.ts';
import { domainOf } from './domain-of.ts';

/** Throws BadInput for a value that is more than its column holds. */
export type CheckSize = (value: unknown, path: string) => void;

/**
 * What a column of a type holds at most: PostgreSQL would refuse more, later.
 *
 * @param schema where domains are declared
 * @param type the column's type as SQL: `character varying(20)`, `numeric(12,2)[]`
 * @returns the check, where the type says how much
 */
export function sizeOf(schema: SchemaDescriptor, type: string): CheckSize | undefined {
  if (type.endsWith('[]')) return ofElements(sizeOf(schema, type.replace(/(\[\])+$/, '')));
  const [, name, first, second = '0'] =
    /^(varchar|character varying|char|character|numeric|decimal)\s*\(\s*(\d+)\s*(?:,\s*(-?\d+)\s*)?\)$/i.exec(
      type,
    ) ?? [];
  if (name === undefined || first === undefined) {
    const domain = domainOf(schema, type);
    return domain && sizeOf(schema, domain.type);
  }
  return /^(?:numeric|decimal)$/i.test(name) ? digits(Number(first), Number(second)) : length(Number(first));
}

function ofElements(check: CheckSize | undefined): CheckSize | undefined {
  const each: CheckSize = (value, path) => {
    if (Array.isArray(value)) for (const [i, one] of value.entries()) each(one, `${path}[${i}]`);
    else if (value !== null) check?.(value, path);
  };
  return check && each;
}

/** Blanks at the end that are too many are cut by PostgreSQL without a word. */
function length(most: number): CheckSize {
  return (value, path) => {
    const found = [...String(value).trimEnd()].length;
    if (found > most) throw badInput(path, `at most ${most} characters`, String(found));
  };
}

function digits(precision: number, scale: number): CheckSize {
  const most = precision - scale;
  const fits = new RegExp(`^-?\\d{1,${Math.max(most, 1)}}(?:\\.\\d{0,${Math.max(scale, 0)}})?$`);
  return (value, path) => {
    const text = String(value);
    if (most > 0 && fits.test(text)) return;
    if (/infinity/i.test(text)) throw badInput(path, `a number of at most ${precision} digits`, text);
    const found = wholeDigits(text, scale);
    if (found > most)
      throw badInput(
        path,
        most > 0 ? `at most ${most} digits before the point` : `less than 1e${most}`,
        text,
      );
  };
}

/** How many digits a decimal number has before its point once it is rounded; fewer than none where zeros follow it. */
function wholeDigits(text: string, scale: number): number {
  const [, whole = '', fraction = '', exponent = '0'] =
    /^[+-]?(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(text) ?? [];
  const all = whole + fraction;
  const first = all.search(/[1-9]/);
  if (first < 0) return Number.NEGATIVE_INFINITY;
  const point = whole.length + Number(exponent);
  const end = point + scale;
  const kept = all.slice(first, Math.max(end, first));
  const carries = kept.length === end - first && /^9*$/.test(kept) && (all[end] ?? '0') >= '5';
  return point - first + (carries ? 1 : 0);
}
