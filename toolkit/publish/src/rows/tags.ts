import type { ColumnDescriptor } from '@trellis/model';
import { ALIASES, type Tags } from './alias.ts';
import { allOf } from './patterns.ts';
import type { ValueType } from './value-type.ts';

/** Options of a column that limit its values beyond their type. */
type Limits = Pick<
  ColumnDescriptor,
  'nullable' | 'minLength' | 'maxLength' | 'format' | 'pattern' | 'minimum' | 'maximum'
>;

/**
 * Returns the JSDoc tags that a validator needs of a column: none if its TypeScript type suffices. If the type is a
 * named alias and the column adds a limit, the alias's own tags are repeated: typescript-json-schema reads no further
 * than the reference to the alias.
 *
 * @param isId whether the column's type is an id type, whose alias has the tags of the plain type
 */
export function tagsOf(plain: ValueType, column: Limits, isId: boolean): Tags {
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

/** Tags of the limits that the author declared. */
function limitTags(column: Limits, { tags, nonNegativePattern }: ValueType): Tags {
  const { minLength, maxLength, format } = column;
  const [minimum, maximum] = boundsOf(column, tags);
  // Exact numbers are strings: of their minimum, a pattern can check the sign alone.
  const isNonNegative = nonNegativePattern !== undefined && minimum !== undefined && minimum >= 0;
  const declared = [
    ...(isNonNegative ? [nonNegativePattern] : []),
    ...(column.pattern === undefined ? [] : [column.pattern]),
  ];
  const typePattern = tags['pattern'];
  const pattern =
    declared.length === 0
      ? undefined
      : allOf(typeof typePattern === 'string' && !isNonNegative ? [typePattern, ...declared] : declared);
  return Object.fromEntries(
    Object.entries({ minLength, maxLength, format, pattern, minimum, maximum }).filter(
      (entry): entry is [string, string | number] => entry[1] !== undefined,
    ),
  );
}

/** Returns the bounds that the author declared, where they are not outside of those of the type. */
function boundsOf({ minimum, maximum }: Limits, tags: Tags): [number | undefined, number | undefined] {
  const { minimum: least, maximum: most } = tags;
  return [
    minimum !== undefined && typeof least === 'number' ? Math.max(minimum, least) : minimum,
    maximum !== undefined && typeof most === 'number' ? Math.min(maximum, most) : maximum,
  ];
}
