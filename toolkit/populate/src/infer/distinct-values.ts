import type { ColumnDescriptor } from '@trellis/model';
import {
  bytes,
  code,
  email,
  inOrder,
  ipAddress,
  sequence,
  slug,
  title,
  userName,
  uuid,
} from '../generators/index.ts';
import { shift } from '../generators/number.ts';
import { writeTime } from '../generators/time.ts';
import type { ColumnType } from './column-type.ts';
import { type Inferred, type Known, TEXTS, TIMES, WHOLE } from './known.ts';

/** A generator for a column of which no two rows may have the same value; nothing for a type of which that is not known. */
export function distinctValues(known: Known): Inferred | undefined {
  const { type, column, name } = known;
  if (type.dimensions > 0) return undefined;
  if (type.values) return { generator: inOrder(type.values), limit: type.values.length };
  if (type.name in WHOLE) return wholeSequence(known);
  const form = TIMES[type.name];
  if (form)
    return {
      generator: ({ row, calendar }) =>
        writeTime(calendar.start + row * (form === 'date' ? 86_400 : 60), form),
    };
  if (TEXTS.includes(type.name)) return distinctText(name, column, type);
  if (type.name === 'numeric') {
    const [precision = 12, scale = 0] = type.modifiers;
    const start = Math.ceil((column.minimum ?? 0) * 10 ** scale) + (column.minimum === undefined ? 1 : 0);
    return {
      generator: ({ row }) => shift(start + row, scale),
      limit: 10 ** Math.min(precision, 15) - start,
    };
  }
  if (type.name === 'real' || type.name === 'double precision')
    return { generator: sequence(column.minimum ?? 1) };
  if (type.name === 'boolean') return { generator: inOrder([false, true]), limit: 2 };
  if (type.name === 'uuid') return { generator: uuid() };
  if (type.name === 'bytea') return { generator: bytes(16) };
  if (type.name === 'inet') return { generator: ipAddress(), limit: 0x100_0000 };
  if (type.name === 'cidr') return { generator: (cell) => `${ipAddress()(cell)}/32`, limit: 0x100_0000 };
  return undefined;
}

/** The next number for each row; an identity's own start and step. */
function wholeSequence({ column, type }: Known): Inferred {
  const { identity } = column;
  const options: { increment?: string; start?: string; minValue?: string } =
    typeof identity === 'object' ? identity : {};
  const increment = Number(options.increment ?? 1);
  const largest = Math.min(column.maximum ?? Number.POSITIVE_INFINITY, WHOLE[type.name] ?? 0);
  const start = Number(options.start ?? options.minValue ?? Math.max(1, column.minimum ?? 1));
  const room = increment > 0 ? Math.floor((largest - start) / increment) + 1 : Number.POSITIVE_INFINITY;
  return { generator: sequence(start, increment), limit: room };
}

function distinctText(name: string, column: ColumnDescriptor, type: ColumnType): Inferred {
  const length = Math.min(
    column.maxLength ?? Number.POSITIVE_INFINITY,
    type.modifiers[0] ?? Number.POSITIVE_INFINITY,
  );
  if (type.name === 'character' || length < 16 || /code|sku|number|reference|serial|token|hash/.test(name)) {
    const signs = type.name === 'character' ? (type.modifiers[0] ?? 1) : Math.min(length, 10);
    return { generator: code(signs), limit: 32 ** Math.min(signs, 10) };
  }
  // Long enough for any two words with a number: what is unique must not be cut.
  if (length < 48) return { generator: code(10) };
  if (column.format === 'email' || /e_?mail/.test(name)) return { generator: email() };
  if (/user_?name|login|handle|nick/.test(name)) return { generator: userName() };
  if (column.format === 'uri' || /url|uri/.test(name))
    return { generator: (cell) => `https://www.example.com/${slug()(cell)}` };
  const titled = /name|title|label/.test(name) && !/file|host|domain/.test(name);
  return { generator: titled ? title() : slug() };
}
