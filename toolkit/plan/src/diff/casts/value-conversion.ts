import { elementType, parseTypeName, printTypeName } from '@trellis/model';
import type { ValueConversion } from '../change/index.ts';
import { castKind } from './casts.ts';

/** Types without an equality, or whose `=` compares areas or lengths. */
const WITHOUT_EQUALITY: ReadonlySet<string> = new Set([
  'json',
  'xml',
  'point',
  'line',
  'lseg',
  'box',
  'path',
  'polygon',
  'circle',
]);

/**
 * How values of a type are converted to another one, and compared with themselves after they are converted back.
 *
 * @param from the type that they have, a domain already taken to its base type
 * @param to the type that they get, likewise
 * @param through `text` if the values go through text
 */
export function valueConversion(from: string, to: string, through?: 'text'): ValueConversion {
  const parsed = parseTypeName(from);
  const element = printTypeName(parsed.dimensions > 0 ? elementType(parsed) : parsed);
  return {
    from,
    to,
    ...(through && { through }),
    ...(castKind(to, from) === 'text' && { back: 'none' as const }),
    ...(WITHOUT_EQUALITY.has(element) && { equality: 'text' as const }),
  };
}

/** The conversion of the elements of arrays, or of other values. */
export function elementConversion(from: string, to: string, through?: 'text'): ValueConversion {
  const [element, other] = [from, to].map((type) => {
    const parsed = parseTypeName(type);
    return printTypeName(parsed.dimensions > 0 ? elementType(parsed) : parsed);
  });
  return valueConversion(element ?? from, other ?? to, through);
}
