import type { ColumnDescriptor } from '@trellis/model';
import {
  after,
  chronological,
  dateOfBirth,
  formatTime,
  parseTime,
  randomTime,
  type TimeFormat,
} from '../generators/index.ts';
import type { Generator } from '../sample/index.ts';
import type { ColumnContext } from './column-context.ts';

/** Names of columns with a time after the creation of the row. */
const AFTER_CREATION =
  /^(updated|modified|changed|deleted|closed|finished|completed|ended|expires|shipped|paid|last)/;

/** The period of the values of a column with only one limit, in seconds: three years. */
const PERIOD = 3 * 365 * 86_400;

/** Infers the generator of a date or timestamp column from its name, its default, its limits and the other columns. */
export function times(context: ColumnContext, format: TimeFormat): Generator {
  const { minimum, maximum } = context.column;
  const usual = usualTimes(context, format);
  if (minimum === undefined && maximum === undefined) return usual;
  const [from, to] = [minimum ?? Number(maximum) - PERIOD, maximum ?? Number(minimum) + PERIOD];
  const step = format === 'date' ? 86_400 : 1;
  return (cell) => {
    const value = usual(cell);
    if (value === null) return null;
    const time = parseTime(String(value));
    const isWithin = time >= (minimum ?? time) && time <= (maximum ?? time);
    return isWithin
      ? value
      : formatTime(from + step * cell.below(Math.floor((to - from) / step) + 1), format);
  };
}

function usualTimes({ name, column, table }: ColumnContext, format: TimeFormat): Generator {
  if (/birth|^dob$/.test(name)) return dateOfBirth();
  const created = Object.keys(table.columns).find((other) => /^created|^inserted/.test(other));
  if (created !== undefined && created !== name && AFTER_CREATION.test(name))
    return after(created, 24 * 90, format);
  return defaultsToNow(column) || name === created ? chronological(format) : randomTime(format);
}

function defaultsToNow({ default: value }: ColumnDescriptor): boolean {
  return typeof value === 'object' && /now\(\)|current_|statement_timestamp|clock_/i.test(value?.sql ?? '');
}
