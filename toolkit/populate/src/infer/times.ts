import type { ColumnDescriptor } from '@trellis/model';
import { after, chronological, dateOfBirth, randomTime, type TimeFormat } from '../generators/index.ts';
import type { Generator } from '../sample/index.ts';
import type { ColumnContext } from './column-context.ts';

/** Names of columns with a time after the creation of the row. */
const AFTER_CREATION =
  /^(updated|modified|changed|deleted|closed|finished|completed|ended|expires|shipped|paid|last)/;

/** Infers the generator of a date or timestamp column from its name, its default and the other columns. */
export function times({ name, column, table }: ColumnContext, format: TimeFormat): Generator {
  if (/birth|^dob$/.test(name)) return dateOfBirth();
  const created = Object.keys(table.columns).find((other) => /^created|^inserted/.test(other));
  if (created !== undefined && created !== name && AFTER_CREATION.test(name))
    return after(created, 24 * 90, format);
  return defaultsToNow(column) || name === created ? chronological(format) : randomTime(format);
}

function defaultsToNow({ default: value }: ColumnDescriptor): boolean {
  return typeof value === 'object' && /now\(\)|current_|statement_timestamp|clock_/i.test(value?.sql ?? '');
}
