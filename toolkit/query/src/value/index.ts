export { text as acceptText } from './accept.ts';
export { printArray } from './array-literal.ts';
export {
  arrayParameterCast,
  type Codec,
  comparedColumn,
  type Encoded,
  isDocument,
  isNotNull,
  isNull,
  isOpaque,
  isText,
  itself,
  nullableDocument,
  parameterCast,
  writable,
} from './codec.ts';
export { codecOf } from './codec-of.ts';
export { jsonNull } from './json-null.ts';
export { parseMoment } from './moment.ts';
export { type CheckSize, sizeOf } from './size.ts';
