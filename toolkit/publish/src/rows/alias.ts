import { patternOf, TIMESTAMP } from './patterns.ts';

/** JSDoc tags by name, in the order in which they are printed. */
export type Tags = Readonly<Record<string, string | number>>;

/** Named type, printed once before the rows. */
export interface Alias {
  readonly name: string;
  readonly type: string;
  readonly doc: string;
  readonly tags: Tags;
}

/** Aliases of PostgreSQL's built-in types, by name. */
export const ALIASES: Readonly<Record<string, Alias>> = {
  Smallint: {
    name: 'Smallint',
    type: 'number',
    doc: 'Whole number of 16 bits.',
    tags: { 'TJS-type': 'integer', minimum: -32768, maximum: 32767 },
  },
  Integer: {
    name: 'Integer',
    type: 'number',
    doc: 'Whole number of 32 bits.',
    tags: { 'TJS-type': 'integer', minimum: -2147483648, maximum: 2147483647 },
  },
  Bigint: {
    name: 'Bigint',
    type: "string & { readonly $exact?: 'bigint' }",
    doc: 'Whole number of 64 bits, as an exact string.',
    tags: { 'TJS-type': 'string', pattern: patternOf('bigint') ?? '' },
  },
  Numeric: {
    name: 'Numeric',
    type: "string & { readonly $exact?: 'numeric' }",
    doc: 'Decimal number, as an exact string.',
    tags: { 'TJS-type': 'string', pattern: patternOf('numeric') ?? '' },
  },
  ExactTimestamp: {
    name: 'ExactTimestamp',
    type: "string & { readonly $exact?: 'timestamp' }",
    doc: 'Timestamp with microseconds, as an exact string.',
    tags: {
      'TJS-type': 'string',
      pattern: TIMESTAMP,
    },
  },
  ExactJson: {
    name: 'ExactJson',
    type: "string & { readonly $exact?: 'json' }",
    doc: 'JSON document, as its exact text.',
    tags: { 'TJS-type': 'string', contentMediaType: 'application/json' },
  },
  Bytea: {
    name: 'Bytea',
    type: 'Uint8Array',
    doc: 'Bytes. In JSON, a base64 string.',
    tags: { 'TJS-type': 'string', contentEncoding: 'base64' },
  },
  Json: {
    name: 'Json',
    type: 'string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }',
    doc: 'Any JSON value.',
    tags: {},
  },
};
