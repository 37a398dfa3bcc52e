import { copyMoment, remembered } from '../moment/index.ts';
import * as accept from './accept.ts';
import { type CodecParts, itself } from './codec.ts';
import { parseMoment, printMoment } from './moment.ts';
import { unexpectedStyle } from './session-style.ts';

const number: CodecParts = {
  inJson: true,
  decode: Number,
  encode: accept.number,
  columnEncoding: 'words',
};
const integer: CodecParts = { ...number, columnEncoding: 'numbers' };
const text: CodecParts = { inJson: true, decode: itself, encode: accept.text };
const document: CodecParts = {
  decode: (cell) => JSON.parse(String(cell)),
  encode: accept.json,
  copy: structuredClone,
  castFromText: true,
};

function decodeDate(cell: unknown): string {
  const date = String(cell);
  return /^\d{4,}-\d\d-\d\d|^-?infinity$/.test(date) ? date : unexpectedStyle('date', date);
}

/** A year after 275760 makes an invalid Date, which remembers the year. */
function encodeDate(value: Date, zone: boolean, path: string): string {
  const exact = remembered(value);
  return exact?.zone === zone ? exact.text : printMoment(accept.date(value, path), zone);
}

function timestamp(zone: boolean): CodecParts {
  return {
    decode: (cell) => parseMoment(String(cell)) ?? unexpectedStyle('timestamp', String(cell)),
    copy: (value) => (value instanceof Date ? copyMoment(value) : value),
    columnEncoding: 'words',
    encode: (value, path) =>
      value instanceof Date ? encodeDate(value, zone, path) : accept.moment(value, path),
  };
}

/** Codecs by the name of the type as PostgreSQL prints it. Values of other types are their text representation. */
export const BUILT_IN_CODECS: Readonly<Record<string, CodecParts>> = {
  smallint: { ...integer, encode: accept.integer(-32768, 32767), family: 'integer' },
  integer: { ...integer, encode: accept.integer(-2147483648, 2147483647), family: 'integer' },
  bigint: { decode: itself, encode: accept.bigint, family: 'integer', columnEncoding: 'words' },
  real: { ...number, encode: accept.real },
  'double precision': number,
  // Without a column encoding, because a value can have 100,000 digits.
  numeric: { decode: itself, encode: accept.numeric },
  boolean: {
    inJson: true,
    decode: (cell) => cell === true || cell === 't',
    encode: accept.boolean,
    family: 'boolean',
    columnEncoding: 'numbers',
  },
  text: { ...text, family: 'text' },
  'character varying': { ...text, family: 'text' },
  // Without a family, because trailing blanks are not significant in comparisons.
  character: text,
  uuid: { inJson: true, decode: itself, encode: accept.uuid, family: 'uuid', columnEncoding: 'words' },
  date: { decode: decodeDate, encode: accept.day, columnEncoding: 'words' },
  'timestamp with time zone': timestamp(true),
  'timestamp without time zone': timestamp(false),
  json: { ...document, comparable: false },
  jsonb: document,
  'time without time zone': { decode: itself, encode: accept.time, columnEncoding: 'words' },
  'time with time zone': { decode: itself, encode: accept.zonedTime, columnEncoding: 'words' },
  interval: { decode: itself, encode: accept.interval },
  // In JSON, because a cast to text would add a prefix length that PostgreSQL does not print.
  inet: { inJson: true, decode: itself, encode: accept.address },
  cidr: { decode: itself, encode: accept.address },
  bytea: {
    read: (column) => `encode(${column}, 'hex')`,
    readsOtherText: true,
    inJson: true,
    decode: (cell) => Buffer.from(String(cell), 'hex'),
    copy: (value) => Buffer.from(value as Uint8Array),
    encode: accept.bytes,
  },
};

/** A timestamp as text. */
function exactTimestamp(zone: boolean): CodecParts {
  return {
    decode: (cell) =>
      parseMoment(String(cell)) === undefined ? unexpectedStyle('timestamp', String(cell)) : cell,
    columnEncoding: 'words',
    encode: timestamp(zone).encode,
  };
}

const exactDocument: CodecParts = { decode: itself, encode: accept.jsonText, castFromText: true };

/** Codecs of columns that are declared exact, by the name of the type. */
export const EXACT_CODECS: Readonly<Record<string, CodecParts>> = {
  'timestamp with time zone': exactTimestamp(true),
  'timestamp without time zone': exactTimestamp(false),
  json: { ...exactDocument, comparable: false },
  jsonb: exactDocument,
};
