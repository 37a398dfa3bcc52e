import type { ColumnDescriptor } from '@trellis/model';
import {
  adjectives,
  bytes,
  characters,
  fixedPoint,
  integer,
  ipAddress,
  nouns,
  oneOf,
  sentences,
  timeOfDay,
  title,
  truncated,
  uuid,
} from '../generators/index.ts';
import type { Cell, Generator } from '../sample/index.ts';
import { type ColumnContext, type InferredGenerator, maximumLength } from './column-context.ts';
import type { ColumnType } from './column-type.ts';
import { arrayOf, rangeOf } from './containers.ts';
import { integers, numbers } from './numbers.ts';
import { textByName } from './text-by-name.ts';
import { times } from './times.ts';
import { INTEGER_MAXIMUM, TEXT_TYPES, TIME_FORMATS } from './type-groups.ts';

/** Infers a generator whose values can repeat. Returns `undefined` if the type is not supported. */
export function repeatableValues(context: ColumnContext): InferredGenerator | undefined {
  const { type } = context;
  if (type.dimensions > 0) {
    const element = repeatableValues({ ...context, type: { ...type, dimensions: 0 } });
    return element && { generator: arrayOf(element.generator, type.dimensions) };
  }
  const generator = ofType(context);
  return generator && { generator };
}

function ofType(context: ColumnContext): Generator | undefined {
  const { type, column } = context;
  if (type.values) return oneOf(type.values);
  const maximum = INTEGER_MAXIMUM[type.name];
  if (maximum !== undefined) return integers(context, maximum);
  const format = TIME_FORMATS[type.name];
  if (format) return times(context, format);
  if (TEXT_TYPES.includes(type.name)) return texts(context);
  if (['numeric', 'real', 'double precision', 'money'].includes(type.name)) return numbers(context);
  if (type.subtype !== undefined) return rangeOf(type.subtype);
  return BY_TYPE[type.name]?.(column, type);
}

/** Types whose values do not depend on the name of the column. */
const BY_TYPE: Readonly<Record<string, (column: ColumnDescriptor, type: ColumnType) => Generator>> = {
  boolean: () => (cell) => cell.chance(50),
  uuid,
  'time without time zone': timeOfDay,
  'time with time zone': () => (cell) => `${timeOfDay()(cell)}+00`,
  interval: () => (cell) => `${cell.integer(0, 60)} days ${cell.integer(0, 23)} hours`,
  json: () => jsonObject,
  jsonb: () => jsonObject,
  bytea: () => bytes(16),
  inet: ipAddress,
  cidr: () => (cell) => `${ipAddress()(cell)}/32`,
  macaddr: () => (cell) => `02:00:5e:${[0, 1, 2].map(() => hexByte(cell)).join(':')}`,
  tsvector: () => (cell) => cell.pick(nouns).replace(/[^A-Za-z]/g, ''),
  xml: () => (cell) => `<note>${cell.pick(adjectives)}</note>`,
  bit: (_column, type) => (cell) => bits(cell.bits(), type.modifiers[0] ?? 1),
  'bit varying': (_column, type) => (cell) => bits(cell.bits(), Math.min(type.modifiers[0] ?? 8, 32)),
  point: () => (cell) =>
    `(${fixedPoint(cell.integer(-1800, 1800), 1)},${fixedPoint(cell.integer(-900, 900), 1)})`,
  oid: () => integer(16_384, 1_000_000),
};

const jsonObject: Generator = (cell) =>
  JSON.stringify({ [cell.pick(nouns)]: cell.pick(adjectives), size: cell.integer(1, 100) });

function hexByte(cell: Cell): string {
  return cell.below(256).toString(16).padStart(2, '0');
}

function bits(word: number, length: number): string {
  return word
    .toString(2)
    .padStart(32, '0')
    .repeat(Math.ceil(length / 32))
    .slice(0, length);
}

function texts(context: ColumnContext): Generator {
  const { table, name, column, type } = context;
  const length = maximumLength(context);
  const exact = type.name === 'character' ? (type.modifiers[0] ?? 1) : undefined;
  const byName = textByName(table.name.toLowerCase(), name, column.format);
  if (byName === undefined && (exact !== undefined || length <= 12)) return characters(exact ?? length);
  const generator = byName ?? textByLength(name, length, type);
  return Number.isFinite(length) ? truncated(length, generator) : generator;
}

function textByLength(name: string, length: number, type: ColumnType): Generator {
  if (/code|sku|number|reference|serial/.test(name)) return characters(8);
  return length < 60 ? title() : sentences(1, type.name === 'text' ? 2 : 1);
}
