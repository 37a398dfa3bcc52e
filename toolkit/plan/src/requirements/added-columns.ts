import { type Column, quoteIdentifier } from '@trellis/model';
import { tokenName, tokensOf } from '@trellis/model/internal';
import type { Change } from '../diff/index.ts';
import { withoutDomains } from './column-conditions.ts';
import type { Condition, Place } from './place.ts';

/**
 * The columns that a plan adds to a table and a condition names, each as SQL with the value that existing rows get. One
 * whose value a function computes is left out: it could have effects, and is not known before.
 *
 * @param changes the changes of the plan
 */
export function addedColumns(
  { where = '', duplicates = [] }: Condition,
  changes: readonly Change[],
  { table, after }: Place,
): Pick<Condition, 'added'> {
  const named = new Set([where, ...duplicates].flatMap((text) => [...tokensOf(text)].map(tokenName)));
  const added = changes.flatMap((change) => {
    if (change.kind !== 'column' || change.from || !change.to || !named.has(change.to.name)) return [];
    const isOwn = change.path[0] === table.schema && change.path[1] === table.name;
    const value = valueOfRows(change.to);
    if (!isOwn || value === undefined) return [];
    return [`(${value})::${withoutDomains(change.to.type, after)} as ${quoteIdentifier(change.to.name)}`];
  });
  return added.length === 0 ? {} : { added };
}

function valueOfRows({ backfill, default: own, identity, generated }: Column): string | undefined {
  if (identity !== undefined || generated !== undefined) return undefined;
  const value = backfill ?? own ?? 'null';
  return value.includes('(') ? undefined : value;
}
