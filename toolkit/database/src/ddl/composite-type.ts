import { type CompositeType, type QualifiedName, quoteIdentifier } from '@trellis/model';
import { qualifiedName } from './name.ts';
import { target } from './target.ts';

/** Makes a composite type. */
export function createCompositeType(type: CompositeType): string[] {
  return [`CREATE TYPE ${qualifiedName(type)} AS (${type.attributes.map(attributeDefinition).join(', ')})`];
}

/** Drops a composite type. */
export function dropCompositeType(type: QualifiedName): string[] {
  return [`DROP ${target.type(type)}`];
}

/** One attribute as `CREATE TYPE` and `ALTER TYPE … ADD ATTRIBUTE` take it. */
export function attributeDefinition(attribute: CompositeType['attributes'][number]): string {
  const collation = attribute.collation === undefined ? '' : ` COLLATE ${attribute.collation}`;
  return `${quoteIdentifier(attribute.name)} ${attribute.type}${collation}`;
}
