import { badInput, describe } from '../input/index.ts';
import { type Elements, parseArray, printArray } from './array-literal.ts';
import { type Codec, createCodec, type Encoded, isDocument, itself } from './codec.ts';
import { unexpectedStyle } from './session-style.ts';

/**
 * Returns the codec of an array.
 *
 * @param element the codec of the elements
 */
export function arrayCodec(element: Codec): Codec {
  const decodeElement = element.sqlType === 'bytea' ? decodeHex : element.decode;
  const encode = (value: unknown, path: string): string => {
    if (!Array.isArray(value)) throw badInput(path, 'an array', describe(value));
    const all = elements(value, path);
    checkRectangular(all, path);
    return printArray(all);
  };
  const elements = (value: readonly unknown[], path: string): Elements<Encoded> =>
    value.map((item, i) => {
      if (item === null) return null;
      // An array within an array is a further dimension, unless it is a JSON document.
      if (Array.isArray(item) && !isDocument(element)) return elements(item, `${path}[${i}]`);
      return element.encode(item, `${path}[${i}]`);
    });
  return createCodec(`${element.sqlType}[]`, {
    decode: (cell) => parseArray(String(cell), decodeElement),
    copy: isDocument(element) ? structuredClone : copyArray(element.copy ?? itself),
    encode,
    castFromText: true,
    comparable: element.comparable,
    byPath: element.byPath,
    ...(element.byPath && { read: (column: string) => `${column}::text` }),
  });
}

/** Returns a function that copies an array of any dimensions. */
function copyArray(copy: (value: unknown) => unknown): (value: unknown) => unknown {
  const copyAll = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(copyAll);
    return value === null ? null : copy(value);
  };
  return copyAll;
}

/** Checks that all subarrays have the same dimensions, as PostgreSQL requires, and returns the dimensions. */
function checkRectangular(array: Elements<Encoded>, path: string): string {
  if (!array.some(Array.isArray)) return String(array.length);
  const [first, ...others] = array.map((item, i) =>
    Array.isArray(item) ? checkRectangular(item, `${path}[${i}]`) : '',
  );
  if (others.some((other) => other !== first))
    throw badInput(path, 'arrays of equal length', 'different lengths');
  return `${array.length}x${first}`;
}

/** Decodes an element of a `bytea` array, which PostgreSQL prints as `\x…`. */
function decodeHex(text: unknown): Buffer {
  if (!String(text).startsWith('\\x')) throw unexpectedStyle('bytea', String(text));
  return Buffer.from(String(text).slice(2), 'hex');
}
