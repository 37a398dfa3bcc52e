import type { Plan } from './plan.ts';
import type { LoadedRow } from './reader.ts';

/**
 * A copy of a loaded row, with copies of all that its relationships led to: what is done to one
 * shows in no other.
 *
 * @param plan what was loaded
 * @param row the row
 */
export function copyRow(plan: Plan, row: LoadedRow): LoadedRow {
  const copy = { ...row };
  for (const { name, codec } of plan.columns) {
    const value = codec.copy && copy[name];
    if (value !== undefined && value !== null) copy[name] = codec.copy?.(value);
  }
  for (const { to, plan: related } of plan.relations) {
    const value = row[to.name];
    if (Array.isArray(value)) copy[to.name] = value.map((one) => copyRow(related, one));
    else if (value !== null) copy[to.name] = copyRow(related, value as LoadedRow);
  }
  return copy;
}
