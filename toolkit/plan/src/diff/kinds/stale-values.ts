import { quoteIdentifier } from '@trellis/model';
import { qualifiedName } from '@trellis/model/internal';
import { reindex } from '../../ddl/index.ts';
import type { Hazard } from '../change/index.ts';
import type { Catalog, Node } from '../node/index.ts';
import { hazard, isGone, type PlanContext } from '../operation/index.ts';
import { tableOf } from './part-of.ts';

/** The nodes that compute with a text search object, directly or through others: indexes, columns, routines, views. */
export function usersOfTextSearch(node: Node, catalog: Catalog): readonly Node[] {
  const found = new Map<string, Node>();
  const queue: string[] = [wholeId(node.id, catalog)];
  for (let id = queue.pop(); id !== undefined; id = queue.pop())
    for (const dependent of catalog.dependents.get(id) ?? []) {
      const user = catalog.nodes.get(dependent);
      if (!user || user.parent === id || found.has(user.id)) continue;
      found.set(user.id, user);
      // Who computes a stored column again updates what uses it.
      if (catalog.find('column', user.id)?.value.generated?.kind !== 'stored')
        queue.push(wholeId(user.id, catalog));
    }
  return [...found.values()];
}

/** A mapping changes its configuration. */
function wholeId(id: string, catalog: Catalog): string {
  return catalog.find('text search mapping', id)?.parent ?? id;
}

/**
 * The hazard of changing a text search object in place: what is stored was computed by the old definition, and PostgreSQL
 * does not compute it again.
 */
export function staleValues(node: Node, context: PlanContext): readonly Hazard[] {
  const users = usersOfTextSearch(node, context.before).filter(
    ({ id, parent = '' }) => isKept(id, context) && isKept(parent, context),
  );
  const statements = users.flatMap(({ id }) => refreshOf(id, context.after) ?? []);
  if (statements.length === 0) return [];
  return [
    hazard.stale(
      `Values that were computed by the old definition are kept. Run after the migration: ${statements.sort().join('; ')}`,
    ),
  ];
}

function isKept(id: string, context: PlanContext): boolean {
  return !isGone(context.action(id)) && !context.isRebuilt(id);
}

/** The statement that computes stored values again. */
function refreshOf(id: string, catalog: Catalog): string | undefined {
  const index = catalog.find('index', id);
  if (index) return reindex({ schema: index.path[0] ?? '', name: index.value.name });
  const column = catalog.find('column', id);
  if (column?.value.generated?.kind === 'stored')
    return `UPDATE ${qualifiedName(tableOf(column))} SET ${quoteIdentifier(column.value.name)} = DEFAULT`;
  const view = catalog.find('view', id);
  return view?.value.materialized && !view.value.unpopulated ? `REFRESH ${view.target}` : undefined;
}
