import type { ColumnDescriptor } from '@trellis/model';
import {
  after,
  atMost,
  bytes,
  chronological,
  dateOfBirth,
  decimal,
  few,
  integer,
  ipAddress,
  moment,
  oneOf,
  price,
  sentences,
  signs,
  type TimeForm,
  timeOfDay,
  title,
  uuid,
} from '../generators/index.ts';
import { shift } from '../generators/number.ts';
import { writeTime } from '../generators/time.ts';
import { adjectives, nouns } from '../generators/words.ts';
import type { Generator } from '../sample/generator.ts';
import { textByName } from './by-name.ts';
import type { ColumnType } from './column-type.ts';
import { type Inferred, type Known, TEXTS, TIMES, WHOLE } from './known.ts';

/** A generator for a column whose values may come again; nothing for a type that is not known. */
export function plainValues(known: Known): Inferred | undefined {
  const { type, column } = known;
  if (type.dimensions > 0) return array(known);
  if (type.values) return { generator: oneOf(type.values) };
  const whole = WHOLE[type.name];
  if (whole !== undefined) return { generator: wholeNumber(known, whole) };
  const form = TIMES[type.name];
  if (form) return { generator: time(known, form) };
  if (TEXTS.includes(type.name)) return { generator: text(known) };
  if (['numeric', 'real', 'double precision', 'money'].includes(type.name))
    return { generator: number(known) };
  if (type.subtype !== undefined) return range(type.subtype);
  const other = OTHERS[type.name];
  return other && { generator: other(column, type) };
}

/** Types of which the type says it all. */
const OTHERS: Readonly<Record<string, (column: ColumnDescriptor, type: ColumnType) => Generator>> = {
  boolean: () => (cell) => cell.chance(50),
  uuid,
  'time without time zone': timeOfDay,
  'time with time zone': () => (cell) => `${timeOfDay()(cell)}+00`,
  interval: () => (cell) => `${cell.integer(0, 60)} days ${cell.integer(0, 23)} hours`,
  json: () => object,
  jsonb: () => object,
  bytea: () => bytes(16),
  inet: ipAddress,
  cidr: () => (cell) => `${ipAddress()(cell)}/32`,
  macaddr: () => (cell) =>
    `02:00:5e:${[0, 1, 2].map(() => cell.below(256).toString(16).padStart(2, '0')).join(':')}`,
  tsvector: () => (cell) => cell.pick(nouns).replace(/[^A-Za-z]/g, ''),
  xml: () => (cell) => `<note>${cell.pick(adjectives)}</note>`,
  bit: (_column, type) => (cell) => bits(cell.bits(), type.modifiers[0] ?? 1),
  'bit varying': (_column, type) => (cell) => bits(cell.bits(), Math.min(type.modifiers[0] ?? 8, 32)),
  point: () => (cell) => `(${shift(cell.integer(-1800, 1800), 1)},${shift(cell.integer(-900, 900), 1)})`,
  oid: () => integer(16_384, 1_000_000),
};

const object: Generator = (cell) =>
  JSON.stringify({ [cell.pick(nouns)]: cell.pick(adjectives), size: cell.integer(1, 100) });

function bits(word: number, length: number): string {
  return word
    .toString(2)
    .padStart(32, '0')
    .repeat(Math.ceil(length / 32))
    .slice(0, length);
}

function text({ table, name, column, type }: Known): Generator {
  const length = Math.min(
    column.maxLength ?? Number.POSITIVE_INFINITY,
    type.modifiers[0] ?? Number.POSITIVE_INFINITY,
  );
  const exact = type.name === 'character' ? (type.modifiers[0] ?? 1) : undefined;
  const named = textByName(table.name.toLowerCase(), name, column.format);
  if (named) return Number.isFinite(length) ? atMost(length, named) : named;
  if (exact !== undefined || length <= 12) return signs(exact ?? length);
  const generator = /code|sku|number|reference|serial/.test(name)
    ? signs(8)
    : length < 60
      ? title()
      : sentences(1, type.name === 'text' ? 2 : 1);
  return Number.isFinite(length) ? atMost(length, generator) : generator;
}

/** What whole numbers in columns with such a name range over. */
const WHOLE_RANGES: readonly (readonly [RegExp, number, number])[] = [
  [/year/, 1990, 2025],
  [/month/, 1, 12],
  [/(^|_)age$/, 18, 90],
  [/rating|stars/, 1, 5],
  [/percent/, 0, 100],
  [/cents|minor/, 99, 99_999],
];

function wholeNumber({ name, column }: Known, largest: number): Generator {
  const { minimum, maximum } = column;
  if (minimum !== undefined || maximum !== undefined) {
    const from = Math.ceil(minimum ?? Math.min(0, maximum ?? 0));
    return integer(from, Math.min(maximum ?? Math.max(from, 0) + 1000, largest));
  }
  const range = WHOLE_RANGES.find(([pattern]) => pattern.test(name));
  if (range) return integer(range[1], range[2]);
  if (/quantity|qty|count|position|order|level|priority|version/.test(name)) return few(1, 10);
  return integer(1, 1000);
}

function number({ name, column, type }: Known): Generator {
  const floating = type.name !== 'numeric' && type.name !== 'money';
  const [precision = 12, scale = type.modifiers.length > 0 ? 0 : 2] = floating ? [] : type.modifiers;
  const largest = 10 ** Math.min(precision - scale, 12) - 10 ** -Math.min(Math.max(scale, 0), 6);
  const places = Math.min(Math.max(scale, 0), 6);
  const { minimum, maximum } = column;
  if (minimum !== undefined || maximum !== undefined) {
    const from = minimum ?? Math.min(0, (maximum ?? 0) - 1000);
    return decimal(from, Math.min(maximum ?? from + 1000, largest), places);
  }
  if (/^lat/.test(name)) return decimal(-90, Math.min(90, largest), places);
  if (/^lon|^lng/.test(name)) return decimal(-180, Math.min(180, largest), places);
  if (/rate|percent|share|ratio/.test(name)) return decimal(0, Math.min(1, largest), places);
  if (places === 2 && largest >= 200 && /price|amount|total|cost|fee|balance/.test(name))
    return price(2, 200);
  return decimal(0, Math.min(1000, largest), places);
}

function time(known: Known, form: TimeForm): Generator {
  const { name, column, table } = known;
  const inserted = (other: ColumnDescriptor | undefined): boolean =>
    typeof other?.default === 'object' &&
    /now\(\)|current_|statement_timestamp|clock_/i.test(other.default?.sql ?? '');
  if (/birth|^dob$/.test(name)) return dateOfBirth();
  const created = Object.keys(table.columns).find((other) => /^created|^inserted/.test(other));
  if (created !== undefined && created !== name && TIMES_AFTER.test(name))
    return after(created, 24 * 90, form);
  return inserted(column) || name === created ? chronological(form) : moment(form);
}

const TIMES_AFTER =
  /^(updated|modified|changed|deleted|closed|finished|completed|ended|expires|shipped|paid|last)/;

/** A range from a value to a later one of its subtype. */
function range(subtype: string): Inferred | undefined {
  const form = TIMES[subtype];
  if (form)
    return {
      generator: (cell) => {
        const from = cell.calendar.start + cell.below(cell.calendar.end - cell.calendar.start);
        return `["${writeTime(from, form)}","${writeTime(from + cell.integer(1, 60) * 86_400, form)}")`;
      },
    };
  if (subtype in WHOLE || subtype === 'numeric')
    return {
      generator: (cell) => {
        const from = cell.integer(0, 900);
        return `[${from},${from + cell.integer(1, 100)})`;
      },
    };
  return undefined;
}

function array(known: Known): Inferred | undefined {
  const { dimensions } = known.type;
  const inner = plainValues({ ...known, type: { ...known.type, dimensions: 0 } });
  if (inner === undefined) return undefined;
  return {
    generator: (cell) => {
      const elements = Array.from({ length: cell.integer(0, 3) }, () => {
        const text = String(inner.generator(cell)).replace(/["\\]/g, '\\$&');
        return `"${text}"`;
      });
      if (elements.length === 0) return '{}';
      return '{'.repeat(dimensions) + elements.join() + '}'.repeat(dimensions);
    },
  };
}
