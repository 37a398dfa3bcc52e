import { type Column, type Model, quoteLiteral } from '@trellis/model';
import { builtInName, qualifiedName } from '@trellis/model/internal';
import { valueTypeOf } from './value-type.ts';

/**
 * The value of a column in the n-th row, as SQL.
 *
 * @param nested also within arrays, composite types and ranges, which checks may refuse
 */
export function sampleOf(column: Column, n: number, model: Model, nested: boolean): string {
  const sample = nested ? nestedSample(column.type, n, model) : plainSample(column.type, n, model);
  if (sample !== undefined) return sample;
  return column.notNull ? (column.default ?? quoteLiteral(String(n))) : 'null';
}

/** A value without parts; of an array none. */
function plainSample(type: string, n: number, model: Model): string | undefined {
  const shape = valueTypeOf(type, model);
  if (shape.kind === 'array') return `'{}'`;
  return shape.kind === 'row' || shape.kind === 'range' ? undefined : nestedSample(type, n, model);
}

function nestedSample(type: string, n: number, model: Model): string | undefined {
  const shape = valueTypeOf(type, model);
  switch (shape.kind) {
    case 'array': {
      const element = nestedSample(shape.element, n, model);
      return element === undefined ? `'{}'` : `array[${element}]::${type}`;
    }
    case 'enum': {
      const { values } = shape.of;
      const label = values[(n - 1) % values.length];
      return label === undefined ? undefined : `${quoteLiteral(label)}::${type}`;
    }
    case 'row': {
      const values = shape.attributes.map((one) => nestedSample(one.type, n, model) ?? 'null');
      return `row(${values.join(', ')})::${type}`;
    }
    case 'range': {
      const [lower, upper] = [n, n + 1].map((one) => nestedSample(shape.subtype, one, model));
      return lower === undefined ? undefined : `${qualifiedName(shape.of)}(${lower}, ${upper})::${type}`;
    }
    case 'base': {
      const name = builtInName(shape.type);
      return name === undefined ? undefined : SAMPLES[name]?.(n);
    }
  }
}

const date = (n: number) => new Date(Date.UTC(2020, 0, n)).toISOString().slice(0, 10);
const day = (n: number) => `'${date(n)}'`;
const moment = (n: number) => `'${date(n)} 12:00:00+00'`;
const text = (n: number) => `'${n}'`;
const number = (n: number) => `${n}`;
const digits = (n: number, length: number) => String(n).padStart(length, '0');
/** The two lower bytes of a number. */
const bytes = (n: number) => [(n >> 8) & 255, n & 255] as const;
const hex = (n: number) => n.toString(16).padStart(n > 255 ? 4 : 2, '0');
/** A time of its own for each of the numbers that are used. */
const time = (n: number) =>
  n < 24 ? `${digits(n, 2)}:00` : `00:${digits(Math.floor(n / 60) % 60, 2)}:${digits(n % 60, 2)}`;

const SAMPLES: Readonly<Record<string, (n: number) => string>> = {
  smallint: number,
  integer: number,
  bigint: number,
  numeric: number,
  real: number,
  'double precision': number,
  text,
  'character varying': text,
  character: text,
  boolean: (n) => String(n % 2 === 1),
  date: day,
  'timestamp without time zone': moment,
  'timestamp with time zone': moment,
  'time without time zone': (n) => `'${time(n)}'`,
  interval: (n) => `'${n} days'`,
  uuid: (n) => `'00000000-0000-4000-8000-${digits(n, 12)}'`,
  json: (n) => `'{"n": ${n}}'`,
  jsonb: (n) => `'{"n": ${n}}'`,
  bytea: (n) => `'\\x${hex(n)}'`,
  inet: (n) => `'10.0.${bytes(n).join('.')}'`,
  cidr: (n) => `'10.${bytes(n).join('.')}.0/24'`,
  int4range: (n) => `int4range(${n}, ${n + 1})`,
  int8range: (n) => `int8range(${n}, ${n + 1})`,
  numrange: (n) => `numrange(${n}, ${n + 1})`,
  daterange: (n) => `daterange(${day(n)}, ${day(n + 1)})`,
  tsrange: (n) => `tsrange(${day(n)}, ${day(n + 1)})`,
  tstzrange: (n) => `tstzrange('${date(n)} 00:00+00', '${date(n + 1)} 00:00+00')`,
};
