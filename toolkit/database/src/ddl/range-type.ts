import { type QualifiedName, quoteIdentifier, type RangeType } from '@trellis/model';
import { qualifiedName } from './name.ts';
import { target } from './target.ts';

/** Makes a range type and its multirange type. */
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

/** Drops a range type with its multirange type. */
export function dropRangeType(type: QualifiedName): string[] {
  return [`DROP ${target.type(type)}`];
}
