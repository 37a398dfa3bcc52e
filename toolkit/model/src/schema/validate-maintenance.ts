import { TrellisError } from '../error.ts';
import { builtInName, parseTypeName } from '../type-name/index.ts';
import { own } from '../value/index.ts';
import type { PartitionKey } from './partition-key.ts';
import type { TableDescriptor } from './table.ts';

const INTEGERS = ['smallint', 'integer', 'bigint'];
const TIMES = ['date', 'timestamp without time zone', 'timestamp with time zone'];

/** The longest addition to the name of a table in the name of a partition: `_` and a bigint. */
const ADDITION = 20;

/** PostgreSQL truncates names to 63 bytes. */
const LIMIT = 63;

/**
 * Checks that `partitions` of a table can be maintained: the table is partitioned by a range of one column, and the width
 * is one of its type.
 *
 * @throws TrellisError `SCHEMA_INVALID`
 */
export function validateMaintenance(
  key: string,
  { name, columns, partitions, foreign }: TableDescriptor,
  partition: PartitionKey | undefined,
): void {
  if (!partitions) return;
  const { every, ahead, keep, expired, from, timeZone } = partitions;
  const [column, ...others] = partition?.columns ?? [];
  if (partition?.strategy !== 'range' || column === undefined || others.length > 0 || foreign)
    throw invalid(
      `Expected \`partitionBy: 'RANGE (column)'\` over one column beside \`partitions\` of "${key}", got another key or none. Fix it, or remove \`partitions\`.`,
    );
  const type = own(columns, column)?.type;
  const base = type === undefined ? undefined : builtInName(parseTypeName(type));
  const types = typeof every === 'number' ? INTEGERS : TIMES;
  if (base === undefined || !types.includes(base))
    throw invalid(
      `Expected a column of ${types.join(', ')} for partitions of "${key}" of every ${every}, got ${column} of type ${type}. Change \`every\` or the column.`,
    );
  const counts = { ...(typeof every === 'number' && { every }), ahead, ...(keep !== undefined && { keep }) };
  for (const [option, value] of Object.entries(counts))
    if (!Number.isSafeInteger(value) || value < 1)
      throw invalid(
        `Expected a whole number of at least 1 as \`${option}\` of the partitions of "${key}", got ${value}.`,
      );
  if (expired !== undefined && keep === undefined)
    throw invalid(
      `Expected \`keep\` beside \`expired\` of the partitions of "${key}", got none. Set how many partitions before the current one are kept.`,
    );
  if (from !== undefined && !isStart(from, typeof every === 'number'))
    throw invalid(
      `Expected ${typeof every === 'number' ? 'a whole number' : 'a date such as 2026-01-01'} as \`from\` of the partitions of "${key}", got ${from}.`,
    );
  if (timeZone !== undefined && typeof every === 'number')
    throw invalid(`Expected no \`timeZone\` for ranges of numbers of "${key}", got one. Remove it.`);
  if (new TextEncoder().encode(name).length + ADDITION > LIMIT)
    throw invalid(
      `Expected a name of at most ${LIMIT - ADDITION} bytes for "${key}", to which names of partitions add the beginning of their range, got a longer one. Shorten it.`,
    );
}

function isStart(from: string | number, isNumber: boolean): boolean {
  if (isNumber) return Number.isSafeInteger(from);
  if (typeof from !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(from)) return false;
  const date = new Date(`${from}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(from);
}

function invalid(message: string): TrellisError {
  return new TrellisError('SCHEMA_INVALID', message);
}
