import { type EnumType, type QualifiedName, quoteLiteral } from '@trellis/model';
import { qualifiedName } from './name.ts';
import { target } from './target.ts';

/** Makes an enumerated type. */
export function createEnum(type: EnumType): string[] {
  const values = type.values.map((value) => quoteLiteral(value).trim()).join(', ');
  return [`CREATE TYPE ${qualifiedName(type)} AS ENUM (${values})`];
}

/** Drops an enumerated type. */
export function dropEnum(type: QualifiedName): string[] {
  return [`DROP ${target.type(type)}`];
}
