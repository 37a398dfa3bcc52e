import { formatTime } from '../generators/index.ts';
import type { Generator } from '../sample/index.ts';
import { INTEGER_MAXIMUM, TIME_FORMATS } from './type-groups.ts';

/** Infers the generator of a range type. Returns `undefined` if its subtype is not supported. */
export function rangeOf(subtype: string): Generator | undefined {
  const format = TIME_FORMATS[subtype];
  if (format)
    return (cell) => {
      const from = cell.calendar.start + cell.below(cell.calendar.end - cell.calendar.start);
      return `["${formatTime(from, format)}","${formatTime(from + cell.integer(1, 60) * 86_400, format)}")`;
    };
  if (subtype in INTEGER_MAXIMUM || subtype === 'numeric')
    return (cell) => {
      const from = cell.integer(0, 900);
      return `[${from},${from + cell.integer(1, 100)})`;
    };
  return undefined;
}

/** Generates arrays of up to three elements. */
export function arrayOf(element: Generator, dimensions: number): Generator {
  return (cell) => {
    const elements = Array.from({ length: cell.integer(0, 3) }, () => {
      const text = String(element(cell)).replace(/["\\]/g, '\\$&');
      return `"${text}"`;
    });
    if (elements.length === 0) return '{}';
    return '{'.repeat(dimensions) + elements.join() + '}'.repeat(dimensions);
  };
}
