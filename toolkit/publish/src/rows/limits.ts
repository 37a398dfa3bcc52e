import type { ColumnDescriptor } from '@trellis/model';
import type { Tags } from './alias.ts';
import { allOf } from './patterns.ts';

/** Options of a column or domain that limit its values beyond their type. */
export type Limits = Pick<
  ColumnDescriptor,
  'minLength' | 'maxLength' | 'format' | 'pattern' | 'minimum' | 'maximum'
>;

/** What the type of the values checks already. */
interface Checked {
  readonly tags: Tags;
  readonly nonNegativePattern?: string | undefined;
}

/** Returns the tags of the limits that the author declared. */
export function limitTags(column: Limits, { tags, nonNegativePattern }: Checked): Tags {
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
