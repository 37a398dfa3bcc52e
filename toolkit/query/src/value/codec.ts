import * as accept from './accept.ts';
import { jsonNull } from './json-null.ts';

/** A value as it is bound in a statement. */
export type Encoded = string | number | boolean;

/** How values of a type are converted between PostgreSQL and JavaScript. Every statement uses the same codec. */
export interface Codec {
  /** The type as SQL, without modifiers: `numeric`, `"audit"."level"`. */
  readonly sqlType: string;
  /** JSON represents the value exactly; otherwise its text is put into the JSON. */
  readonly inJson: boolean;
  /** Prints the expression that reads a column; by default the column itself. */
  readonly read?: (column: string) => string;
  /** What `read` returns is not what PostgreSQL accepts for the type. */
  readonly readsOtherText?: true;
  /**
   * The search path finds the type. A prepared statement keeps the types of its parameters and results, and the search
   * path may change after it was prepared: values are passed and read as other types, and cast in the statement.
   */
  readonly byPath: boolean;
  /** Decodes a cell that is not null: PostgreSQL's text output, or parsed JSON. */
  readonly decode: (cell: unknown) => unknown;
  /** Copies a mutable value; undefined if values are immutable. */
  readonly copy?: (value: unknown) => unknown;
  /** Checks and encodes a value that is not null. Throws BadInput. */
  readonly encode: (value: unknown, path: string) => Encoded;
  /** Within a family, values are equal if and only if their texts are. Undefined if that does not hold. */
  readonly family?: 'integer' | 'text' | 'uuid' | 'boolean' | `enum ${string}`;
  /** `unnest` would expand values of the type, so arrays of them are passed as arrays of text and cast. */
  readonly castFromText: boolean;
  /**
   * How a column is encoded as one string without JSON: as numbers (and `true`, `false`, `null`), or as words that are
   * never empty and contain no comma.
   */
  readonly columnEncoding?: 'numbers' | 'words';
  /** The type has the operators `=` and `<`. */
  readonly comparable: boolean;
  /** The type is an enum, or a domain over one. */
  readonly isEnum?: true;
  /** The type to which values are cast when they are compared: PostgreSQL does not find the operators of a domain's enum. */
  readonly comparedAs?: string;
}

type Defaulted = 'comparable' | 'inJson' | 'castFromText' | 'byPath';

/** A codec without its type and without properties that have their default. */
export type CodecParts = Omit<Codec, 'sqlType' | Defaulted> & Partial<Pick<Codec, Defaulted>>;

/** Creates a codec from its parts. */
export function createCodec(sqlType: string, parts: CodecParts): Codec {
  return { comparable: true, inJson: false, castFromText: false, byPath: false, ...parts, sqlType };
}

/** Decodes types whose values are strings. */
export const itself = (cell: unknown) => cell;

/** Checks whether values are JSON documents. */
export function isDocument(codec: Codec): boolean {
  return codec.encode === accept.json;
}

/** Checks whether values are strings, to which `like` can be applied. */
export function isText(codec: Codec): boolean {
  return codec.encode === accept.text || isOpaque(codec);
}

/** Checks whether this package does not know the type. Then values are PostgreSQL's text representation. */
export function isOpaque(codec: Codec): boolean {
  return codec.encode === accept.other;
}

/** Returns the codec of a nullable document, which distinguishes JSON null from SQL null. */
export function nullableDocument(codec: Codec): Codec {
  return {
    ...codec,
    decode: (cell) => codec.decode(cell) ?? jsonNull,
    copy: (value) => (value === jsonNull ? value : structuredClone(value)),
  };
}

/** Converts the text that was read for a value to the text that PostgreSQL accepts for it. */
export function writable(codec: Codec, text: string): string {
  return codec.readsOtherText ? String(codec.encode(codec.decode(text), codec.sqlType)) : text;
}

/** Prints a column that is compared. */
export function comparedColumn({ comparedAs }: Codec, column: string): string {
  return comparedAs === undefined ? column : `${column}::${comparedAs}`;
}

/**
 * Prints the condition that a column is null. A composite value whose attributes are all null is not null, and `is null`
 * says that it is.
 */
export function isNull(codec: Codec, column: string): string {
  return isOpaque(codec) ? `${column} is not distinct from null` : `${column} is null`;
}

/** Prints the condition that a column is not null. */
export function isNotNull(codec: Codec, column: string): string {
  return isOpaque(codec) ? `${column} is distinct from null` : `${column} is not null`;
}

/**
 * Prints the cast of a parameter that is compared with a column. Most parameters need none, since PostgreSQL gives them
 * the type of the column. Without a cast, it reads a parameter for a composite type as an anonymous record.
 */
export function parameterCast(codec: Codec): string {
  const { sqlType, comparedAs = sqlType } = codec;
  return isOpaque(codec) || codec.byPath || comparedAs !== sqlType ? `::text::${comparedAs}` : '';
}

/** Prints the cast of a parameter that is an array of values of a type, as {@link parameterCast} does for one value. */
export function arrayParameterCast(codec: Codec): string {
  const { sqlType, comparedAs = sqlType } = codec;
  return isOpaque(codec) || codec.byPath || comparedAs !== sqlType ? `::text[]::${comparedAs}[]` : '';
}
