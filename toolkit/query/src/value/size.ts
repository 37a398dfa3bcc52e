import { elementType, type SchemaDescriptor, type TypeName, typeOf } from '@trellis/model';
import { builtInName, isTypeNamed } from '@trellis/model/internal';
import { badInput } from '../input/index.ts';

/** Throws BadInput for a value that exceeds the length or precision of its column. */
export type CheckSize = (value: unknown, path: string) => void;

/**
 * Returns the check for the length or precision of a type, so that a value is rejected before a statement is sent.
 *
 * @param schema the schema that declares domains
 * @param type the type as SQL: `character varying(20)`, `numeric(12,2)[]`
 * @returns the check; undefined if the type has no modifiers
 */
export function sizeOf(schema: SchemaDescriptor, type: string): CheckSize | undefined {
  return sizeOfType(schema, typeOf(schema, type));
}

function sizeOfType(schema: SchemaDescriptor, type: TypeName): CheckSize | undefined {
  if (type.dimensions > 0) return ofElements(sizeOfType(schema, elementType(type)));
  const domain = schema.domains?.find((one) => isTypeNamed(type, one));
  if (domain) return sizeOf(schema, domain.type);
  const [first, second] = type.modifiers;
  if (first === undefined) return undefined;
  const name = builtInName(type);
  if (name === 'numeric') return digits(Number(first), Number(second));
  return name === 'character' || name === 'character varying' ? length(Number(first)) : undefined;
}

function ofElements(check: CheckSize | undefined): CheckSize | undefined {
  const each: CheckSize = (value, path) => {
    if (Array.isArray(value)) for (const [i, one] of value.entries()) each(one, `${path}[${i}]`);
    else if (value !== null) check?.(value, path);
  };
  return check && each;
}

/** Ignores trailing blanks, since PostgreSQL truncates them without an error. */
function length(most: number): CheckSize {
  return (value, path) => {
    const text = String(value);
    let end = text.length;
    while (text[end - 1] === ' ') end -= 1;
    const found = [...text.slice(0, end)].length;
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
        most > 0 ? `at most ${most} digits before the decimal point` : `less than 1e${most}`,
        text,
      );
  };
}

/** Returns the number of digits before the decimal point after rounding; negative if zeros follow the point. */
function wholeDigits(text: string, scale: number): number {
  const [, whole = '', fraction = '', exponent = '0'] =
    /^[+-]?(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(text) ?? [];
  const all = whole + fraction;
  const first = all.search(/[1-9]/);
  if (first < 0) return Number.NEGATIVE_INFINITY;
  const point = whole.length + Number(exponent);
  const end = point + scale;
  const digitsLeft = all.slice(first, Math.max(end, first));
  const carries = digitsLeft.length === end - first && /^9*$/.test(digitsLeft) && (all[end] ?? '0') >= '5';
  return point - first + (carries ? 1 : 0);
}
