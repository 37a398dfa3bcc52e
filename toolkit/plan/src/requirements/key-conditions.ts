import {
  type Exclusion,
  type ForeignKey,
  type IndexDefinition,
  type PrimaryKey,
  type QualifiedName,
  quoteIdentifier,
  type Unique,
} from '@trellis/model';
import { qualifiedName } from '@trellis/model/internal';
import { exclusionElements } from './exclusion-elements.ts';
import { ofItself } from './of-itself.ts';
import { overlaps, withoutOverlaps } from './overlaps.ts';
import type { Condition, Place } from './place.ts';

/** What a key requires. */
export function duplicatesBy(
  { columns, ...rest }: PrimaryKey & Partial<Unique>,
  { table, names, column }: Place,
): Condition {
  const by = columns.map(column);
  if (rest.withoutOverlaps)
    return {
      what: `with the same ${columns.slice(0, -1).join(', ')} as another one at a time`,
      ...overlaps(withoutOverlaps(by), names.relation<QualifiedName>(table), ofItself(table)),
    };
  const isDistinct = rest.nullsNotDistinct !== true;
  return {
    what: `with the same ${columns.join(', ')} as another one`,
    ...ofItself(table),
    ...(isDistinct && { where: by.map((one) => `${one} is not null`).join(' and ') }),
    duplicates: by,
  };
}

/** What a unique index requires. */
export function duplicatesIn(
  { name, elements, where, nullsNotDistinct }: IndexDefinition,
  { table, column }: Place,
): Condition {
  const by = elements.map((one) => {
    const value = one.column === undefined ? `(${one.expression ?? ''})` : column(one.column);
    return one.collation === undefined ? value : `${value} collate ${one.collation}`;
  });
  const conditions = [
    ...(nullsNotDistinct ? [] : by.map((one) => `${one} is not null`)),
    ...(where === undefined ? [] : [`(${where})`]),
  ];
  return {
    what: `that ${name} finds twice`,
    ...ofItself(table),
    ...(conditions.length > 0 && { where: conditions.join(' and ') }),
    duplicates: by,
  };
}

/** What a foreign key requires. */
export function dangling(
  { columns, references, match, period }: ForeignKey,
  { table, names, column }: Place,
): Condition | undefined {
  // The periods of a temporal key are covered by several rows together.
  if (period) return undefined;
  const own = columns.map(column);
  const equal = own.map((name, at) => {
    const target = quoteIdentifier(names.column(references, references.columns[at] ?? ''));
    return `target.${target} = counted.${name}`;
  });
  const all = own.map((name) => `counted.${name} is not null`);
  const missing = `${all.join(' and ')} and not exists (select from ${qualifiedName(names.relation<QualifiedName>(references))} target where ${equal.join(' and ')})`;
  const some = own.map((name) => `counted.${name} is null`);
  const partial = match === 'full' && own.length > 1;
  return {
    what: `that refer to nothing in ${references.schema}.${references.name}`,
    ...ofItself(table),
    where: partial ? `(${missing}) or ((${some.join(' or ')}) and not (${some.join(' and ')}))` : missing,
  };
}

/** What an exclusion constraint requires. */
export function excluded(
  { name, definition }: Exclusion,
  { table, names, column }: Place,
): Condition | undefined {
  const elements = exclusionElements(definition, column);
  if (!elements) return undefined;
  return {
    what: `that ${name} excludes because of another one`,
    ...overlaps(elements, names.relation<QualifiedName>(table), ofItself(table)),
  };
}
