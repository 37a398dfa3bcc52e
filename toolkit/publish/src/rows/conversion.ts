import { elementType, type SchemaDescriptor, type TypeName, typeOf } from '@trellis/model';
import { builtInName, isTypeNamed } from '@trellis/model/internal';

/** TypeScript types of values that JSON has only as strings, and what a parser makes of the strings. */
const BY_TYPESCRIPT: Readonly<Record<string, string>> = {
  Date: 'date',
  Bytea: 'bytes',
  Uint8Array: 'bytes',
  Buffer: 'bytes',
};

/**
 * Returns the conversion of a column's JSON values to values of its row, as `parser` of `@trellis/query` takes it;
 * undefined if they are the same.
 *
 * @param schema declares the domains
 * @param sqlType SQL type of the column
 * @param typescript TypeScript type of the column's values
 * @param nullable whether a null in JSON is SQL's null
 */
export function conversionOf(
  schema: SchemaDescriptor,
  sqlType: TypeName,
  typescript: string,
  nullable: boolean,
): string | undefined {
  if (sqlType.dimensions > 0) {
    // Elements can be null in every array.
    const element = conversionOf(schema, elementType(sqlType), typescript.replace(/(\[\])+$/, ''), true);
    return element && `${element}${'[]'.repeat(sqlType.dimensions)}`;
  }
  const domain = schema.domains?.find((type) => isTypeNamed(sqlType, type));
  if (domain) return conversionOf(schema, typeOf(schema, domain.type), typescript, nullable);
  const name = builtInName(sqlType) ?? '';
  if (typescript !== 'ExactJson' && ['json', 'jsonb'].includes(name))
    return nullable ? 'json' : 'json not null';
  return Object.hasOwn(BY_TYPESCRIPT, typescript) ? BY_TYPESCRIPT[typescript] : undefined;
}
