import { createCast } from '../../ddl/index.ts';
import type { Node } from '../node/index.ts';
import type { Consequence, Kind, PlanContext } from '../operation/index.ts';

/** Casts: PostgreSQL cannot alter one, so any change drops and recreates it. */
export const castKind: Kind<'cast'> = {
  isUsedUnrecorded: true,
  create: (node) => createCast(node.value),
  drop: (node) => [`DROP ${node.target}`],
  consequences: usersOfChangedCasts,
};

/**
 * The nodes that have to be replaced because a cast changes. PostgreSQL resolves a cast when it parses an expression, and
 * records that the expression depends on the function of the cast. An expression whose text is the same on both
 * sides calls another function after the cast has changed.
 */
function usersOfChangedCasts(context: PlanContext): readonly Consequence[] {
  const { before, after, action, kindOf } = context;
  const found: Consequence[] = [];
  for (const side of [before, after])
    for (const cast of side.ofKind('cast')) {
      if (action(cast.id) === undefined) continue;
      for (const routine of routinesOf(cast, context))
        for (const id of side.dependents.get(routine) ?? []) {
          const [was, is] = [before.nodes.get(id), after.nodes.get(id)];
          if (!was || !is || was.kind === 'cast' || action(id) !== undefined) continue;
          const kind = kindOf(was);
          const keepsRows = kind.copyRows || (kind.storesValues && !kind.isComputed?.(was));
          if (!keepsRows && was.requires.has(routine) !== is.requires.has(routine))
            found.push([id, cast.object]);
        }
    }
  return found;
}

function routinesOf(cast: Node, { before, after, kindOf }: PlanContext): readonly string[] {
  return [...cast.requires].filter((id) => {
    const node = before.nodes.get(id) ?? after.nodes.get(id);
    return node !== undefined && kindOf(node).isCallable;
  });
}
