import { ALIASES, type Tags } from './alias.ts';
import { type Limits, limitTags } from './limits.ts';
import type { ValueType } from './value-type.ts';

/**
 * Returns the JSDoc tags that a validator needs of a column: none if its TypeScript type suffices. If the type is a
 * named alias and the column adds a limit, the alias's own tags are repeated: typescript-json-schema reads no further
 * than the reference to the alias.
 *
 * @param isId whether the column's type is an id type, whose alias has the tags of the plain type
 */
export function tagsOf(
  plain: ValueType,
  column: Limits & { readonly nullable?: boolean },
  isId: boolean,
): Tags {
  const limits = limitTags(column, plain);
  const alias = ALIASES[plain.type];
  // In a union with null, the compiler replaces an alias of number by number.
  const losesAlias = column.nullable === true && alias?.type === 'number';
  if (Object.keys(limits).length === 0 && (isId || (plain.isExact && !losesAlias))) return {};
  const { 'TJS-type': jsonType, ...typeTags } = plain.tags;
  const tags = plain.isExact && !alias && !isId ? limits : { ...typeTags, ...limits };
  if (jsonType === undefined || !(alias || isId || jsonType === 'array')) return tags;
  return { 'TJS-type': column.nullable ? JSON.stringify([jsonType, 'null']) : jsonType, ...tags };
}
