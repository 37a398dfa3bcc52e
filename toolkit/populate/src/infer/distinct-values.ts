import {
  bytes,
  code,
  email,
  exact,
  fixedPoint,
  formatTime,
  inOrder,
  ipAddress,
  sequence,
  slug,
  title,
  userName,
  uuid,
} from '../generators/index.ts';
import { type ColumnContext, type InferredGenerator, maximumLength } from './column-context.ts';
import { digitsOfLimits } from './limits.ts';
import { INTEGER_MAXIMUM, TEXT_TYPES, TIME_FORMATS } from './type-groups.ts';

/** Infers a generator with distinct values. Returns `undefined` if the type is not supported. */
export function distinctValues(context: ColumnContext): InferredGenerator | undefined {
  const { type } = context;
  if (type.dimensions > 0) return undefined;
  if (type.values) return { generator: inOrder(type.values), limit: type.values.length };
  if (type.name in INTEGER_MAXIMUM) return integerSequence(context);
  if (type.name in TIME_FORMATS) return timeSequence(context);
  if (TEXT_TYPES.includes(type.name)) return distinctTexts(context);
  if (['numeric', 'real', 'double precision'].includes(type.name)) return decimalSequence(context);
  if (type.name === 'boolean') return { generator: inOrder([false, true]), limit: 2 };
  if (type.name === 'uuid') return { generator: uuid() };
  if (type.name === 'bytea') return { generator: bytes(16) };
  if (type.name === 'inet') return { generator: ipAddress(), limit: 0x100_0000 };
  if (type.name === 'cidr') return { generator: (cell) => `${ipAddress()(cell)}/32`, limit: 0x100_0000 };
  return undefined;
}

/** Consecutive integers, by the options of an identity column if it has any. */
function integerSequence(context: ColumnContext): InferredGenerator {
  const { column, type } = context;
  const { identity } = column;
  const options: { increment?: string; start?: string; minValue?: string } =
    typeof identity === 'object' ? identity : {};
  const increment = Number(options.increment ?? 1);
  const maximum = Math.min(column.maximum ?? Number.POSITIVE_INFINITY, INTEGER_MAXIMUM[type.name] ?? 0);
  const start = Number(options.start ?? options.minValue ?? firstInteger(context));
  const limit = increment > 0 ? Math.floor((maximum - start) / increment) + 1 : Number.POSITIVE_INFINITY;
  return { generator: sequence(start, increment), limit };
}

/** The first integer of a column without an identity: 1, if it is within the limits. */
function firstInteger({ column: { minimum, maximum }, type }: ColumnContext): number {
  if ((minimum ?? 1) <= 1 && (maximum ?? 1) >= 1) return 1;
  const smallest = -(INTEGER_MAXIMUM[type.name] ?? 0) - 1;
  return Math.max(
    minimum === undefined ? Math.floor(maximum ?? 1) - 1_000_000 : Math.ceil(minimum),
    smallest,
  );
}

function decimalSequence({ column, type }: ColumnContext): InferredGenerator {
  const { minimum, maximum = Number.POSITIVE_INFINITY } = column;
  const [precision = 12, scale = type.modifiers.length > 0 ? 0 : digitsOfLimits(column)] = type.modifiers;
  const unit = 10 ** scale;
  const largest = Math.min(10 ** Math.min(precision, 15) - 1, Math.floor(exact(maximum * unit)));
  const first = largest >= 1 ? 1 : largest - 1_000_000;
  const start = minimum === undefined ? first : Math.ceil(exact(minimum * unit));
  return { generator: ({ row }) => fixedPoint(start + row, scale), limit: largest - start + 1 };
}

/** Times from the start of the sample on, or from a limit: up from a minimum, or down from a maximum. */
function timeSequence({ column, type }: ColumnContext): InferredGenerator {
  const format = TIME_FORMATS[type.name] ?? 'timestamptz';
  const { minimum, maximum } = column;
  const isShort = maximum !== undefined && minimum !== undefined && maximum - minimum < 60_000;
  const seconds = format === 'date' ? 86_400 : isShort ? 1 : 60;
  if (minimum === undefined && maximum === undefined)
    return { generator: ({ row, calendar }) => formatTime(calendar.start + row * seconds, format) };
  if (minimum === undefined)
    return { generator: ({ row }) => formatTime(Number(maximum) - row * seconds, format) };
  return {
    generator: ({ row }) => formatTime(minimum + row * seconds, format),
    ...(maximum !== undefined && { limit: Math.floor((maximum - minimum) / seconds) + 1 }),
  };
}

function distinctTexts(context: ColumnContext): InferredGenerator {
  const { name, column, type } = context;
  const length = maximumLength(context);
  if (type.name === 'character' || length < 16 || /code|sku|number|reference|serial|token|hash/.test(name)) {
    const codeLength = type.name === 'character' ? (type.modifiers[0] ?? 1) : Math.min(length, 10);
    return { generator: code(codeLength), limit: 32 ** Math.min(codeLength, 10) };
  }
  // Two words and a number can have up to 48 characters. They must not be truncated, or they may not be distinct.
  if (length < 48) return { generator: code(10) };
  if (column.format === 'email' || /e_?mail/.test(name)) return { generator: email() };
  if (/user_?name|login|handle|nick/.test(name)) return { generator: userName() };
  if (column.format === 'uri' || /url|uri/.test(name))
    return { generator: (cell) => `https://www.example.com/${slug()(cell)}` };
  const isTitle = /name|title|label/.test(name) && !/file|host|domain/.test(name);
  return { generator: isTitle ? title() : slug() };
}
