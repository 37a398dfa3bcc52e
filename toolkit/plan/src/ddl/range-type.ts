import { quoteIdentifier, type RangeType } from '@trellis/model';
import { qualifiedName } from '@trellis/model/internal';

/** Creates a range type and its multirange type. */
export function createRangeType(type: RangeType): string[] {
  const options = [`SUBTYPE = ${type.subtype}`];
  if (type.opclass !== undefined) options.push(`SUBTYPE_OPCLASS = ${type.opclass}`);
  if (type.collation !== undefined) options.push(`COLLATION = ${type.collation}`);
  if (type.canonical !== undefined) options.push(`CANONICAL = ${type.canonical}`);
  if (type.subtypeDiff !== undefined) options.push(`SUBTYPE_DIFF = ${type.subtypeDiff}`);
  if (type.multirangeName !== undefined) {
    options.push(
      `MULTIRANGE_TYPE_NAME = ${quoteIdentifier(type.schema)}.${quoteIdentifier(type.multirangeName)}`,
    );
  }
  return [`CREATE TYPE ${qualifiedName(type)} AS RANGE (${options.join(', ')})`];
}
