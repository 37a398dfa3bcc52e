import {
  bytes,
  code,
  email,
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
import { INTEGER_MAXIMUM, TEXT_TYPES, TIME_FORMATS } from './type-groups.ts';

/** Infers a generator with distinct values. Returns `undefined` if the type is not supported. */
export function distinctValues(context: ColumnContext): InferredGenerator | undefined {
  const { type, column } = context;
  if (type.dimensions > 0) return undefined;
  if (type.values) return { generator: inOrder(type.values), limit: type.values.length };
  if (type.name in INTEGER_MAXIMUM) return integerSequence(context);
  if (type.name in TIME_FORMATS) return timeSequence(type.name);
  if (TEXT_TYPES.includes(type.name)) return distinctTexts(context);
  if (type.name === 'numeric') return decimalSequence(context);
  if (type.name === 'real' || type.name === 'double precision')
    return { generator: sequence(column.minimum ?? 1) };
  if (type.name === 'boolean') return { generator: inOrder([false, true]), limit: 2 };
  if (type.name === 'uuid') return { generator: uuid() };
  if (type.name === 'bytea') return { generator: bytes(16) };
  if (type.name === 'inet') return { generator: ipAddress(), limit: 0x100_0000 };
  if (type.name === 'cidr') return { generator: (cell) => `${ipAddress()(cell)}/32`, limit: 0x100_0000 };
  return undefined;
}

/** Consecutive integers, by the options of an identity column if it has any. */
function integerSequence({ column, type }: ColumnContext): InferredGenerator {
  const { identity } = column;
  const options: { increment?: string; start?: string; minValue?: string } =
    typeof identity === 'object' ? identity : {};
  const increment = Number(options.increment ?? 1);
  const maximum = Math.min(column.maximum ?? Number.POSITIVE_INFINITY, INTEGER_MAXIMUM[type.name] ?? 0);
  const start = Number(options.start ?? options.minValue ?? Math.max(1, column.minimum ?? 1));
  const limit = increment > 0 ? Math.floor((maximum - start) / increment) + 1 : Number.POSITIVE_INFINITY;
  return { generator: sequence(start, increment), limit };
}

function decimalSequence({ column, type }: ColumnContext): InferredGenerator {
  const [precision = 12, scale = 0] = type.modifiers;
  const start = Math.ceil((column.minimum ?? 0) * 10 ** scale) + (column.minimum === undefined ? 1 : 0);
  return {
    generator: ({ row }) => fixedPoint(start + row, scale),
    limit: 10 ** Math.min(precision, 15) - start,
  };
}

function timeSequence(type: string): InferredGenerator {
  const format = TIME_FORMATS[type] ?? 'timestamptz';
  const seconds = format === 'date' ? 86_400 : 60;
  return { generator: ({ row, calendar }) => formatTime(calendar.start + row * seconds, format) };
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
