import type { EnumType } from '@trellis/model';
import { qualifiedName, sqlLiteral } from '@trellis/model/internal';

/** Creates an enumerated type. */
export function createEnum(type: EnumType): string[] {
  const values = type.values.map((value) => sqlLiteral(value)).join(', ');
  return [`CREATE TYPE ${qualifiedName(type)} AS ENUM (${values})`];
}
