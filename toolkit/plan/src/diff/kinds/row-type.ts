import { type Catalog, isColumn, type Node } from '../node/index.ts';
import type { Operations, PlanContext } from '../operation/index.ts';
import { isPersistence } from './persistence.ts';

/**
 * Refuses a change that rewrites the rows of a table while a column of another table has its row type, which PostgreSQL
 * does not allow. Adding a column with a default counts as a rewrite.
 *
 * @param part the column or the setting of the table that changes
 * @param object the object of the refusal
 */
export function refuseWhereRowTypeIsUsed(part: Node, object: string, context: PlanContext): void {
  const table = part.parent ?? '';
  const kept = usersOfRows(table, context.after, context);
  for (const id of usersOfRows(table, context.before, context)) {
    const user = context.before.nodes.get(id);
    if (!kept.has(id) || isGoneWith(id, context) || isGoneWith(user?.parent ?? '', context)) continue;
    context.refuse({
      code: 'ROW_TYPE_IN_USE',
      object,
      message: `PostgreSQL does not rewrite the rows of ${table} while ${id} has its row type. Drop that column in a migration of its own first.`,
    });
  }
}

/**
 * The columns of other tables that have a table's row type, or a type that contains it.
 *
 * @param id the table, or the type
 */
function usersOfRows(
  id: string,
  catalog: Catalog,
  { kindOf }: Pick<PlanContext, 'kindOf'>,
): ReadonlySet<string> {
  const { nodes, dependents } = catalog;
  const found = new Set<string>();
  const seen = new Set([id]);
  for (const type of seen)
    for (const dependent of dependents.get(type) ?? []) {
      const node = nodes.get(dependent);
      if (node && kindOf(node).isType) seen.add(dependent);
      else if (catalog.find('column', dependent) && node?.parent !== id) found.add(dependent);
    }
  return found;
}

function isGoneWith(id: string, context: PlanContext): boolean {
  return ['drop', 'replace', 'rebuild'].includes(context.action(id) ?? '');
}

/**
 * Orders changes that rewrite the rows of a table while no column of another table has its row type: the old columns of
 * that type are dropped before, and the new ones are created after.
 */
export function orderRowTypes(operations: Operations): void {
  for (const rewrite of operations.all()) {
    const { node, verb } = rewrite;
    const table = node.parent ?? '';
    const rewritesRows = (isColumn(node) && (verb === 'alter' || verb === 'create')) || isPersistence(node);
    if (!rewritesRows || operations.get('create', table)) continue;
    const [old, now] = [operations.before, operations.after].map((one) =>
      usersOfRows(table, one, operations),
    );
    for (const id of old ?? []) {
      operations.order(operations.get('drop', id), rewrite, 'row type');
      if (!now?.has(id)) operations.order(operations.get('alter', id), rewrite, 'row type');
    }
    for (const id of now ?? []) {
      operations.order(rewrite, operations.get('create', id), 'row type');
      if (!old?.has(id)) operations.order(rewrite, operations.get('alter', id), 'row type');
    }
  }
}
