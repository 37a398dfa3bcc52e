import { isTrellisError, TrellisError } from '../error.ts';
import { parseTypeName } from '../type-name/index.ts';
import type { SchemaDescriptor } from './schema.ts';
import { tableKey } from './table-key.ts';

/**
 * Checks that every type that a schema names can be parsed.
 *
 * @throws TrellisError `TYPE_NAME_INVALID`, with the place where the type is named
 */
export function checkTypes({
  tables,
  views = [],
  domains = [],
  compositeTypes = [],
  rangeTypes = [],
}: SchemaDescriptor): void {
  const columns = [...Object.values(tables), ...views].flatMap((table) =>
    Object.entries(table.columns ?? {}).map(
      ([name, { type }]) => [`${tableKey(table)}.${name}`, type] as const,
    ),
  );
  const attributes = compositeTypes.flatMap((composite) =>
    composite.attributes.map(({ name, type }) => [`${tableKey(composite)}.${name}`, type] as const),
  );
  const types = [
    ...columns,
    ...domains.map((domain) => [tableKey(domain), domain.type] as const),
    ...attributes,
    ...rangeTypes.map((range) => [tableKey(range), range.subtype] as const),
  ];
  for (const [place, type] of types) {
    if (!type) continue;
    try {
      parseTypeName(type);
    } catch (error) {
      if (!isTrellisError(error)) throw error;
      throw new TrellisError(error.code, `Type of ${place}: ${error.message}`, { cause: error });
    }
  }
}
