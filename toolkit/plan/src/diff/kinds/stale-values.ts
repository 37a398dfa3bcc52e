import { quoteIdentifier } from '@trellis/model';
import { qualifiedName } from '@trellis/model/internal';
import { reindex } from '../../ddl/index.ts';
import type { Hazard } from '../change/index.ts';
import type { Catalog, Node, NodeOf } from '../node/index.ts';
import { hazard, isGone, type PlanContext } from '../operation/index.ts';
import { tableOf } from './part-of.ts';

/**
 * The nodes that compute with some objects, directly or through others: indexes, columns, routines, views. What uses a
 * stored column reads its values, and computes nothing itself.
 */
function usersOf(ids: readonly string[], catalog: Catalog): readonly Node[] {
  const found = new Map<string, Node>();
  const queue = [...ids];
  for (let id = queue.pop(); id !== undefined; id = queue.pop())
    for (const dependent of catalog.dependents.get(id) ?? []) {
      const user = catalog.nodes.get(dependent);
      if (!user || user.parent === id || found.has(user.id)) continue;
      found.set(user.id, user);
      // A mapping changes what its configuration computes.
      if (!storedColumn(user.id, catalog)) queue.push(configurationOf(user, catalog));
    }
  return [...found.values()];
}

/** The nodes that compute with a text search object. */
export function usersOfTextSearch(node: Node, catalog: Catalog): readonly Node[] {
  return usersOf([configurationOf(node, catalog)], catalog);
}

function configurationOf({ id }: Node, catalog: Catalog): string {
  return catalog.find('text search mapping', id)?.parent ?? id;
}

/**
 * The hazard of changing a text search object or a routine in place: what is stored was computed by the old definition, and PostgreSQL
 * does not compute it again.
 */
export function staleValues(node: Node, context: PlanContext): readonly Hazard[] {
  const { before, after } = context;
  const isKept = (id: string) => !isGone(context.action(id)) && !context.isRebuilt(id);
  const areKept = (list: readonly Node[]) =>
    list.filter(({ id, parent = '' }) => isKept(id) && isKept(parent)).map(({ id }) => id);
  const users = areKept(usersOfTextSearch(node, before));
  const columns = users.flatMap((id) => storedColumn(id, after) ?? []);
  const readers = areKept(
    usersOf(
      columns.map(({ id }) => id),
      before,
    ),
  );
  const statements = [
    ...columns.flatMap((column) => computeAgain(column, after)),
    ...users.flatMap((id) => reindexed(id, after)),
    ...[...users, ...readers].flatMap((id) => refreshed(id, after)),
  ];
  if (statements.length === 0) return [];
  return [
    hazard.stale(
      `Values that were computed by the old definition are kept. Run after the migration: ${[...new Set(statements)].join('; ')}`,
    ),
  ];
}

function storedColumn(id: string, catalog: Catalog): NodeOf<'column'> | undefined {
  const column = catalog.find('column', id);
  return column?.value.generated?.kind === 'stored' ? column : undefined;
}

/** PostgreSQL computes a stored column again if a column of its expression is written. */
function computeAgain(stored: NodeOf<'column'>, catalog: Catalog): readonly string[] {
  const [source] = [...stored.requires].flatMap((id) => catalog.find('column', id) ?? []);
  if (!source) return [];
  const name = quoteIdentifier(source.value.name);
  return [`UPDATE ${qualifiedName(tableOf(stored))} SET ${name} = ${name}`];
}

function reindexed(id: string, catalog: Catalog): readonly string[] {
  const index = catalog.find('index', id);
  return index ? [reindex({ schema: index.path[0] ?? '', name: index.value.name })] : [];
}

function refreshed(id: string, catalog: Catalog): readonly string[] {
  const view = catalog.find('view', id);
  return view?.value.materialized && !view.value.unpopulated ? [`REFRESH ${view.target}`] : [];
}
