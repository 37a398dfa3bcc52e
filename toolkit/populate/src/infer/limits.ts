import type { ColumnDescriptor } from '@trellis/model';
import { exact } from '../generators/index.ts';
import type { Bound, CheckBounds } from './check/index.ts';
import type { ColumnType } from './column-type.ts';
import { INTEGER_MAXIMUM, TIME_FORMATS } from './type-groups.ts';

/** The largest offset of a time zone from UTC, in seconds. */
const LARGEST_OFFSET = 14 * 3600;

/**
 * Returns a column with the limits that its checks and its own `minimum` and `maximum` set together, both included:
 * numbers, or seconds for a date or timestamp.
 *
 * @param column the column
 * @param type its type
 * @param bounds the bounds of its checks
 */
export function withLimits(
  column: ColumnDescriptor,
  type: ColumnType,
  bounds: CheckBounds,
): ColumnDescriptor {
  const { minimum: _, maximum: __, ...rest } = column;
  const isTime = type.name in TIME_FORMATS;
  const fits = (bound: Bound | undefined) =>
    bound && (bound.time !== undefined) === isTime ? bound : undefined;
  const [low, high] = [fits(bounds.minimum), fits(bounds.maximum)];
  const step = stepOf(type, low, high);
  const own: Pick<ColumnDescriptor, 'minimum' | 'maximum'> = isTime ? {} : column;
  const minimum = largest(own.minimum, low && inner(low, type, step, 1));
  const maximum = smallest(own.maximum, high && inner(high, type, step, -1));
  return { ...rest, ...(minimum !== undefined && { minimum }), ...(maximum !== undefined && { maximum }) };
}

/** Returns the number of digits after the decimal point that the limits of a column have. */
export function digitsOfLimits({ minimum = 0, maximum = 0 }: ColumnDescriptor): number {
  const digits = [minimum, maximum].map((limit) => limit.toFixed(6).replace(/0+$/, '').split('.')[1] ?? '');
  return Math.max(...digits.map(({ length }) => length));
}

/** The distance of the values that are generated for a type. Of a type without a scale, some fit between the bounds. */
function stepOf(type: ColumnType, low: Bound | undefined, high: Bound | undefined): number {
  if (type.name in INTEGER_MAXIMUM) return 1;
  if (type.name in TIME_FORMATS) return TIME_FORMATS[type.name] === 'date' ? 86_400 : 1;
  if (type.name === 'numeric' && type.modifiers.length > 0) return 10 ** -(type.modifiers[1] ?? 0);
  if (low === undefined || high === undefined || type.name === 'money') return 0.01;
  return [0.01, 0.001, 0.0001, 0.00001].find((step) => high.value - low.value >= 2 * step) ?? 0.000001;
}

/**
 * Returns the first value within a bound that is a multiple of the step.
 *
 * @param direction 1 for a minimum, -1 for a maximum
 */
function inner({ value, exclusive, time }: Bound, type: ColumnType, step: number, direction: 1 | -1): number {
  // The constant is a time of the zone of the session that created the check.
  const isUncertain = time === 'local' && TIME_FORMATS[type.name] === 'timestamptz';
  const steps = exact((value + (isUncertain ? direction * LARGEST_OFFSET : 0)) / step);
  const first = direction * Math.ceil(direction * steps);
  return exact((exclusive && first === steps ? first + direction : first) * step);
}

function largest(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? (one ?? other) : Math.max(one, other);
}

function smallest(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? (one ?? other) : Math.min(one, other);
}
