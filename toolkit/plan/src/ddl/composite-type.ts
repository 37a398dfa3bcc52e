import { type CompositeType, quoteIdentifier } from '@trellis/model';
import { qualifiedName } from '@trellis/model/internal';

/** Creates a composite type. */
export function createCompositeType(type: CompositeType): string[] {
  return [`CREATE TYPE ${qualifiedName(type)} AS (${type.attributes.map(attributeDefinition).join(', ')})`];
}

/** The definition of an attribute for `CREATE TYPE` and `ALTER TYPE … ADD ATTRIBUTE`. */
export function attributeDefinition(attribute: CompositeType['attributes'][number]): string {
  const collation = attribute.collation === undefined ? '' : ` COLLATE ${attribute.collation}`;
  return `${quoteIdentifier(attribute.name)} ${attribute.type}${collation}`;
}
