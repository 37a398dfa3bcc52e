import type { ColumnDescriptor } from '@trellis/model';
import { every } from './patterns.ts';
import { ALIASES, type Tags, type ValueType } from './value-type.ts';

/** What may be said of a column's values beyond their type. */
type Limits = Pick<
  ColumnDescriptor,
  'nullable' | 'minLength' | 'maxLength' | 'format' | 'pattern' | 'minimum' | 'maximum'
>;

/**
 * What a validator has to be told of a column: nothing where its type says it all. Where something comes on top
 * of a type with a name, all of it is told again, since a reference to the name would be all that is looked at.
 *
 * @param isId whether the type has a name of its own, which says what the plain one does
 */
export function tagsOf(plain: ValueType, column: Limits, isId: boolean): Tags {
  const own = ownTags(column, plain);
  const alias = ALIASES[plain.type];
  // Beside null the compiler forgets an alias of a plain number.
  const isForgotten = column.nullable === true && alias?.type === 'number';
  if (Object.keys(own).length === 0 && (isId || (plain.told && !isForgotten))) return {};
  const { 'TJS-type': kind, ...known } = plain.tags;
  const tags = plain.told && !alias && !isId ? own : { ...known, ...own };
  if (kind === undefined || !(alias || isId || kind === 'array')) return tags;
  return { 'TJS-type': column.nullable ? JSON.stringify([kind, 'null']) : kind, ...tags };
}

/** What the author says that a valid value looks like. */
function ownTags(column: Limits, { tags, positive }: ValueType): Tags {
  const { minLength, maxLength, format, minimum, maximum } = column;
  const isPositive = positive !== undefined && minimum !== undefined && minimum >= 0;
  const said = [isPositive ? [positive] : [], column.pattern === undefined ? [] : [column.pattern]].flat();
  const known = tags['pattern'];
  const pattern =
    said.length === 0 ? undefined : every(typeof known === 'string' && !isPositive ? [known, ...said] : said);
  return Object.fromEntries(
    Object.entries({ minLength, maxLength, format, pattern, minimum, maximum }).filter(
      (entry): entry is [string, string | number] => entry[1] !== undefined,
    ),
  );
}
