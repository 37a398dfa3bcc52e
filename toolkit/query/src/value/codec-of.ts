import { elementType, printTypeName, type SchemaDescriptor, type TypeName, typeOf } from '@trellis/model';
import { builtInName, isTypeNamed, withoutModifiers } from '@trellis/model/internal';
import { identifier } from '../sql/index.ts';
import * as accept from './accept.ts';
import { arrayCodec } from './array-codec.ts';
import { BUILT_IN_CODECS } from './built-in-codecs.ts';
import { type Codec, createCodec, itself } from './codec.ts';

/**
 * Returns the codec of a type.
 *
 * @param schema the schema that declares enums and domains
 * @param type the type as SQL: `numeric(12,2)`, `text[]`, `order_status`
 */
export function codecOf(schema: SchemaDescriptor, type: string): Codec {
  return codecOfType(schema, typeOf(schema, type));
}

function codecOfType(schema: SchemaDescriptor, type: TypeName): Codec {
  if (type.dimensions > 0) return arrayCodec(codecOfType(schema, elementType(type)));
  const sqlType = typeSql(withoutModifiers(type));
  const name = builtInName(type);
  const parts =
    name !== undefined && Object.hasOwn(BUILT_IN_CODECS, name) ? BUILT_IN_CODECS[name] : undefined;
  if (parts) return createCodec(sqlType, parts);
  const enumeration = schema.enums?.find((one) => isTypeNamed(type, one));
  if (enumeration)
    return createCodec(qualifiedSql(enumeration), {
      inJson: true,
      decode: itself,
      encode: accept.oneOf(enumeration.values),
      family: `enum ${qualifiedSql(enumeration)}`,
    });
  const domain = schema.domains?.find((one) => isTypeNamed(type, one));
  if (domain) return { ...codecOf(schema, domain.type), sqlType: qualifiedSql(domain) };
  // The type can be a composite type, which `unnest` would expand.
  return createCodec(sqlType, { decode: itself, encode: accept.other, castFromText: true });
}

/** Prints a type for raw SQL that is passed to Knex, which takes a question mark for a binding. */
function typeSql(type: TypeName): string {
  const sql = printTypeName(type);
  if (!sql.includes('?')) return sql;
  return type.schema === undefined ? identifier(type.name) : qualifiedSql({ ...type, schema: type.schema });
}

function qualifiedSql({
  schema = 'public',
  name,
}: {
  readonly schema?: string;
  readonly name: string;
}): string {
  return `${identifier(schema)}.${identifier(name)}`;
}
