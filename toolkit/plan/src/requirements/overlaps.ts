import type { QualifiedName } from '@trellis/model';
import { qualifiedName } from '@trellis/model/internal';
import type { ExclusionElements } from './exclusion-elements.ts';
import type { Requirement } from './requirement.ts';

/**
 * The rows of which another one is equal by all operators of an exclusion constraint.
 *
 * @param table the table, by the name that it has before the plan
 * @param only set if rows of children do not count
 */
export function overlaps(
  { elements, where }: ExclusionElements,
  table: QualifiedName,
  only: Pick<Requirement, 'only'>,
): Pick<Requirement, 'where' | 'only'> {
  const row = ['tableoid', 'ctid'];
  // Names that no column has, so that the columns of the counted row are found outside.
  const others = [...row, ...elements.map(({ value }) => value)].map(
    (value, at) => `${value} as "trellis other ${at}"`,
  );
  const from = `select ${others.join(', ')} from ${only.only ? 'only ' : ''}${qualifiedName(table)}${where === undefined ? '' : ` where ${where}`}`;
  const equal = elements.map(
    ({ value, operator }, at) => `"trellis other ${row.length + at}" ${operator} (${value})`,
  );
  const isOther = `("trellis other 0", "trellis other 1") <> (counted.tableoid, counted.ctid)`;
  const found = `exists (select from (${from}) other where ${[isOther, ...equal].join(' and ')})`;
  return { ...only, where: where === undefined ? found : `${where} and ${found}` };
}

/** What a key compares whose last column is `WITHOUT OVERLAPS`. */
export function withoutOverlaps(columns: readonly string[]): ExclusionElements {
  const last = columns.length - 1;
  return { elements: columns.map((value, at) => ({ value, operator: at === last ? '&&' : '=' })) };
}
