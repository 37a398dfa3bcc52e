import { elementType, parseTypeName, printTypeName, type TypeName } from '@trellis/model';
import { builtInName, withoutModifiers } from '@trellis/model/internal';

/**
 * How PostgreSQL converts a column's values to another type: by itself (`automatic`), with `USING c::type`
 * (`explicit`), or not at all, so that only a conversion through text is possible (`text`).
 */
export type CastKind = 'automatic' | 'explicit' | 'text';

/** The assignment casts of PostgreSQL's own types (`pg_cast`, contexts `i` and `a`). */
const AUTOMATIC: Readonly<Record<string, readonly string[]>> = {
  smallint: ['integer', 'bigint', 'real', 'double precision', 'numeric'],
  integer: ['smallint', 'bigint', 'real', 'double precision', 'numeric', 'money'],
  bigint: ['smallint', 'integer', 'real', 'double precision', 'numeric', 'money'],
  numeric: ['smallint', 'integer', 'bigint', 'real', 'double precision', 'money'],
  real: ['smallint', 'integer', 'bigint', 'double precision', 'numeric'],
  'double precision': ['smallint', 'integer', 'bigint', 'real', 'numeric'],
  money: ['numeric'],
  text: ['name', '"char"'],
  'character varying': ['name', '"char"'],
  character: ['name', '"char"'],
  date: ['timestamp without time zone', 'timestamp with time zone'],
  'time without time zone': ['interval', 'time with time zone'],
  'time with time zone': ['time without time zone'],
  'timestamp without time zone': ['timestamp with time zone', 'date', 'time without time zone'],
  'timestamp with time zone': [
    'timestamp without time zone',
    'date',
    'time without time zone',
    'time with time zone',
  ],
  interval: ['time without time zone'],
  macaddr: ['macaddr8'],
  macaddr8: ['macaddr'],
  cidr: ['inet'],
  inet: ['cidr'],
  bit: ['bit varying'],
  'bit varying': ['bit'],
  json: ['jsonb'],
  jsonb: ['json'],
  point: ['box'],
  path: ['polygon'],
  box: ['polygon'],
  polygon: ['path'],
};

/** Their explicit casts. */
const EXPLICIT: Readonly<Record<string, readonly string[]>> = {
  integer: ['boolean', '"char"', 'bit'],
  bigint: ['bit'],
  bit: ['integer', 'bigint'],
  boolean: ['integer'],
  '"char"': ['integer'],
  jsonb: ['smallint', 'integer', 'bigint', 'real', 'double precision', 'numeric', 'boolean'],
  int4range: ['int4multirange'],
  int8range: ['int8multirange'],
  numrange: ['nummultirange'],
  daterange: ['datemultirange'],
  tsrange: ['tsmultirange'],
  tstzrange: ['tstzmultirange'],
  polygon: ['point', 'box', 'circle'],
  circle: ['point', 'box', 'polygon'],
  box: ['point', 'lseg', 'circle'],
  lseg: ['point'],
};

/** The string category: all types have an assignment cast to these, and these have an explicit cast to all types. */
const STRINGS = new Set(['text', 'character varying', 'character']);

/**
 * How a column's values are converted from one type to another.
 *
 * @param from the type that it has, as `format_type` prints it, a domain already taken to its base type
 * @param to the type that it gets, likewise
 * @example castKind('integer', 'bigint') // 'automatic'
 * @example castKind('text', 'integer') // 'explicit'
 */
export function castKind(from: string, to: string): CastKind {
  return castOf(parseTypeName(from), parseTypeName(to));
}

function castOf(from: TypeName, to: TypeName): CastKind {
  const [source, target] = [baseOf(from), baseOf(to)];
  if (source === target) return 'automatic';
  if (STRINGS.has(target)) return 'automatic';
  if (from.dimensions > 0 && to.dimensions > 0) return castOf(elementType(from), elementType(to));
  if (AUTOMATIC[source]?.includes(target)) return 'automatic';
  if (EXPLICIT[source]?.includes(target) || STRINGS.has(source)) return 'explicit';
  return 'text';
}

/** Whether PostgreSQL does not rewrite the rows: a wider limit of the same type, `varchar` to `text`. */
export function keepsRows(from: string, to: string): boolean {
  if (from === to) return true;
  const [source, target] = [baseType(from), baseType(to)];
  const [was, is] = [modifiers(from), modifiers(to)];
  if (source === 'character varying' && target === 'text') return true;
  if (source === 'text' && target === 'character varying') return is.length === 0;
  if (source === 'cidr' && target === 'inet') return true;
  if (source !== target || !keepsFields(from, to)) return false;
  if (is.length === 0) return source !== 'character' && source !== 'bit';
  if (was.length === 0) return false;
  if (source === 'numeric') return (is[0] ?? 0) >= (was[0] ?? 0) && (is[1] ?? 0) === (was[1] ?? 0);
  if (source === 'character' || source === 'bit') return false;
  return (is[0] ?? 0) >= (was[0] ?? 0);
}

/** Whether every value of the one type is a value of the other. */
export function widens(from: string, to: string): boolean {
  const [source, target] = [baseType(from), baseType(to)];
  if (source === target) {
    const [was, is] = [modifiers(from), modifiers(to)];
    if (!keepsFields(from, to)) return false;
    if (is.length === 0) return true;
    if (was.length === 0) return false;
    const whole = (list: readonly number[]) => (list[0] ?? 0) - (list[1] ?? 0);
    return whole(is) >= whole(was) && (is[1] ?? 0) >= (was[1] ?? 0);
  }
  const order = ['smallint', 'integer', 'bigint', 'numeric'];
  const [a, b] = [order.indexOf(source), order.indexOf(target)];
  if (a >= 0 && b > a) return target !== 'numeric' || modifiers(to).length === 0;
  if (source === 'real' && target === 'double precision') return true;
  if (source === 'character varying' && target === 'text') return true;
  if (source === 'date' && target.startsWith('timestamp')) return true;
  return false;
}

/** The numbers in a type's brackets: `[10, 2]` of `numeric(10,2)`. */
export function modifiers(type: string): readonly number[] {
  const parsed = parseTypeName(type);
  return builtInName(parsed) === undefined ? [] : parsed.modifiers.map(Number);
}

/** The type without its modifiers: `character[]`, `timestamp with time zone`, `public.mood`. */
export function baseType(type: string): string {
  return baseOf(parseTypeName(type));
}

function baseOf(type: TypeName): string {
  const name = builtInName(type) ?? printTypeName(withoutModifiers(elementType(type)));
  return type.dimensions > 0 ? `${name}[]` : name;
}

/** Whether a type is an array of another. */
export function isArrayType(type: string): boolean {
  return parseTypeName(type).dimensions > 0;
}

/** An interval's fields from the largest to the smallest. Of several in a type, the smallest decides what is kept. */
const FIELDS = ['year', 'month', 'day', 'hour', 'minute', 'second'];

/** Whether an interval type keeps all the fields that values of another have; true of any other type. */
export function keepsFields(from: string, to: string): boolean {
  const smallest = (type: string) => {
    const last = parseTypeName(type).fields?.split(' ').at(-1);
    return last === undefined ? FIELDS.length : FIELDS.indexOf(last);
  };
  return smallest(to) >= Math.min(smallest(from), FIELDS.length - 1);
}
