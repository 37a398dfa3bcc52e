import { type EnumType, quoteLiteral } from '@trellis/model';
import { qualifiedName } from '@trellis/model/internal';

/** Creates an enumerated type. */
export function createEnum(type: EnumType): string[] {
  const values = type.values.map((value) => quoteLiteral(value).trim()).join(', ');
  return [`CREATE TYPE ${qualifiedName(type)} AS ENUM (${values})`];
}
