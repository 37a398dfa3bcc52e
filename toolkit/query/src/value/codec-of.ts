import { elementType, printTypeName, type SchemaDescriptor, type TypeName, typeOf } from '@trellis/model';
import { builtInName, isTypeNamed, withoutModifiers } from '@trellis/model/internal';
import { namedType } from '../search-path/index.ts';
import { identifier } from '../sql/index.ts';
import * as accept from './accept.ts';
import { arrayCodec } from './array-codec.ts';
import { BUILT_IN_CODECS, EXACT_CODECS } from './built-in-codecs.ts';
import { type Codec, type CodecParts, createCodec, isDocument, itself } from './codec.ts';
import { reportInexact } from './inexact-number.ts';

/** What a column says about its values beyond their type. */
export interface ColumnValues {
  /** The column, for reports: `events.payload`. */
  readonly column?: string;
  /** Values are PostgreSQL's exact text. */
  readonly exact?: boolean | undefined;
}

/**
 * Returns the codec of a type.
 *
 * @param schema the schema that declares enums and domains
 * @param type the type as SQL: `numeric(12,2)`, `text[]`, `order_status`
 * @param values what the column says about its values
 */
export function codecOf(schema: SchemaDescriptor, type: string, values: ColumnValues = {}): Codec {
  return codecOfType(schema, typeOf(schema, type), values);
}

function codecOfType(schema: SchemaDescriptor, type: TypeName, values: ColumnValues): Codec {
  if (type.dimensions > 0) return arrayCodec(codecOfType(schema, elementType(type), values));
  const sqlType = typeSql(withoutModifiers(type));
  const name = builtInName(type);
  const parts = name === undefined ? undefined : partsOf(name, values);
  if (parts) return reporting(createCodec(sqlType, parts), values.column);
  const byPath = name === undefined && namedType(type).schema === undefined;
  const enumeration = schema.enums?.find((one) => isTypeNamed(type, one));
  if (enumeration)
    return createCodec(sqlType, {
      inJson: true,
      decode: itself,
      encode: accept.oneOf(enumeration.values),
      family: `enum ${sqlType}`,
      isEnum: true,
      ...(byPath && { byPath, castFromText: true, read: asText }),
    });
  const domain = schema.domains?.find((one) => isTypeNamed(type, one));
  if (domain) {
    const base = codecOf(schema, domain.type, values);
    const read = base.read ?? ((column: string) => `${column}::${base.sqlType}`);
    return {
      ...base,
      sqlType,
      ...(base.isEnum && { comparedAs: base.comparedAs ?? base.sqlType }),
      ...(byPath && { castFromText: true, read }),
    };
  }
  // The type can be a composite type, which `unnest` would expand.
  return createCodec(sqlType, {
    decode: itself,
    encode: accept.other,
    castFromText: true,
    ...(byPath && { byPath, read: asText }),
  });
}

function asText(column: string): string {
  return `${column}::text`;
}

function partsOf(name: string, { exact = false }: ColumnValues): CodecParts | undefined {
  const known = exact && Object.hasOwn(EXACT_CODECS, name) ? EXACT_CODECS : BUILT_IN_CODECS;
  return Object.hasOwn(known, name) ? known[name] : undefined;
}

/** Returns the codec of a document that reports numbers which JavaScript cannot hold. */
function reporting(codec: Codec, column: string | undefined): Codec {
  if (column === undefined || !isDocument(codec)) return codec;
  return {
    ...codec,
    decode: (cell) => {
      reportInexact(column, String(cell));
      return codec.decode(cell);
    },
  };
}

/** Prints a type for raw SQL that is passed to Knex, which takes a question mark for a binding. */
function typeSql(type: TypeName): string {
  const named = namedType(type);
  const sql = printTypeName(named);
  if (!sql.includes('?')) return sql;
  return named.schema === undefined
    ? identifier(named.name)
    : `${identifier(named.schema)}.${identifier(named.name)}`;
}
