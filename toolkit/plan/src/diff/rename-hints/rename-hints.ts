import { type Model, parseReference } from '@trellis/model';
import type { RenameCandidates, RenameHint } from '../change/index.ts';
import type { PlanContext } from '../operation/index.ts';
import { RenamedNames } from '../rename/index.ts';
import { groupsOf } from './groups.ts';
import { matched } from './matched.ts';

/** Drops and additions that may be undeclared renames. */
export interface RenameHints {
  readonly hints: readonly RenameHint[];
  readonly candidates: readonly RenameCandidates[];
}

/**
 * Finds drops and additions that may be undeclared renames. The plan does not depend on them.
 *
 * A rename also renames what refers to the object, so the search is repeated with the renames found so far.
 *
 * @param models the old and the new Model
 */
export function renameHints(context: PlanContext, models: readonly Model[]): RenameHints {
  const weightOf = weightsOf(models);
  let found: RenameHints = { hints: [], candidates: [] };
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const { before, after } = context;
    const names = namesOf(found.hints);
    const groups = groupsOf(context, { before, after, names, weightOf }).map(matched);
    const hints = groups.flatMap((group) => group.hints);
    const isStable = JSON.stringify(hints) === JSON.stringify(found.hints);
    found = { hints, candidates: groups.flatMap(({ candidates }) => candidates) };
    if (isStable) break;
  }
  return found;
}

/** A pass for each level of objects that refer to each other: schemas, types and tables, columns, constraints. */
const MAX_PASSES = 4;

function namesOf(hints: readonly RenameHint[]): RenamedNames {
  return RenamedNames.of(
    hints.flatMap(({ from, to }) => {
      // A value of an enum has no reference.
      const [old, wanted] = [parseReference(from), parseReference(to)];
      return old && wanted ? [{ old, to: wanted.path.at(-1) ?? '' }] : [];
    }),
  );
}

/** A column's weight falls with the number of tables that have one of its name. */
function weightsOf(models: readonly Model[]): (column: string) => number {
  let counts: Map<string, number> | undefined;
  const count = () => {
    const found = new Map<string, number>();
    for (const { tables } of models)
      for (const { columns } of tables)
        for (const { name } of columns) found.set(name, (found.get(name) ?? 0) + 1);
    return found;
  };
  return (column) => {
    counts ??= count();
    const tables = (counts.get(column) ?? 1) / models.length;
    return 1 / (1 + Math.log(Math.max(1, tables)));
  };
}
