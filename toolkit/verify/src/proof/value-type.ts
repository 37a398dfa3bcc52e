import {
  type EnumType,
  elementType,
  type Model,
  type Named,
  parseTypeName,
  printTypeName,
  type QualifiedName,
  type TypeName,
} from '@trellis/model';
import { isTypeNamed } from '@trellis/model/internal';

/** What the values of a type are made of. A domain has the values of its base type. */
export type ValueType =
  | { readonly kind: 'array'; readonly element: string }
  | { readonly kind: 'enum'; readonly of: EnumType }
  | { readonly kind: 'row'; readonly of: QualifiedName; readonly attributes: readonly Attribute[] }
  | { readonly kind: 'range'; readonly of: QualifiedName; readonly subtype: string }
  | { readonly kind: 'base'; readonly type: TypeName };

/** An attribute of a composite type, or a column of a table whose row type is in use. */
export interface Attribute extends Named {
  readonly type: string;
}

/**
 * What the values of a type are made of.
 *
 * @param text the type's name in the Model
 * @param model the Model that has the type
 */
export function valueTypeOf(text: string, model: Model): ValueType {
  const type = parseTypeName(text);
  if (type.dimensions > 0) return { kind: 'array', element: printTypeName(elementType(type)) };
  const find = <T extends QualifiedName>(list: readonly T[]) => list.find((one) => isTypeNamed(type, one));
  const domain = find(model.domains);
  if (domain) return valueTypeOf(domain.type, model);
  const enumType = find(model.enums);
  if (enumType) return { kind: 'enum', of: enumType };
  const composite = find(model.compositeTypes);
  if (composite) return { kind: 'row', of: composite, attributes: composite.attributes };
  const relation = find(model.tables) ?? find(model.views);
  if (relation) return { kind: 'row', of: relation, attributes: relation.columns };
  const range = find(model.rangeTypes);
  if (range) return { kind: 'range', of: range, subtype: range.subtype };
  return { kind: 'base', type };
}
