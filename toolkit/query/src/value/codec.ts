import {
  builtInName,
  elementType,
  isTypeNamed,
  printTypeName,
  type SchemaDescriptor,
  TrellisError,
  type TypeName,
  typeOf,
  withoutModifiers,
} from '@trellis/model';
import { badInput, describe } from '../input/index.ts';
import { identifier } from '../sql/index.ts';
import * as is from './accept.ts';
import { parseArray, printArray } from './array-literal.ts';
import { jsonNull } from './json-null.ts';
import { parseMoment, printMoment } from './moment.ts';

/** What is bound in a statement, or put into the JSON that rows are sent as. */
export type Encoded = string | number | boolean;

/** How values of a column's type get from PostgreSQL to JavaScript and back: one way, whatever the statement. */
export interface Codec {
  /** The type as SQL without its modifiers: `numeric`, `"audit"."level"`. */
  readonly sqlType: string;
  /** Whether JSON carries the value as it is; otherwise its text is put into the JSON. */
  readonly inJson: boolean;
  /** How the column is read, where it is not by its name. */
  readonly read?: (column: string) => string;
  /** The value of a cell that is not null: PostgreSQL's text, or what JSON holds. */
  readonly decode: (cell: unknown) => unknown;
  /** A copy of a value that can be changed in place. */
  readonly copy?: (value: unknown) => unknown;
  /** What is bound for a value that is not null. */
  readonly encode: (value: unknown, path: string) => Encoded;
  /** Equal texts are equal values and the other way round, among codecs of the same family. */
  readonly family?: 'integer' | 'text' | 'uuid' | 'boolean' | `enum ${string}`;
  /** Of an array of such values `unnest` would make something else than its elements: each is sent as a text to be cast. */
  readonly castFromText: boolean;
  /**
   * How the texts of many values stand in one, where JSON is not needed for it: as numbers (and
   * `true`, `false`, `null`), or as words that are never empty and have no comma.
   */
  readonly columnEncoding?: 'numbers' | 'words';
  /** The type has `=`, `<`. */
  readonly comparable: boolean;
}

type Usual = 'comparable' | 'inJson' | 'castFromText';
type Parts = Omit<Codec, 'sqlType' | Usual> & Partial<Pick<Codec, Usual>>;

/** The decoding of types whose values are their texts. */
export const itself = (cell: unknown) => cell;
const number: Parts = { inJson: true, decode: Number, encode: is.number, columnEncoding: 'words' };
const whole: Parts = { ...number, columnEncoding: 'numbers' };
const words: Parts = { inJson: true, decode: itself, encode: is.text };
const calendar = (cell: unknown) => {
  const text = String(cell);
  if (/^\d{4,}-\d\d-\d\d|^-?infinity$/.test(text)) return text;
  throw unread('date', text);
};
const moment = (zone: boolean): Parts => ({
  decode: (cell) => parseMoment(String(cell)) ?? unread('timestamp', String(cell)),
  copy: (value) => (value instanceof Date ? new Date(value) : value),
  columnEncoding: 'words',
  encode: (value, path) =>
    value instanceof Date ? printMoment(is.date(value, path), zone) : is.moment(value, path),
});
const document: Parts = {
  decode: (cell) => JSON.parse(String(cell)),
  encode: is.json,
  copy: structuredClone,
  castFromText: true,
};

/** By the name that PostgreSQL prints, modifiers taken off. A type that is not here travels as its text. */
const CODECS: Readonly<Record<string, Parts>> = {
  smallint: { ...whole, encode: is.integer(-32768, 32767), family: 'integer' },
  integer: { ...whole, encode: is.integer(-2147483648, 2147483647), family: 'integer' },
  bigint: { decode: itself, encode: is.bigint, family: 'integer', columnEncoding: 'words' },
  real: { ...number, encode: is.real },
  'double precision': number,
  // It may have a hundred thousand digits, so its texts do not go together as words.
  numeric: { decode: itself, encode: is.numeric },
  boolean: {
    inJson: true,
    decode: (cell) => cell === true || cell === 't',
    encode: is.boolean,
    family: 'boolean',
    columnEncoding: 'numbers',
  },
  text: { ...words, family: 'text' },
  'character varying': { ...words, family: 'text' },
  character: words,
  uuid: { inJson: true, decode: itself, encode: is.uuid, family: 'uuid', columnEncoding: 'words' },
  date: { decode: calendar, encode: is.day, columnEncoding: 'words' },
  'timestamp with time zone': moment(true),
  'timestamp without time zone': moment(false),
  json: { ...document, comparable: false },
  jsonb: document,
  'time without time zone': { decode: itself, encode: is.time, columnEncoding: 'words' },
  'time with time zone': { decode: itself, encode: is.zonedTime, columnEncoding: 'words' },
  interval: { decode: itself, encode: is.interval },
  // Cast to text, an address alone would get the length of its network, which it is not printed with.
  inet: { inJson: true, decode: itself, encode: is.address },
  cidr: { decode: itself, encode: is.address },
  bytea: {
    read: (column) => `encode(${column}, 'hex')`,
    inJson: true,
    decode: (cell) => Buffer.from(String(cell), 'hex'),
    copy: (value) => Buffer.from(value as Uint8Array),
    encode: is.bytes,
  },
};

/**
 * How values of a type travel.
 *
 * @param schema where enums and domains are declared
 * @param type the type as SQL: `numeric(12,2)`, `text[]`, `order_status`
 */
export function codecOf(schema: SchemaDescriptor, type: string): Codec {
  return codecOfType(schema, typeOf(schema, type));
}

function codecOfType(schema: SchemaDescriptor, type: TypeName): Codec {
  if (type.dimensions > 0) return arrayOf(codecOfType(schema, elementType(type)));
  const sqlType = withoutBindings(withoutModifiers(type));
  const name = builtInName(type);
  // `char(n)` compares without its blanks, so its text is not its value: it has no family.
  const parts = name !== undefined && Object.hasOwn(CODECS, name) ? CODECS[name] : undefined;
  if (parts) return finished(sqlType, parts);
  const enumeration = schema.enums?.find((one) => isTypeNamed(type, one));
  if (enumeration)
    return finished(qualified(enumeration), {
      inJson: true,
      decode: itself,
      encode: is.oneOf(enumeration.values),
      family: `enum ${qualified(enumeration)}`,
    });
  const domain = schema.domains?.find((one) => isTypeNamed(type, one));
  if (domain) return { ...codecOf(schema, domain.type), sqlType: qualified(domain) };
  // It may be a composite type, which `unnest` takes apart.
  return finished(sqlType, { decode: itself, encode: is.other, castFromText: true });
}

/** A type as SQL that Knex may be given, which takes a question mark for a binding. */
function withoutBindings(type: TypeName): string {
  const sql = printTypeName(type);
  if (!sql.includes('?')) return sql;
  return type.schema === undefined ? identifier(type.name) : qualified({ ...type, schema: type.schema });
}

function arrayOf(element: Codec): Codec {
  const read = element.sqlType === 'bytea' ? hexadecimal : element.decode;
  const encode = (value: unknown, path: string): string => {
    if (!Array.isArray(value)) throw badInput(path, 'an array', describe(value));
    const all = elements(value, path);
    checkRectangular(all, path);
    return printArray(all);
  };
  const elements = (value: readonly unknown[], path: string): Parameters<typeof printArray>[0] =>
    value.map((item, i) => {
      if (item === null) return null;
      // A JSON document may be an array itself, so only other elements can be a further dimension.
      if (Array.isArray(item) && !isDocument(element)) return elements(item, `${path}[${i}]`);
      return element.encode(item, `${path}[${i}]`);
    });
  return finished(`${element.sqlType}[]`, {
    decode: (cell) => parseArray(String(cell), read),
    copy: isDocument(element) ? structuredClone : copyArray(element.copy ?? itself),
    encode,
    castFromText: true,
    comparable: element.comparable,
  });
}

/** What copies an array, whatever its dimensions, by what copies an element. */
function copyArray(copy: (value: unknown) => unknown): (value: unknown) => unknown {
  const each = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(each);
    return value === null ? null : copy(value);
  };
  return each;
}

/** The length of each of an array's dimensions: PostgreSQL's arrays are as long everywhere. */
function checkRectangular(array: Parameters<typeof printArray>[0], path: string): string {
  if (!array.some(Array.isArray)) return String(array.length);
  const [first, ...others] = array.map((item, i) =>
    Array.isArray(item) ? checkRectangular(item, `${path}[${i}]`) : '',
  );
  if (others.some((other) => other !== first))
    throw badInput(path, 'arrays of equal length', 'different lengths');
  return `${array.length}x${first}`;
}

/** Whether a codec's values are JSON documents. */
export function isDocument(codec: Codec): boolean {
  return codec.encode === is.json;
}

/** Whether a codec's values are strings, to which `like` can be applied. */
export function isText(codec: Codec): boolean {
  return codec.encode === is.text || isOpaque(codec);
}

/** Whether the type is unknown to this package, so that values are passed as PostgreSQL's text representation. */
export function isOpaque(codec: Codec): boolean {
  return codec.encode === is.other;
}

/** A document's value where SQL's null is possible too, so that the two nulls are told apart. */
export function nullableDocument(codec: Codec): Codec {
  return {
    ...codec,
    decode: (cell) => codec.decode(cell) ?? jsonNull,
    copy: (value) => (value === jsonNull ? value : structuredClone(value)),
  };
}

/** A value's text as it was read, as PostgreSQL reads it in turn. */
export function writable(codec: Codec, text: string): string {
  return codec.read ? String(codec.encode(codec.decode(text), codec.sqlType)) : text;
}

/** `bytea` within an array, which is printed as `\x…` unless the session says otherwise. */
function hexadecimal(text: unknown): Buffer {
  if (!String(text).startsWith('\\x')) throw unread('bytea', String(text));
  return Buffer.from(String(text).slice(2), 'hex');
}

function finished(sqlType: string, parts: Parts): Codec {
  return { comparable: true, inJson: false, castFromText: false, ...parts, sqlType };
}

function qualified({ schema = 'public', name }: { readonly schema?: string; readonly name: string }): string {
  return `${identifier(schema)}.${identifier(name)}`;
}

function unread(type: string, text: string): never {
  throw new TrellisError(
    'SESSION_STYLE',
    `Expected a ${type} in PostgreSQL's default style, got "${text}". Leave DateStyle at ISO and bytea_output at hex.`,
  );
}
