import type { TableDescriptor } from '@trellis/model';
import { exact, formatTime, parseTime } from '../generators/index.ts';
import type { Generator, Value } from '../sample/index.ts';
import { type Order, readOrders } from './check/index.ts';
import type { ColumnContext } from './column-context.ts';
import { INTEGER_MAXIMUM, TIME_FORMATS } from './type-groups.ts';

/**
 * Generates values that are not less than those of other columns of the row, as checks require: `started < ended`.
 *
 * @param context the column
 * @param generator generates its values without regard to the other columns
 */
export function ordered(context: ColumnContext, generator: Generator): Generator {
  const number = numbersOf(context);
  const below = number === undefined ? [] : lesserColumns(context);
  if (number === undefined || below.length === 0) return generator;
  return (cell) => {
    const value = generator(cell);
    if (value === null) return null;
    const least = below.flatMap(({ lesser, isStrict }) => {
      const other = cell.get(lesser);
      return other === null ? [] : [number.of(other) + (isStrict ? number.step : 0)];
    });
    const smallest = Math.max(...least);
    return number.of(value) >= smallest ? value : number.print(smallest);
  };
}

/** The columns that are less than a column, unless their values depend on it. */
function lesserColumns({ table, name }: ColumnContext): Order[] {
  const all = ordersOf(table);
  const dependsOn = (column: string, seen: readonly string[] = []): boolean =>
    column === name ||
    (!seen.includes(column) &&
      all.some(({ lesser, greater }) => greater === column && dependsOn(lesser, [...seen, column])));
  // Other times of the row depend on that of its creation.
  if (/^created|^inserted/.test(name)) return [];
  return all.filter(({ lesser, greater }) => {
    const column = Object.hasOwn(table.columns, lesser) ? table.columns[lesser] : undefined;
    const isWritten = column !== undefined && column.generated === undefined && column.identity === undefined;
    return greater === name && isWritten && !dependsOn(lesser);
  });
}

function ordersOf({ checks = [] }: TableDescriptor): Order[] {
  return checks.flatMap((check) => readOrders(typeof check === 'string' ? check : check.expression));
}

/** How the values of a type are numbers, to compare them; undefined if they are not. */
interface Numbers {
  readonly of: (value: Value) => number;
  readonly print: (number: number) => Value;
  /** The smallest difference of two values. */
  readonly step: number;
}

function numbersOf({ type }: ColumnContext): Numbers | undefined {
  if (type.dimensions > 0) return undefined;
  const format = TIME_FORMATS[type.name];
  if (format) {
    const step = format === 'date' ? 86_400 : 1;
    return { of: (value) => parseTime(String(value)), print: (number) => formatTime(number, format), step };
  }
  if (type.name in INTEGER_MAXIMUM) return { of: Number, print: (number) => number, step: 1 };
  if (!['numeric', 'real', 'double precision'].includes(type.name)) return undefined;
  const digits = type.name === 'numeric' ? Math.max(type.modifiers[1] ?? 2, 0) : 2;
  return { of: Number, print: (number) => exact(number).toFixed(digits), step: 10 ** -digits };
}
