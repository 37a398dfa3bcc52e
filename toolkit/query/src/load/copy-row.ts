import type { Plan, PlanRelation } from './plan.ts';
import type { LoadedRow } from './reader.ts';

/** What a copy of a row has of its own. */
interface Own {
  readonly values: readonly { readonly name: string; readonly copy: (value: unknown) => unknown }[];
  readonly relations: readonly PlanRelation[];
}

const owns = new WeakMap<Plan, Own>();

/**
 * A copy of a loaded row, with copies of all that its relationships led to: what is done to one
 * shows in no other.
 *
 * @param plan what was loaded
 * @param row the row
 */
export function copyRow(plan: Plan, row: LoadedRow): LoadedRow {
  const { values, relations } = owns.get(plan) ?? ownOf(plan);
  const made = { ...row };
  for (const { name, copy } of values) {
    const value = made[name];
    if (value !== null) made[name] = copy(value);
  }
  for (const { to, plan: related } of relations) {
    const value = row[to.name];
    if (to.many) {
      const rows = value as LoadedRow[];
      const copies = new Array<LoadedRow>(rows.length);
      for (let i = 0; i < rows.length; i += 1) copies[i] = copyRow(related, rows[i] as LoadedRow);
      made[to.name] = copies;
    } else if (value !== null) made[to.name] = copyRow(related, value as LoadedRow);
  }
  return made;
}

/** Most values are of kinds that nobody can change, so that the copy may have the same. */
function ownOf(plan: Plan): Own {
  const own = {
    values: plan.columns.flatMap(({ name, codec: { copy } }) => (copy ? [{ name, copy }] : [])),
    relations: plan.relations,
  };
  owns.set(plan, own);
  return own;
}
